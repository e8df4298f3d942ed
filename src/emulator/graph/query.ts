import { readSwitches } from '../control/switches';
import type { Emulator } from '../emulator';
import type { BoundFilter } from './bind-filter';
import { readCounter } from './changes';
import { encodeValue, valueOf } from './encode-value';
import { GraphError } from './errors';
import { idAtEnd, indexOf, itemKey, itemsOf, SEPARATOR } from './keys';
import type { Column, Item, List } from './model';

/** Rows that a query without an index may look at. @see graph.md row 14 */
const VIEW_THRESHOLD = 5000;

/** Where a page ended: the row, and its sort value when the query has an order. */
export interface Cursor {
  readonly id: number;
  readonly value?: string;
}

/** What a page of rows is made from. */
export interface ItemQuery {
  readonly filter?: BoundFilter | undefined;
  readonly order?: { readonly column: Column; readonly descending: boolean } | undefined;
  readonly top: number;
  readonly after?: Cursor | undefined;
}

/** A page and where the next begins. */
export interface ItemPage {
  readonly items: readonly Item[];
  readonly next?: Cursor;
}

/** Does a row fulfil a filter? Text order and equality are those of the encoded values. */
export function matches(item: Item, filter: BoundFilter): boolean {
  if ('left' in filter) {
    const left = matches(item, filter.left);
    return filter.op === 'and'
      ? left && matches(item, filter.right)
      : left || matches(item, filter.right);
  }
  const actual = encodeValue(valueOf(item, filter.column));
  const filled = actual.startsWith('1');
  switch (filter.op) {
    case 'eq':
      return actual === filter.encoded;
    case 'ne':
      return actual !== filter.encoded;
    case 'startswith':
      return actual.startsWith(filter.encoded);
    case 'lt':
      return filled && actual < filter.encoded;
    case 'le':
      return filled && actual <= filter.encoded;
    case 'gt':
      return filled && actual > filter.encoded;
    case 'ge':
      return filled && actual >= filter.encoded;
  }
}

function tooManyResources(emulator: Emulator): GraphError {
  const status = readSwitches(emulator.store).tooManyResourcesStatus;
  return new GraphError(status, 'notSupported', {
    message: 'The request is unprocessable because it uses too many resources',
    inner: 'tooManyResources',
  });
}

type Compared = Extract<BoundFilter, { column: Column }>;

/** Numbers of the rows that a comparison on an indexed column hits, read from the index alone. */
function* idsByIndex(emulator: Emulator, list: List, filter: Compared): Generator<number> {
  const prefix = indexOf(list.id, filter.column.name);
  const { op, encoded } = filter;
  if (op === 'eq' || op === 'startswith') {
    const narrow = `${prefix}${encoded}${op === 'eq' ? SEPARATOR : ''}`;
    for (const { key } of emulator.store.range(narrow)) yield idAtEnd(key);
    return;
  }
  const upward = op === 'gt' || op === 'ge';
  const after = upward ? `${prefix}${encoded}` : `${prefix}1`;
  for (const { key } of emulator.store.range(prefix, { after })) {
    const value = key.slice(prefix.length, key.lastIndexOf(SEPARATOR));
    if (!upward && (op === 'lt' ? value >= encoded : value > encoded)) return;
    if (op !== 'gt' || value !== encoded) yield idAtEnd(key);
  }
}

/** The narrowest way into the rows that an index offers; undefined when every row must be looked at. */
function plan(
  emulator: Emulator,
  list: List,
  filter: BoundFilter,
): ReadonlySet<number> | undefined {
  if (filter.op === 'and' && 'left' in filter) {
    const [left, right] = [filter.left, filter.right].map((f) => plan(emulator, list, f));
    if (left === undefined || right === undefined) return left ?? right;
    return left.size <= right.size ? left : right;
  }
  if ('left' in filter) {
    const [left, right] = [filter.left, filter.right].map((f) => plan(emulator, list, f));
    return left && right ? new Set([...left, ...right]) : undefined;
  }
  if (!filter.column.indexed || filter.op === 'ne') return undefined;
  return new Set(idsByIndex(emulator, list, filter));
}

const usesOnlyIndexes = (filter: BoundFilter): boolean =>
  'left' in filter
    ? usesOnlyIndexes(filter.left) && usesOnlyIndexes(filter.right)
    : filter.column.indexed;

/** Refuses a query that SharePoint refuses for looking at too many rows. */
function refuseTooMany(emulator: Emulator, filter: BoundFilter, looked: number): void {
  if (looked <= VIEW_THRESHOLD) return;
  const pages = readSwitches(emulator.store).indexedFilterAbove5000 === 'pages';
  if (!(pages && usesOnlyIndexes(filter))) throw tooManyResources(emulator);
}

/** Rows that match, in order of their numbers, from a number on. */
function* matching(
  emulator: Emulator,
  list: List,
  at: { readonly filter?: BoundFilter | undefined; readonly afterId: number },
): Generator<Item> {
  const { filter, afterId } = at;
  const ids = filter === undefined ? undefined : plan(emulator, list, filter);
  if (filter !== undefined) {
    refuseTooMany(emulator, filter, ids?.size ?? readCounter(emulator.store, list.id).rows);
  }
  if (ids === undefined) {
    const after = itemKey(list.id, afterId);
    for (const { value } of emulator.store.range<Item>(itemsOf(list.id), { after })) {
      if (filter === undefined || matches(value, filter)) yield value;
    }
    return;
  }
  for (const id of [...ids].filter((one) => one > afterId).sort((a, b) => a - b)) {
    const item = emulator.store.get<Item>(itemKey(list.id, id));
    if (item !== undefined && filter !== undefined && matches(item, filter)) yield item;
  }
}

/** Rows in the order of a column, read from its index when there is one and no filter. */
function* ordered(
  emulator: Emulator,
  list: List,
  query: ItemQuery & { readonly order: NonNullable<ItemQuery['order']> },
): Generator<Item> {
  const { order, filter, after } = query;
  const reverse = order.descending;
  if (filter === undefined && order.column.indexed) {
    const prefix = indexOf(list.id, order.column.name);
    const from =
      after === undefined
        ? {}
        : {
            after: `${prefix}${after.value ?? ''}${SEPARATOR}${String(after.id).padStart(9, '0')}`,
          };
    for (const { key } of emulator.store.range(prefix, { reverse, ...from })) {
      const item = emulator.store.get<Item>(itemKey(list.id, idAtEnd(key)));
      if (item !== undefined) yield item;
    }
    return;
  }
  if (filter === undefined && readCounter(emulator.store, list.id).rows > VIEW_THRESHOLD) {
    throw tooManyResources(emulator);
  }
  yield* sorted(matching(emulator, list, { filter, afterId: 0 }), order, after);
}

function sorted(
  items: Iterable<Item>,
  order: NonNullable<ItemQuery['order']>,
  after: Cursor | undefined,
): readonly Item[] {
  const place = (value: string, id: number) => `${value}${SEPARATOR}${String(id).padStart(9, '0')}`;
  const placed = [...items].map((item) => ({
    item,
    at: place(encodeValue(valueOf(item, order.column)), item.id),
  }));
  const sign = order.descending ? -1 : 1;
  placed.sort((a, b) => (a.at < b.at ? -sign : sign));
  const from = after === undefined ? undefined : place(after.value ?? '', after.id);
  return placed
    .filter(({ at }) => from === undefined || (order.descending ? at < from : at > from))
    .map(({ item }) => item);
}

/** Reads one page of rows. @see graph.md §5 */
export function findItems(emulator: Emulator, list: List, query: ItemQuery): ItemPage {
  const { order, filter, after, top } = query;
  const source =
    order === undefined
      ? matching(emulator, list, { filter, afterId: after?.id ?? 0 })
      : ordered(emulator, list, { ...query, order });
  const items: Item[] = [];
  for (const item of source) {
    if (items.length === top) return { items, next: cursorAt(items.at(-1), order) };
    items.push(item);
  }
  const even = items.length === top && readSwitches(emulator.store).lastPage === 'empty';
  return even ? { items, next: cursorAt(items.at(-1), order) } : { items };
}

function cursorAt(item: Item | undefined, order: ItemQuery['order']): Cursor {
  const id = item?.id ?? 0;
  if (order === undefined || item === undefined) return { id };
  return { id, value: encodeValue(valueOf(item, order.column)) };
}
