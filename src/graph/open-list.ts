import type { Instant } from '../core/domain/base/time';
import { factsOf, type Entities, type EntityName } from '../core/domain/entities';
import type { Graph } from './client/graph';
import type { ListMap, WriteContext } from './columns/list-map';
import { ListTable } from './store/list-table';
import { ListCopy } from './sync/list-copy';
import { ListFeed } from './sync/list-feed';
import { expandFields } from './sync/list-pages';

/** What all lists share. */
export interface ListDeps {
  readonly graph: Graph;
  readonly clientId: string;
  readonly context: WriteContext;
  readonly timeZone: () => string;
  readonly now: () => Instant;
  readonly onChange: () => void;
}

/** One list: the table that acts work on, and the feed that keeps its copy. */
export interface OpenList<N extends EntityName> {
  readonly table: ListTable<Entities[N]>;
  readonly feed: ListFeed<Entities[N]>;
}

/** Opens one list; nothing is read until its feed loads. @param place its path in Graph, once it has been found */
export function openList<N extends EntityName>(
  map: ListMap<N>,
  deps: ListDeps,
  place: () => string,
): OpenList<N> {
  const { graph, clientId, context, timeZone, now, onChange } = deps;
  const { name, displayName } = map.description;
  const copy = new ListCopy<Entities[N]>({ map, timeZone, onChange });
  const table = new ListTable<Entities[N]>({
    graph,
    map,
    copy,
    context,
    place,
    seen: (row) => feed.seen(row),
    gone: (id) => feed.gone(id),
  });
  const feed = new ListFeed<Entities[N]>({
    graph,
    clientId,
    copy,
    now,
    place,
    edits: factsOf(name).edits,
    expand: expandFields(map.description),
    list: displayName,
    settled: () => table.settled(),
  });
  return { table, feed };
}
