import type { Emulator, Store } from '../../state/emulator';
import { builtInColumns, internalName } from './columns';
import { libraryColumns } from '../drive/library-columns';
import { checkNewColumn, checkColumn, newColumn, patchedColumn } from './column-rules';
import { GraphError, invalidRequest, itemNotFound, newGuid } from '../protocol/errors';
import { grantsPrefix } from '../access/grants';
import { buildIndex, dropIndex, hasDuplicates } from './indexes';
import { timestamp } from './items';
import { LISTS, itemKey, itemsOf, listKey, versionsOfList } from './keys';
import type { Actor, Column, FieldValue, Item, List } from './model';

/** All lists of the site, including system lists. */
export function* allLists(store: Store): Generator<List> {
  for (const { value } of store.range<List>(LISTS)) yield value;
}

const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Finds a list by id, or by title without case.
 *
 * @throws {GraphError} 404 `itemNotFound`
 * @see docs/behaviours.md row 31
 */
export function findList(store: Store, idOrTitle: string): List {
  const byId = GUID.test(idOrTitle) ? store.get<List>(listKey(idOrTitle.toLowerCase())) : undefined;
  if (byId !== undefined) return byId;
  for (const list of allLists(store)) {
    if (list.title.toLowerCase() === idOrTitle.toLowerCase()) return list;
  }
  throw itemNotFound('The specified list was not found');
}

/** Finds a column by id or internal name. @throws {GraphError} 404 `itemNotFound` */
export function findColumn(list: List, idOrName: string): Column {
  const found = list.columns.find((c) => c.id === idOrName || c.name === idOrName);
  if (found === undefined) throw itemNotFound('The specified column was not found');
  return found;
}

/** Refuses a title that is longer than 255 characters (400) or taken (409). */
function checkTitle(store: Store, title: string): void {
  if (title.length > 255) throw invalidRequest('The title of a list is too long.');
  for (const list of allLists(store)) {
    if (list.title.toLowerCase() !== title.toLowerCase()) continue;
    throw new GraphError(409, 'nameAlreadyExists', {
      message: 'The specified name already exists',
    });
  }
}

/** A list to create. It also gets the built-in columns. */
export interface NewList {
  readonly title: string;
  readonly description?: string;
  readonly actor: Actor;
  readonly system?: boolean;
  readonly hidden?: boolean;
  /** Segment of the web address; made from the title when missing. */
  readonly name?: string;
  readonly template?: 'documentLibrary';
  /** Column definitions in Graph's form. */
  readonly columns?: readonly unknown[];
}

/**
 * Refuses a lookup column whose target is not a column of a list of the site. The new list itself is a valid
 * target.
 */
function checkLookup(store: Store, list: List, column: Column): void {
  const { listId: target, columnName } = column.facet['lookup'] ?? {};
  if (column.kind !== 'lookup' || target === list.id) return;
  const isGuid = typeof target === 'string' && GUID.test(target);
  const other = isGuid ? store.get<List>(listKey(target)) : undefined;
  if (other?.columns.some((one) => one.name === columnName) === true) return;
  throw invalidRequest(
    `The lookup column '${column.name}' refers to a list or column that does not exist.`,
  );
}

/** A new list that has only its built-in columns. */
function emptyList(newList: NewList, now: string): List {
  const { title, actor, system = false, template } = newList;
  return {
    id: newGuid(),
    title,
    name: newList.name ?? internalName(title).replaceAll(/_x[0-9a-f]{4}_/g, ''),
    description: newList.description ?? '',
    created: now,
    modified: now,
    version: 0,
    hidden: newList.hidden ?? system,
    system,
    createdBy: actor,
    modifiedBy: actor,
    columns: template === undefined ? builtInColumns() : libraryColumns(),
    ...(template === undefined ? {} : { template }),
  };
}

/** Creates a list. @throws {GraphError} 409 `nameAlreadyExists` when the title is taken */
export function createList(emulator: Emulator, newList: NewList): List {
  const { store } = emulator;
  const now = timestamp(emulator);
  return store.transaction(() => {
    checkTitle(store, newList.title);
    let list = emptyList(newList, now);
    for (const definition of newList.columns ?? []) {
      const column = newColumn(store, definition);
      checkNewColumn(store, list, column);
      checkLookup(store, list, column);
      list = { ...list, columns: [...list.columns, column] };
    }
    store.put(listKey(list.id), list);
    return list;
  });
}

/** Changes properties of a list. */
export function updateList(
  emulator: Emulator,
  list: List,
  changes: Partial<Pick<List, 'title' | 'description' | 'columns'>>,
): List {
  const { title } = changes;
  if (title !== undefined && title.toLowerCase() !== list.title.toLowerCase()) {
    checkTitle(emulator.store, title);
  }
  const next = { ...list, ...changes, modified: timestamp(emulator), version: list.version + 1 };
  emulator.store.put(listKey(list.id), next);
  return next;
}

/** Store prefixes under which a list keeps data. */
const KEY_AREAS = 'item version index change latest child guid blob session lock'.split(' ');

/** Deletes a list with its rows, versions, indexes, changes and grants. */
export function deleteList(emulator: Emulator, list: List): void {
  const { store } = emulator;
  store.transaction(() => {
    store.remove(listKey(list.id));
    for (const area of KEY_AREAS) {
      const keys = Array.from(store.range(`g/${area}/${list.id}/`), ({ key }) => key);
      for (const key of keys) store.remove(key);
    }
    for (const { key } of [...store.range(grantsPrefix(list.id))]) store.remove(key);
    store.remove(`g/counter/${list.id}`);
  });
}

/** Adds a column to a list. @throws {GraphError} 400, 409 or 501 */
export function addColumn(emulator: Emulator, list: List, definition: unknown): Column {
  const { store } = emulator;
  return store.transaction(() => {
    const column = newColumn(store, definition);
    checkNewColumn(store, list, column);
    checkLookup(store, list, column);
    updateList(emulator, list, { columns: [...list.columns, column] });
    if (column.indexed) buildIndex(store, list.id, column);
    return column;
  });
}

/** Refuses to make a column unique while two rows have the same value in it. */
function refuseDuplicates(store: Store, listId: string, column: Column): void {
  if (!hasDuplicates(store, listId, column.name)) return;
  throw invalidRequest(
    `The field '${column.name}' has duplicate values and cannot enforce unique values.`,
  );
}

/**
 * Converts the cells of a column after it was changed to hold several values, or one again, which keeps the
 * first.
 */
function rewriteCells(store: Store, listId: string, after: Column): void {
  for (const { value: item } of [...store.range<Item>(itemsOf(listId))]) {
    const [first] = [item.values[after.name]].flat();
    if (first === undefined) continue;
    const cell = (after.multiple ? [first] : first) as FieldValue;
    store.put(itemKey(listId, item.id), {
      ...item,
      values: { ...item.values, [after.name]: cell },
    });
  }
}

/** Changes a column. Marking it as indexed fills its index at once. @throws {GraphError} 400 */
export function updateColumn(
  emulator: Emulator,
  list: List,
  change: { readonly before: Column; readonly definition: unknown },
): Column {
  const { store } = emulator;
  const { before } = change;
  const after = patchedColumn(store, before, change.definition);
  checkColumn(store, list, { before, after });
  checkLookup(store, list, after);
  return store.transaction(() => {
    const columns = list.columns.map((c) => (c.id === before.id ? after : c));
    updateList(emulator, list, { columns });
    if (before.multiple !== after.multiple) rewriteCells(store, list.id, after);
    if (after.indexed && !before.indexed) buildIndex(store, list.id, after);
    if (before.indexed && !after.indexed) dropIndex(store, list.id, before.name);
    if (after.enforceUniqueValues && !before.enforceUniqueValues) {
      refuseDuplicates(store, list.id, after);
    }
    return after;
  });
}

/** Removes a column's cell from all rows, or all versions, below a store prefix. */
function removeCells(store: Store, area: string, column: string): void {
  for (const { key, value: item } of [...store.range<Item>(area)]) {
    const { [column]: cell, ...values } = item.values;
    if (cell !== undefined) store.put(key, { ...item, values });
  }
}

/** Deletes a column with its cells. @throws {GraphError} 400 for a built-in column */
export function deleteColumn(emulator: Emulator, list: List, column: Column): void {
  if (column.columnGroup === '_Hidden' || column.name === 'Title') {
    throw invalidRequest(`The column '${column.name}' cannot be deleted.`);
  }
  const { store } = emulator;
  store.transaction(() => {
    updateList(emulator, list, { columns: list.columns.filter((c) => c.id !== column.id) });
    dropIndex(store, list.id, column.name);
    removeCells(store, itemsOf(list.id), column.name);
    removeCells(store, versionsOfList(list.id), column.name);
  });
}
