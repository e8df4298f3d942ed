import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { GraphError, invalidRequest, itemNotFound } from '../protocol/errors';
import { createItem, getItem, updateItem } from '../lists/items';
import { itemKey } from '../lists/keys';
import type { Actor, Item, List } from '../lists/model';
import { childOf, type Place } from './locate';
import { freeName, refuseBadName } from './names';
import { childNamed, pathOf } from './tree';

/** What to do with a name that is taken. */
export type Conflict = 'fail' | 'replace' | 'rename';

/** 409 of a name that something else has. */
export const nameTaken = (): GraphError =>
  new GraphError(409, 'nameAlreadyExists', {
    message: 'An item with the same name already exists under the parent',
  });

/** Refuses a name that cannot be in a folder. */
export function checkName(
  emulator: Emulator,
  library: List,
  wanted: { readonly parent: Item; readonly name: string; readonly isFolder: boolean },
): void {
  const { parent, name, isFolder } = wanted;
  const above = pathOf(emulator.store, library.id, parent);
  refuseBadName(emulator, { name, isFolder, above, library: library.name });
}

/** The name that is free in a folder, beside one that is taken. */
export const besides = (
  emulator: Emulator,
  library: List,
  at: { readonly parent: number; readonly name: string },
): string =>
  freeName(
    at.name,
    (name) => childNamed(emulator.store, library.id, { parent: at.parent, name }) !== undefined,
  );

/** A folder to add. */
interface NewFolder {
  readonly parent: Item;
  readonly name: string;
  readonly actor: Actor;
}

function addFolder(emulator: Emulator, library: List, folder: NewFolder): Item {
  const { parent, name, actor } = folder;
  checkName(emulator, library, { parent, name, isFolder: true });
  return createItem(emulator, library, { values: {}, actor, file: { name, parent: parent.id } });
}

/** Refuses a place below folders that are not there, unless they shall be made. @see graph.md §14a.1 */
export function refuseMissingParent(emulator: Emulator, place: Place): void {
  const { missingParent } = readSwitches(emulator.store);
  if (place.missing.length === 0 || missingParent === 'created') return;
  if (missingParent === 'not-found') throw itemNotFound();
  throw new GraphError(409, 'itemNotFound', { message: 'The parent folder does not exist.' });
}

/** The folder to write into, with those above it that were missing. The caller holds the transaction. */
export function openParent(emulator: Emulator, place: Place, actor: Actor): Item {
  refuseMissingParent(emulator, place);
  const { library } = place;
  return place.missing.reduce(
    (parent, name) =>
      childOf(emulator, library, { parent: parent.id, name }) ??
      addFolder(emulator, library, { parent, name, actor }),
    place.parent,
  );
}

/** Makes a folder; with `replace` one that is there already is the answer. @see graph.md §14a.4 */
export function makeFolder(
  emulator: Emulator,
  library: List,
  folder: NewFolder & { readonly conflict: Conflict },
): { readonly item: Item; readonly isNew: boolean } {
  const { parent, name, conflict, actor } = folder;
  return emulator.store.transaction(() => {
    const at = { parent: parent.id, name };
    const there = childOf(emulator, library, at);
    if (there === undefined) return { item: addFolder(emulator, library, folder), isNew: true };
    const isFolder = there.file?.content === undefined;
    if (conflict === 'replace' && isFolder) return { item: there, isNew: false };
    if (conflict !== 'rename') throw nameTaken();
    const free = besides(emulator, library, at);
    return { item: addFolder(emulator, library, { parent, name: free, actor }), isNew: true };
  });
}

/** Is a folder the item itself, or below it? */
function isWithin(emulator: Emulator, library: List, at: { folder: Item; item: Item }): boolean {
  if (at.folder.id === at.item.id) return true;
  const above = emulator.store.get<Item>(itemKey(library.id, at.folder.file?.parent ?? 0));
  return above !== undefined && isWithin(emulator, library, { folder: above, item: at.item });
}

/** A new name or folder for what is there. */
export interface Move {
  readonly item: Item;
  readonly name: string;
  readonly parent: Item;
  readonly actor: Actor;
  readonly ifMatch?: string | undefined;
}

/** Renames or moves; an id stays, a path does not. @see graph.md row 79 */
export function moveEntry(emulator: Emulator, library: List, move: Move): Item {
  const { item, name, parent, actor, ifMatch } = move;
  return emulator.store.transaction(() => {
    const { file } = getItem(emulator, library.id, item.id);
    if (parent.file?.content !== undefined) throw invalidRequest('The target is no folder.');
    if (isWithin(emulator, library, { folder: parent, item })) {
      throw invalidRequest('A folder cannot be moved into itself.');
    }
    checkName(emulator, library, { parent, name, isFolder: file?.content === undefined });
    return updateItem(emulator, library, {
      id: item.id,
      values: {},
      actor,
      ifMatch,
      file: { ...file, name, parent: parent.id },
    });
  });
}
