import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import type { BoundFilter } from './bind-filter';
import { readCounter } from './changes';
import { compareEncoded, encodeValue, EMPTY, LONGEST_VALUE, valueOf } from './encode-value';
import { GraphError } from '../protocol/errors';
import { idAtEnd, indexOf, itemKey, itemsOf, SEPARATOR } from './keys';
import type { Column, Item, List } from './model';
import type { Comparison } from '../protocol/odata-filter';

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

/** An empty cell is neither less nor greater than anything. */
const isFilled = (encoded: string): boolean => encoded !== EMPTY;

const TESTS: Readonly<Record<Comparison, (actual: string, wanted: string) => boolean>> = {
  eq: (actual, wanted) => actual === wanted,
  ne: (actual, wanted) => actual !== wanted,
  startswith: (actual, wanted) => actual.startsWith(wanted),
  lt: (actual, wanted) => isFilled(actual) && compareEncoded(actual, wanted) < 0,
  le: (actual, wanted) => isFilled(actual) && compareEncoded(actual, wanted) <= 0,
  gt: (actual, wanted) => isFilled(actual) && compareEncoded(actual, wanted) > 0,
  ge: (actual, wanted) => isFilled(actual) && compareEncoded(actual, wanted) >= 0,
};

/** Does a row fulfil a filter? Text order and equality are those of the encoded values. */
function matches(item: Item, filter: BoundFilter): boolean {
  if ('left' in filter) {
    const left = matches(item, filter.left);
    return filter.op === 'and'
      ? left && matches(item, filter.right)
      : left || matches(item, filter.right);
  }
  const value = valueOf(item, filter.column);
  // Of several values one that fits is enough.
  const ones = Array.isArray(value) ? (value as readonly (string | number)[]) : [value];
  return ones.some((one) => TESTS[filter.op](encodeValue(one), filter.encoded));
}

function tooManyResources(emulator: Emulator): GraphError {
  const status = readSwitches(emulator.store).tooManyResourcesStatus;
  return new GraphError(status, 'notSupported', {
    message: 'The request is unprocessable because it uses too many resources',
    inner: 'tooManyResources',
  });
}

type Ids = ReadonlySet<number>;
type OrderedQuery = ItemQuery & { readonly order: NonNullable<ItemQuery['order']> };

/** Which rows, from which number on. */
interface Within {
  readonly filter?: BoundFilter | undefined;
  readonly afterId: number;
}

type Compared = Extract<BoundFilter, { column: Column }>;

/** Numbers of the rows whose key begins so. */
function* idsUnder(emulator: Emulator, prefix: string): Generator<number> {
  for (const { key } of emulator.store.range(prefix)) yield idAtEnd(key);
}

/** Numbers of the rows above or below a value, read along the index. */
function* idsAlong(emulator: Emulator, list: List, filter: Compared): Generator<number> {
  const prefix = indexOf(list.id, filter.column.name);
  const { op, encoded } = filter;
  const isUpward = op === 'gt' || op === 'ge';
  const after = `${prefix}${isUpward ? encoded : '1'}`;
  for (const { key } of emulator.store.range(prefix, { after })) {
    const value = key.slice(prefix.length, key.lastIndexOf(SEPARATOR));
    if (TESTS[op](value, encoded)) yield idAtEnd(key);
    else if (!isUpward) return;
  }
}

/** The same for a value that is longer than any cell's: looked at one by one. */
function* idsBeyond(emulator: Emulator, list: List, filter: Compared): Generator<number> {
  for (const { value } of emulator.store.range<Item>(itemsOf(list.id))) {
    if (matches(value, filter)) yield value.id;
  }
}

/** Numbers of the rows that a comparison on an indexed column hits, read from the index alone. */
function idsByIndex(emulator: Emulator, list: List, filter: Compared): Iterable<number> {
  // No cell holds as much, and no key of the store could.
  if (filter.encoded.length > LONGEST_VALUE) return idsBeyond(emulator, list, filter);
  const narrow = `${indexOf(list.id, filter.column.name)}${filter.encoded}`;
  if (filter.op === 'eq') return idsUnder(emulator, `${narrow}${SEPARATOR}`);
  if (filter.op === 'startswith') return idsUnder(emulator, narrow);
  return idsAlong(emulator, list, filter);
}

const smaller = (a: Ids | undefined, b: Ids | undefined): Ids | undefined =>
  a === undefined || b === undefined ? (a ?? b) : a.size <= b.size ? a : b;

const union = (a: Ids | undefined, b: Ids | undefined): Ids | undefined =>
  a === undefined || b === undefined ? undefined : new Set([...a, ...b]);

/** The narrowest way into the rows that an index offers; undefined when every row must be looked at. */
function plan(emulator: Emulator, list: List, filter: BoundFilter): Ids | undefined {
  if ('left' in filter) {
    const [left, right] = [filter.left, filter.right].map((f) => plan(emulator, list, f));
    return (filter.op === 'and' ? smaller : union)(left, right);
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

/** Every row after a number, or those that a filter leaves. */
function* scan(emulator: Emulator, list: List, at: Within): Generator<Item> {
  const after = itemKey(list.id, at.afterId);
  for (const { value } of emulator.store.range<Item>(itemsOf(list.id), { after })) {
    if (at.filter === undefined || matches(value, at.filter)) yield value;
  }
}

/** Rows of a set of numbers that match, rising. */
function* chosen(emulator: Emulator, list: List, at: Within & { ids: Ids }): Generator<Item> {
  const { ids, filter, afterId } = at;
  for (const id of [...ids].filter((one) => one > afterId).sort((a, b) => a - b)) {
    const item = emulator.store.get<Item>(itemKey(list.id, id));
    if (item && filter && matches(item, filter)) yield item;
  }
}

/** Rows that match, in order of their numbers, from a number on. */
function matching(emulator: Emulator, list: List, at: Within): Generator<Item> {
  const { filter } = at;
  if (filter === undefined) return scan(emulator, list, at);
  const ids = plan(emulator, list, filter);
  refuseTooMany(emulator, filter, ids?.size ?? readCounter(emulator.store, list.id).rows);
  return ids === undefined ? scan(emulator, list, at) : chosen(emulator, list, { ...at, ids });
}

/** An order of a big list was once throttled instead of read from its index. @see graph.md §5 */
function refuseLongOrder(emulator: Emulator, list: List): void {
  if (readSwitches(emulator.store).orderAbove5000 === 'pages') return;
  if (readCounter(emulator.store, list.id).rows <= VIEW_THRESHOLD) return;
  throw new GraphError(429, 'activityLimitReached', {
    message: 'The request has been throttled',
    inner: 'throttledRequest',
  });
}

/** Rows in the order of a column's index. */
function* byIndexOrder(emulator: Emulator, list: List, query: OrderedQuery): Generator<Item> {
  refuseLongOrder(emulator, list);
  const { order, after } = query;
  const prefix = indexOf(list.id, order.column.name);
  const from =
    after === undefined ? {} : { after: `${prefix}${placeOf(after.value ?? '', after.id)}` };
  for (const { key } of emulator.store.range(prefix, { reverse: order.descending, ...from })) {
    const item = emulator.store.get<Item>(itemKey(list.id, idAtEnd(key)));
    if (item !== undefined) yield item;
  }
}

/** Rows in the order of a column, read from its index when there is one and no filter. */
function* ordered(emulator: Emulator, list: List, query: OrderedQuery): Generator<Item> {
  const { order, filter, after } = query;
  if (filter === undefined && order.column.indexed) {
    yield* byIndexOrder(emulator, list, query);
    return;
  }
  if (filter === undefined && readCounter(emulator.store, list.id).rows > VIEW_THRESHOLD) {
    throw tooManyResources(emulator);
  }
  yield* sorted(matching(emulator, list, { filter, afterId: 0 }), order, after);
}

/** A row's place in an order, as index keys have it. */
const placeOf = (value: string, id: number): string =>
  `${value}${SEPARATOR}${String(id).padStart(9, '0')}`;

function sorted(
  items: Iterable<Item>,
  order: NonNullable<ItemQuery['order']>,
  after: Cursor | undefined,
): readonly Item[] {
  const placed = [...items].map((item) => ({
    item,
    at: placeOf(encodeValue(valueOf(item, order.column)), item.id),
  }));
  const sign = order.descending ? -1 : 1;
  placed.sort((a, b) => sign * compareEncoded(a.at, b.at));
  const from = after === undefined ? undefined : placeOf(after.value ?? '', after.id);
  return placed
    .filter(({ at }) => from === undefined || sign * compareEncoded(at, from) > 0)
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
