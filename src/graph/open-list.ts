import { BoundedMap } from '../core/domain/base/bounded-map';
import type { RunningClock, RunningTime } from '../core/domain/base/running-time';
import type { Instant } from '../core/domain/base/time';
import { factsOf, type Entities, type EntityName } from '../core/domain/entities';
import type { Graph } from './client/graph';
import type { ListMap, WriteContext } from './columns/list-map';
import { ListTable } from './store/list-table';
import { ListCopy } from './sync/list-copy';
import { ListFeed } from './sync/list-feed';

/** What every list needs, whichever it is. */
export interface ListDeps {
  readonly graph: Graph;
  /** Client id of the product. */
  readonly clientId: string;
  readonly context: WriteContext;
  readonly timeZone: () => string;
  readonly now: () => Instant;
  readonly runningNow: RunningClock;
  /** Tells a time to people. */
  readonly instantOf: (time: RunningTime) => Instant;
  /** Called whenever the copy of a list has changed. */
  readonly onChange: () => void;
  /** Called when it is known at last whether a write whose answer was lost was carried out. */
  readonly onFoundOut: () => void;
  /** Waits between the readings that find out about such a write. */
  readonly pause: (ms: number) => Promise<void>;
}

/** How many corrections of new rows are remembered for each list. A row is asked about within minutes of its creation. */
export const mostCorrectedMarks = 1_000;

/** One list: the table that acts work on, and the feed that keeps the copy of the list current. */
export interface OpenList<N extends EntityName> {
  readonly table: ListTable<Entities[N]>;
  readonly feed: ListFeed<Entities[N]>;
}

/** Opens one list, and reads nothing before `feed.load`. @param listPath returns its path in Graph once it has been found */
export function openList<N extends EntityName>(
  map: ListMap<N>,
  deps: ListDeps,
  listPath: () => string,
): OpenList<N> {
  const { graph, clientId, context, timeZone, onChange, onFoundOut, pause } = deps;
  const { now, runningNow, instantOf } = deps;
  const { description } = map;
  const copy = new ListCopy<Entities[N]>({ map, timeZone, onChange });
  const source = { graph, clientId, description, listPath };
  const table: ListTable<Entities[N]> = new ListTable<Entities[N]>({
    ...source,
    map,
    copy,
    context,
    correctedMarks: new BoundedMap<string, string>(mostCorrectedMarks),
    onForeignRow: (row, askedAt) => feed.noteForeignRow(row, askedAt),
    onGone: (id) => feed.noteGone(id),
    onFoundOut,
    renew: () => feed.refresh(),
    readTo: () => feed.readTo(),
    pause,
  });
  const { onEdit } = factsOf(description.name);
  const settled = () => table.settled();
  const clocks = { now, runningNow, instantOf };
  const feed: ListFeed<Entities[N]> = new ListFeed<Entities[N]>({
    ...source,
    ...clocks,
    copy,
    onEdit,
    settled,
  });
  return { table, feed };
}
