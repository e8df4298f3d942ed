import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import type { BoundFilter } from './bind-filter';
import { readCounter } from './changes';
import { compareEncoded, encodeValue, EMPTY, MAX_ENCODED_LENGTH, valueOf } from './encode-value';
import { GraphError } from '../protocol/errors';
import { idAtEnd, indexOf, itemKey, itemsOf, SEPARATOR } from './keys';
import type { Column, Item, List } from './model';
import type { Comparison } from '../protocol/odata-filter';

/** Most rows that a query without an index may read. @see docs/behaviours.md row 14 */
const VIEW_THRESHOLD = 5000;

/** Where a page ended: the row id, and its encoded sort value when the query has an order. */
export interface Cursor {
  readonly id: number;
  readonly value?: string;
}

/** What a page of rows is read by. */
export interface ItemQuery {
  readonly filter?: BoundFilter | undefined;
  readonly order?: { readonly column: Column; readonly descending: boolean } | undefined;
  readonly top: number;
  readonly after?: Cursor | undefined;
}

/** A page of rows, and where the next begins. */
export interface ItemPage {
  readonly items: readonly Item[];
  readonly next?: Cursor;
}

/** Whether a cell has a value. An empty cell is neither less nor greater than anything. */
const isFilled = (encoded: string): boolean => encoded !== EMPTY;

const COMPARE: Readonly<Record<Comparison, (actual: string, wanted: string) => boolean>> = {
  eq: (actual, wanted) => actual === wanted,
  ne: (actual, wanted) => actual !== wanted,
  startswith: (actual, wanted) => actual.startsWith(wanted),
  lt: (actual, wanted) => isFilled(actual) && compareEncoded(actual, wanted) < 0,
  le: (actual, wanted) => isFilled(actual) && compareEncoded(actual, wanted) <= 0,
  gt: (actual, wanted) => isFilled(actual) && compareEncoded(actual, wanted) > 0,
  ge: (actual, wanted) => isFilled(actual) && compareEncoded(actual, wanted) >= 0,
};

/** Whether a row matches a filter. Encoded values are compared. */
function matches(item: Item, filter: BoundFilter): boolean {
  if ('left' in filter) {
    const left = matches(item, filter.left);
    return filter.op === 'and'
      ? left && matches(item, filter.right)
      : left || matches(item, filter.right);
  }
  const value = valueOf(item, filter.column);
  // A cell with several values matches when one of them does.
  const ones = Array.isArray(value) ? (value as readonly (string | number)[]) : [value];
  return ones.some((one) => COMPARE[filter.op](encodeValue(one), filter.encoded));
}

function tooManyResources(emulator: Emulator): GraphError {
  const status = readSwitches(emulator.store).tooManyResourcesStatus;
  return new GraphError(status, 'notSupported', {
    message: 'The request is unprocessable because it uses too many resources',
    inner: 'tooManyResources',
  });
}

type RowIds = ReadonlySet<number>;
type OrderedQuery = ItemQuery & { readonly order: NonNullable<ItemQuery['order']> };

/** The rows to read: those that match a filter, with ids above one. */
interface ItemScope {
  readonly filter?: BoundFilter | undefined;
  readonly afterId: number;
}

type ColumnComparison = Extract<BoundFilter, { column: Column }>;

/** Ids of the rows whose index key begins with a prefix. */
function* idsWithPrefix(emulator: Emulator, prefix: string): Generator<number> {
  for (const { key } of emulator.store.range(prefix)) yield idAtEnd(key);
}

/** Ids of the rows above or below a value, read from the index. */
function* idsInRange(emulator: Emulator, list: List, filter: ColumnComparison): Generator<number> {
  const prefix = indexOf(list.id, filter.column.name);
  const { op, encoded } = filter;
  const isUpward = op === 'gt' || op === 'ge';
  const after = `${prefix}${isUpward ? encoded : '1'}`;
  for (const { key } of emulator.store.range(prefix, { after })) {
    const value = key.slice(prefix.length, key.lastIndexOf(SEPARATOR));
    if (COMPARE[op](value, encoded)) yield idAtEnd(key);
    else if (!isUpward) return;
  }
}

/** Ids of the matching rows for a value longer than any cell. No key can hold it, so all rows are read. */
function* idsByScan(emulator: Emulator, list: List, filter: ColumnComparison): Generator<number> {
  for (const { value } of emulator.store.range<Item>(itemsOf(list.id))) {
    if (matches(value, filter)) yield value.id;
  }
}

/** Ids of the rows that match a comparison on an indexed column. */
function idsByIndex(emulator: Emulator, list: List, filter: ColumnComparison): Iterable<number> {
  if (filter.encoded.length > MAX_ENCODED_LENGTH) return idsByScan(emulator, list, filter);
  const narrow = `${indexOf(list.id, filter.column.name)}${filter.encoded}`;
  if (filter.op === 'eq') return idsWithPrefix(emulator, `${narrow}${SEPARATOR}`);
  if (filter.op === 'startswith') return idsWithPrefix(emulator, narrow);
  return idsInRange(emulator, list, filter);
}

const smaller = (a: RowIds | undefined, b: RowIds | undefined): RowIds | undefined =>
  a === undefined || b === undefined ? (a ?? b) : a.size <= b.size ? a : b;

const union = (a: RowIds | undefined, b: RowIds | undefined): RowIds | undefined =>
  a === undefined || b === undefined ? undefined : new Set([...a, ...b]);

/** The fewest ids that an index can narrow a filter to; undefined when all rows must be read. */
function candidateIds(emulator: Emulator, list: List, filter: BoundFilter): RowIds | undefined {
  if ('left' in filter) {
    const [left, right] = [filter.left, filter.right].map((f) => candidateIds(emulator, list, f));
    return (filter.op === 'and' ? smaller : union)(left, right);
  }
  if (!filter.column.indexed || filter.op === 'ne') return undefined;
  return new Set(idsByIndex(emulator, list, filter));
}

const usesOnlyIndexes = (filter: BoundFilter): boolean =>
  'left' in filter
    ? usesOnlyIndexes(filter.left) && usesOnlyIndexes(filter.right)
    : filter.column.indexed;

/** Refuses a query that SharePoint refuses because it reads too many rows. */
function refuseTooMany(emulator: Emulator, filter: BoundFilter, rowsRead: number): void {
  if (rowsRead <= VIEW_THRESHOLD) return;
  const pages = readSwitches(emulator.store).indexedFilterAbove5000 === 'pages';
  if (!(pages && usesOnlyIndexes(filter))) throw tooManyResources(emulator);
}

/** The rows of a scope, read one after another. */
function* scan(emulator: Emulator, list: List, at: ItemScope): Generator<Item> {
  const after = itemKey(list.id, at.afterId);
  for (const { value } of emulator.store.range<Item>(itemsOf(list.id), { after })) {
    if (at.filter === undefined || matches(value, at.filter)) yield value;
  }
}

/** The rows with some ids that match a filter, by rising id. */
function* itemsById(
  emulator: Emulator,
  list: List,
  at: ItemScope & { ids: RowIds },
): Generator<Item> {
  const { ids, filter, afterId } = at;
  for (const id of [...ids].filter((one) => one > afterId).sort((a, b) => a - b)) {
    const item = emulator.store.get<Item>(itemKey(list.id, id));
    if (item && filter && matches(item, filter)) yield item;
  }
}

/** The rows of a scope, by rising id. */
function matchingItems(emulator: Emulator, list: List, at: ItemScope): Generator<Item> {
  const { filter } = at;
  if (filter === undefined) return scan(emulator, list, at);
  const ids = candidateIds(emulator, list, filter);
  refuseTooMany(emulator, filter, ids?.size ?? readCounter(emulator.store, list.id).rows);
  return ids === undefined ? scan(emulator, list, at) : itemsById(emulator, list, { ...at, ids });
}

/** Answers 429 to an order over a big list when the switch `orderAbove5000` says so, as once seen. */
function refuseLongOrder(emulator: Emulator, list: List): void {
  if (readSwitches(emulator.store).orderAbove5000 === 'pages') return;
  if (readCounter(emulator.store, list.id).rows <= VIEW_THRESHOLD) return;
  throw new GraphError(429, 'activityLimitReached', {
    message: 'The request has been throttled',
    inner: 'throttledRequest',
  });
}

/** The rows in the order of a column's index. */
function* itemsInIndexOrder(emulator: Emulator, list: List, query: OrderedQuery): Generator<Item> {
  refuseLongOrder(emulator, list);
  const { order, after } = query;
  const prefix = indexOf(list.id, order.column.name);
  const from =
    after === undefined ? {} : { after: `${prefix}${orderKey(after.value ?? '', after.id)}` };
  for (const { key } of emulator.store.range(prefix, { reverse: order.descending, ...from })) {
    const item = emulator.store.get<Item>(itemKey(list.id, idAtEnd(key)));
    if (item !== undefined) yield item;
  }
}

/** The rows in the order of a column, read from its index when it has one and there is no filter. */
function* orderedItems(emulator: Emulator, list: List, query: OrderedQuery): Generator<Item> {
  const { order, filter, after } = query;
  if (filter === undefined && order.column.indexed) {
    yield* itemsInIndexOrder(emulator, list, query);
    return;
  }
  if (filter === undefined && readCounter(emulator.store, list.id).rows > VIEW_THRESHOLD) {
    throw tooManyResources(emulator);
  }
  yield* sorted(matchingItems(emulator, list, { filter, afterId: 0 }), order, after);
}

/** The position of a row in an order, in the form of index keys. */
const orderKey = (value: string, id: number): string =>
  `${value}${SEPARATOR}${String(id).padStart(9, '0')}`;

function sorted(
  items: Iterable<Item>,
  order: NonNullable<ItemQuery['order']>,
  after: Cursor | undefined,
): readonly Item[] {
  const placed = [...items].map((item) => ({
    item,
    at: orderKey(encodeValue(valueOf(item, order.column)), item.id),
  }));
  const sign = order.descending ? -1 : 1;
  placed.sort((a, b) => sign * compareEncoded(a.at, b.at));
  const from = after === undefined ? undefined : orderKey(after.value ?? '', after.id);
  return placed
    .filter(({ at }) => from === undefined || sign * compareEncoded(at, from) > 0)
    .map(({ item }) => item);
}

/** Reads one page of rows. @see https://learn.microsoft.com/graph/api/listitem-list */
export function findItems(emulator: Emulator, list: List, query: ItemQuery): ItemPage {
  const { order, filter, after, top } = query;
  const source =
    order === undefined
      ? matchingItems(emulator, list, { filter, afterId: after?.id ?? 0 })
      : orderedItems(emulator, list, { ...query, order });
  const items: Item[] = [];
  for (const item of source) {
    if (items.length === top) return { items, next: cursorAt(items.at(-1), order) };
    items.push(item);
  }
  const isFullLastPage = items.length === top && readSwitches(emulator.store).lastPage === 'empty';
  return isFullLastPage ? { items, next: cursorAt(items.at(-1), order) } : { items };
}

function cursorAt(item: Item | undefined, order: ItemQuery['order']): Cursor {
  const id = item?.id ?? 0;
  if (order === undefined || item === undefined) return { id };
  return { id, value: encodeValue(valueOf(item, order.column)) };
}
