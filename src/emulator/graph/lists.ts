import type { Emulator, Store } from '../emulator';
import { builtInColumns, internalName } from './columns';
import { admitColumn, checkColumn, newColumn, patchedColumn } from './column-rules';
import { GraphError, invalidRequest, itemNotFound, newGuid } from './errors';
import { buildIndex, dropIndex } from './indexes';
import { stamp } from './items';
import { LISTS, itemKey, itemsOf, listKey } from './keys';
import type { Actor, Column, Item, List } from './model';

type Json = Readonly<Record<string, unknown>>;

/** All lists of the site, system lists too. */
export function* allLists(store: Store): Generator<List> {
  for (const { value } of store.range<List>(LISTS)) yield value;
}

/** A list by id or by title, without case. @throws {GraphError} itemNotFound @see graph.md row 31 */
export function findList(store: Store, idOrTitle: string): List {
  const byId = store.get<List>(listKey(idOrTitle.toLowerCase()));
  if (byId !== undefined) return byId;
  for (const list of allLists(store)) {
    if (list.title.toLowerCase() === idOrTitle.toLowerCase()) return list;
  }
  throw itemNotFound('The specified list was not found');
}

/** A column by id or internal name. @throws {GraphError} itemNotFound */
export function findColumn(list: List, idOrName: string): Column {
  const found = list.columns.find((c) => c.id === idOrName || c.name === idOrName);
  if (found === undefined) throw itemNotFound('The specified column was not found');
  return found;
}

function refuseTakenTitle(store: Store, title: string): void {
  for (const list of allLists(store)) {
    if (list.title.toLowerCase() !== title.toLowerCase()) continue;
    throw new GraphError(409, 'nameAlreadyExists', {
      message: 'The specified name already exists',
    });
  }
}

/** A list that is not there yet, with its built-in columns. */
export interface NewList {
  readonly title: string;
  readonly description?: string;
  readonly actor: Actor;
  readonly system?: boolean;
  /** Column definitions as Graph takes them. */
  readonly columns?: readonly Json[];
}

/** Lookup columns point at a list of the same site, which may be the new one itself. */
function checkLookup(store: Store, list: List, column: Column): void {
  const target = column.facet['lookup']?.['listId'];
  if (column.kind !== 'lookup' || target === list.id) return;
  if (typeof target === 'string' && store.get(listKey(target)) !== undefined) return;
  throw invalidRequest(`The lookup column '${column.name}' refers to a list that does not exist.`);
}

/** Adds a list. @throws {GraphError} nameAlreadyExists when the title is taken @see graph.md §3.1 */
export function createList(emulator: Emulator, wanted: NewList): List {
  const { store } = emulator;
  const now = stamp(emulator);
  return store.transaction(() => {
    refuseTakenTitle(store, wanted.title);
    const empty: List = {
      id: newGuid(),
      title: wanted.title,
      name: internalName(wanted.title).replaceAll(/_x[0-9a-f]{4}_/g, ''),
      description: wanted.description ?? '',
      created: now,
      modified: now,
      version: 0,
      hidden: wanted.system ?? false,
      system: wanted.system ?? false,
      createdBy: wanted.actor,
      modifiedBy: wanted.actor,
      columns: builtInColumns(),
    };
    let list = empty;
    for (const definition of wanted.columns ?? []) {
      const column = newColumn(definition);
      admitColumn(store, list, column);
      checkLookup(store, list, column);
      list = { ...list, columns: [...list.columns, column] };
    }
    store.put(listKey(list.id), list);
    return list;
  });
}

/** Lays changes over a list's own properties. */
export function updateList(
  emulator: Emulator,
  list: List,
  changes: Partial<Pick<List, 'title' | 'description' | 'columns'>>,
): List {
  const { title } = changes;
  if (title !== undefined && title.toLowerCase() !== list.title.toLowerCase()) {
    refuseTakenTitle(emulator.store, title);
  }
  const next = { ...list, ...changes, modified: stamp(emulator), version: list.version + 1 };
  emulator.store.put(listKey(list.id), next);
  return next;
}

/** Deletes a list with its rows, versions, index and changes. */
export function deleteList(emulator: Emulator, list: List): void {
  const { store } = emulator;
  store.transaction(() => {
    store.remove(listKey(list.id));
    for (const area of ['item', 'version', 'index', 'change', 'latest']) {
      for (const { key } of [...store.range(`g/${area}/${list.id}/`)]) store.remove(key);
    }
    store.remove(`g/counter/${list.id}`);
  });
}

/** Adds a column to a list. */
export function addColumn(emulator: Emulator, list: List, definition: Json): Column {
  const { store } = emulator;
  return store.transaction(() => {
    const column = newColumn(definition);
    admitColumn(store, list, column);
    checkLookup(store, list, column);
    updateList(emulator, list, { columns: [...list.columns, column] });
    if (column.indexed) buildIndex(store, list.id, column);
    return column;
  });
}

/** Changes a column; marking it as indexed fills its index at once. */
export function updateColumn(
  emulator: Emulator,
  list: List,
  change: { readonly before: Column; readonly definition: Json },
): Column {
  const { store } = emulator;
  const { before } = change;
  const after = patchedColumn(before, change.definition);
  checkColumn(store, list, { before, after });
  return store.transaction(() => {
    const columns = list.columns.map((c) => (c.id === before.id ? after : c));
    updateList(emulator, list, { columns });
    if (after.indexed && !before.indexed) buildIndex(store, list.id, after);
    if (before.indexed && !after.indexed) dropIndex(store, list.id, before.name);
    return after;
  });
}

/** Removes a column and what rows held in it. Built-in columns stay. */
export function deleteColumn(emulator: Emulator, list: List, column: Column): void {
  if (column.columnGroup === '_Hidden' || column.name === 'Title') {
    throw invalidRequest(`The column '${column.name}' cannot be deleted.`);
  }
  const { store } = emulator;
  store.transaction(() => {
    updateList(emulator, list, { columns: list.columns.filter((c) => c.id !== column.id) });
    dropIndex(store, list.id, column.name);
    for (const { value } of [...store.range<Item>(itemsOf(list.id))]) {
      const { [column.name]: gone, ...values } = value.values;
      if (gone !== undefined) store.put(itemKey(list.id, value.id), { ...value, values });
    }
  });
}
