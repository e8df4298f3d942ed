import type { Store } from '../../state/emulator';
import { encodeValue, EMPTY, valueOf } from './encode-value';
import { idAtEnd, indexKey, indexOf, itemsOf, SEPARATOR } from './keys';
import type { Column, Item, List } from './model';

const indexedColumns = (list: List): readonly Column[] => list.columns.filter((c) => c.indexed);

/**
 * Replaces the index entries of a row's old values by those of its new ones. `before` is missing for a new row,
 * `after` for a deleted one.
 */
export function reindex(
  store: Store,
  list: List,
  row: { readonly before?: Item | undefined; readonly after?: Item | undefined },
): void {
  for (const column of indexedColumns(list)) {
    const at = { listId: list.id, column: column.name };
    const [old, next] = [row.before, row.after].map((item) =>
      item === undefined ? undefined : encodeValue(valueOf(item, column)),
    );
    if (old === next) continue;
    if (old !== undefined && row.before) store.remove(indexKey(at, old, row.before.id));
    if (next !== undefined && row.after) store.put(indexKey(at, next, row.after.id), 0);
  }
}

/** Fills the index of a column that was just marked as indexed. */
export function buildIndex(store: Store, listId: string, column: Column): void {
  const at = { listId, column: column.name };
  for (const { value } of store.range<Item>(itemsOf(listId))) {
    store.put(indexKey(at, encodeValue(valueOf(value, column)), value.id), 0);
  }
}

/** Removes the index of a column that is no longer indexed or was deleted. */
export function dropIndex(store: Store, listId: string, column: string): void {
  for (const { key } of [...store.range(indexOf(listId, column))]) store.remove(key);
}

/** The ids of rows with exactly this encoded value. */
export function* idsWithValue(
  store: Store,
  at: { readonly listId: string; readonly column: string },
  encoded: string,
): Generator<number> {
  const prefix = `${indexOf(at.listId, at.column)}${encoded}${SEPARATOR}`;
  for (const { key } of store.range(prefix)) yield idAtEnd(key);
}

/** Whether two rows have the same value in an indexed column. Empty cells do not count. */
export function hasDuplicates(store: Store, listId: string, column: string): boolean {
  const prefix = indexOf(listId, column);
  let last = EMPTY;
  for (const { key } of store.range(prefix)) {
    const value = key.slice(prefix.length, key.lastIndexOf(SEPARATOR));
    if (value === last && value !== EMPTY) return true;
    last = value;
  }
  return false;
}

/** The name of the first unique column in which another row has the same value. Empty cells do not count. */
export function findDuplicate(store: Store, list: List, item: Item): string | undefined {
  for (const column of list.columns.filter((c) => c.enforceUniqueValues)) {
    const encoded = encodeValue(valueOf(item, column));
    if (encoded === EMPTY) continue;
    for (const id of idsWithValue(store, { listId: list.id, column: column.name }, encoded)) {
      if (id !== item.id) return column.displayName;
    }
  }
  return undefined;
}
