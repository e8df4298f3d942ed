import type { EditedList } from '../../core/ports';
import type { Instant } from '../../core/domain/base/time';
import type { Graph } from '../client/graph';
import type { ListMap, Names } from '../columns/list-map';
import { ListCopy } from '../sync/list-copy';
import { ListFeed } from '../sync/list-feed';
import { expandFields } from '../sync/list-pages';
import { ListTable } from './list-table';

/** What all lists share. */
export interface ListSurroundings {
  readonly graph: Graph;
  readonly clientId: string;
  readonly names: Names;
  readonly timeZone: () => string;
  readonly now: () => Instant;
  readonly onChange: () => void;
}

/** One list: the table that acts work on, and the feed that keeps its copy. */
export interface OpenList<T extends { readonly id: string }> {
  readonly table: ListTable<T>;
  readonly feed: ListFeed<T>;
}

/** Opens one list; nothing is read until its feed loads. @param place where it is, once it has been found */
export function openList<T extends { readonly id: string }>(
  map: ListMap<T>,
  around: ListSurroundings,
  at: { readonly place: () => string; readonly edited: EditedList | undefined },
): OpenList<T> {
  const { graph, clientId, names, timeZone, now, onChange } = around;
  const copy = new ListCopy({ map, timeZone, onChange });
  const table = new ListTable<T>({
    graph,
    map,
    copy,
    names,
    place: at.place,
    seen: (row) => feed.seen(row),
    gone: (id) => feed.gone(id),
  });
  const feed = new ListFeed<T>({
    graph,
    clientId,
    copy,
    now,
    ...at,
    expand: expandFields(map.description),
    list: map.description.displayName,
    settled: () => table.settled(),
  });
  return { table, feed };
}
