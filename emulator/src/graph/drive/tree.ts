import type { Store } from '../../state/emulator';
import { encodeValue } from '../lists/encode-value';
import { GraphError } from '../protocol/errors';
import { idAtEnd, itemKey, SEPARATOR } from '../lists/keys';
import type { Item, List } from '../lists/model';

/** Row number that stands for the top of a library. No row has it. */
export const TOP = 0;

const padded = (id: number): string => String(id).padStart(9, '0');
const childrenKey = (listId: string, parent: number): string =>
  `g/child/${listId}/${padded(parent)}/`;

/** Names compare without case, and whichever way their accents are written. @see graph.md §14a.4 */
const sameName = (name: string): string => encodeValue(name.normalize('NFC'));

const nameKey = (listId: string, parent: number, name: string): string =>
  `${childrenKey(listId, parent)}${sameName(name)}${SEPARATOR}`;
const childKey = (listId: string, item: Item): string =>
  item.file === undefined
    ? ''
    : `${nameKey(listId, item.file.parent, item.file.name)}${padded(item.id)}`;

const guidKey = (listId: string, guid: string): string => `g/guid/${listId}/${guid}`;

/** Row number of what has this name in a folder. */
export function childNamed(
  store: Store,
  listId: string,
  at: { readonly parent: number; readonly name: string },
): number | undefined {
  for (const { key } of store.range(nameKey(listId, at.parent, at.name))) return idAtEnd(key);
  return undefined;
}

/** Row numbers in a folder by name, with the place of each, from after a place on. */
export function* childrenOf(
  store: Store,
  listId: string,
  at: { readonly parent: number; readonly after?: string | undefined },
): Generator<{ readonly id: number; readonly place: string }> {
  const prefix = childrenKey(listId, at.parent);
  const options = at.after === undefined ? {} : { after: `${prefix}${at.after}` };
  for (const { key } of store.range(prefix, options)) {
    yield { id: idAtEnd(key), place: key.slice(prefix.length) };
  }
}

/** How many files and folders lie in a folder. */
export const countChildren = (store: Store, listId: string, parent: number): number =>
  [...childrenOf(store, listId, { parent })].length;

/** Row number of the file or folder with this guid. */
export const idOfGuid = (store: Store, listId: string, guid: string): number | undefined =>
  store.get<number>(guidKey(listId, guid));

/**
 * Moves a row of a library to its name and folder, within the caller's transaction.
 *
 * @throws {GraphError} nameAlreadyExists when something else has the name there
 */
export function placeEntry(
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

/** Everything below a folder, nearest first; nothing below a file. */
export function* below(store: Store, listId: string, item: Item): Generator<Item> {
  if (item.file?.content !== undefined) return;
  for (const { id } of [...childrenOf(store, listId, { parent: item.id })]) {
    const child = store.get<Item>(itemKey(listId, id));
    if (child === undefined) continue;
    yield child;
    yield* below(store, listId, child);
  }
}

/** Names from the top down to an item, its own last. */
export function pathOf(store: Store, listId: string, item: Item): readonly string[] {
  if (item.file === undefined || item.id === TOP) return [];
  const parent = store.get<Item>(itemKey(listId, item.file.parent));
  return [...(parent === undefined ? [] : pathOf(store, listId, parent)), item.file.name];
}
