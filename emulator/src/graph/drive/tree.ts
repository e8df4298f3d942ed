import type { Store } from '../../state/emulator';
import { encodeValue } from '../lists/encode-value';
import { GraphError } from '../protocol/errors';
import { idAtEnd, itemKey, SEPARATOR } from '../lists/keys';
import type { Item, List } from '../lists/model';

/** Row id of the root folder of a library. No row has it. */
export const ROOT_ID = 0;

const padded = (id: number): string => String(id).padStart(9, '0');
const childrenKey = (listId: string, parent: number): string =>
  `g/child/${listId}/${padded(parent)}/`;

/** Encodes a name so that names compare without case and without regard to how their accents are composed. */
const encodedName = (name: string): string => encodeValue(name.normalize('NFC'));

const nameKey = (listId: string, parent: number, name: string): string =>
  `${childrenKey(listId, parent)}${encodedName(name)}${SEPARATOR}`;
const childKey = (listId: string, item: Item): string =>
  item.file === undefined
    ? ''
    : `${nameKey(listId, item.file.parent, item.file.name)}${padded(item.id)}`;

const guidKey = (listId: string, guid: string): string => `g/guid/${listId}/${guid}`;

/** The row id of the item with a name in a folder. */
export function childNamed(
  store: Store,
  listId: string,
  at: { readonly parent: number; readonly name: string },
): number | undefined {
  for (const { key } of store.range(nameKey(listId, at.parent, at.name))) return idAtEnd(key);
  return undefined;
}

/** The items of a folder by name, with their sort keys. `after` is the sort key to continue from. */
export function* childrenOf(
  store: Store,
  listId: string,
  at: { readonly parent: number; readonly after?: string | undefined },
): Generator<{ readonly id: number; readonly sortKey: string }> {
  const prefix = childrenKey(listId, at.parent);
  const options = at.after === undefined ? {} : { after: `${prefix}${at.after}` };
  for (const { key } of store.range(prefix, options)) {
    yield { id: idAtEnd(key), sortKey: key.slice(prefix.length) };
  }
}

/** The number of items in a folder. */
export const countChildren = (store: Store, listId: string, parent: number): number =>
  [...childrenOf(store, listId, { parent })].length;

/** The row id of the item with a GUID. */
export const idOfGuid = (store: Store, listId: string, guid: string): number | undefined =>
  store.get<number>(guidKey(listId, guid));

/**
 * Records the name and folder of a library's row, in the caller's transaction.
 *
 * @throws {GraphError} 409 `nameAlreadyExists` when another item has the name there
 */
export function updateTree(
  store: Store,
  list: List,
  row: { readonly before?: Item | undefined; readonly after?: Item | undefined },
): void {
  const { before, after } = row;
  if (before?.file !== undefined) {
    store.remove(childKey(list.id, before));
    store.remove(guidKey(list.id, before.guid));
  }
  if (after?.file === undefined) return;
  const other = childNamed(store, list.id, after.file);
  if (other !== undefined && other !== after.id) {
    throw new GraphError(409, 'nameAlreadyExists', {
      message: 'An item with the same name already exists under the parent',
    });
  }
  store.put(childKey(list.id, after), 0);
  store.put(guidKey(list.id, after.guid), after.id);
}

/** All items below a folder, parents before children; none below a file. */
export function* descendantsOf(store: Store, listId: string, item: Item): Generator<Item> {
  if (item.file?.content !== undefined) return;
  for (const { id } of [...childrenOf(store, listId, { parent: item.id })]) {
    const child = store.get<Item>(itemKey(listId, id));
    if (child === undefined) continue;
    yield child;
    yield* descendantsOf(store, listId, child);
  }
}

/** The names from the root of the library down to an item, including its own. */
export function pathOf(store: Store, listId: string, item: Item): readonly string[] {
  if (item.file === undefined || item.id === ROOT_ID) return [];
  const parent = store.get<Item>(itemKey(listId, item.file.parent));
  return [...(parent === undefined ? [] : pathOf(store, listId, parent)), item.file.name];
}
