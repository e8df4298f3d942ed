import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { GraphError, invalidRequest, itemNotFound } from '../protocol/errors';
import { createItem, getItem, updateItem } from '../lists/items';
import { itemKey } from '../lists/keys';
import type { Actor, Item, List } from '../lists/model';
import { childOf, type WriteTarget } from './locate';
import { freeName, refuseBadName } from './names';
import { childNamed, pathOf } from './tree';

/** What to do when a name is taken: `@microsoft.graph.conflictBehavior`. */
export type ConflictBehavior = 'fail' | 'replace' | 'rename';

/** 409 for a name that another item has. */
export const nameTaken = (): GraphError =>
  new GraphError(409, 'nameAlreadyExists', {
    message: 'An item with the same name already exists under the parent',
  });

/** Refuses a name that SharePoint does not take in a folder. @throws {GraphError} 400 */
export function checkName(
  emulator: Emulator,
  library: List,
  wanted: { readonly parent: Item; readonly name: string; readonly isFolder: boolean },
): void {
  const { parent, name, isFolder } = wanted;
  const above = pathOf(emulator.store, library.id, parent);
  refuseBadName(emulator, { name, isFolder, above, library: library.name });
}

/** A name that is not used in a folder yet, made from one that is. */
export const unusedName = (
  emulator: Emulator,
  library: List,
  at: { readonly parent: number; readonly name: string },
): string =>
  freeName(
    at.name,
    (name) => childNamed(emulator.store, library.id, { parent: at.parent, name }) !== undefined,
  );

/** A folder to create. */
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

/**
 * Refuses to write below folders that do not exist. Graph's answer is not documented, so the switch
 * `missingParent` decides.
 *
 * @throws {GraphError} 409 or 404, or none when the folders shall be created
 * @see docs/behaviours.md row 80
 */
export function refuseMissingParent(emulator: Emulator, target: WriteTarget): void {
  const { missingParent } = readSwitches(emulator.store);
  if (target.missing.length === 0 || missingParent === 'created') return;
  if (missingParent === 'not-found') throw itemNotFound();
  throw new GraphError(409, 'itemNotFound', { message: 'The parent folder does not exist.' });
}

/** The folder to write into. Creates those above it that are missing. The caller holds the transaction. */
export function openParent(emulator: Emulator, target: WriteTarget, actor: Actor): Item {
  refuseMissingParent(emulator, target);
  const { library } = target;
  return target.missing.reduce(
    (parent, name) =>
      childOf(emulator, library, { parent: parent.id, name }) ??
      addFolder(emulator, library, { parent, name, actor }),
    target.parent,
  );
}

/**
 * Creates a folder. With `replace` an existing folder of that name is returned.
 *
 * @throws {GraphError} 409 `nameAlreadyExists`
 * @see https://learn.microsoft.com/graph/api/driveitem-post-children
 */
export function makeFolder(
  emulator: Emulator,
  library: List,
  folder: NewFolder & { readonly conflict: ConflictBehavior },
): { readonly item: Item; readonly isNew: boolean } {
  const { parent, name, conflict, actor } = folder;
  return emulator.store.transaction(() => {
    const at = { parent: parent.id, name };
    const existing = childOf(emulator, library, at);
    if (existing === undefined) return { item: addFolder(emulator, library, folder), isNew: true };
    const isFolder = existing.file?.content === undefined;
    if (conflict === 'replace' && isFolder) return { item: existing, isNew: false };
    if (conflict !== 'rename') throw nameTaken();
    const free = unusedName(emulator, library, at);
    return { item: addFolder(emulator, library, { parent, name: free, actor }), isNew: true };
  });
}

/** Whether a folder is an item itself, or below it. */
function isSameOrBelow(
  emulator: Emulator,
  library: List,
  at: { folder: Item; item: Item },
): boolean {
  if (at.folder.id === at.item.id) return true;
  const above = emulator.store.get<Item>(itemKey(library.id, at.folder.file?.parent ?? 0));
  return above !== undefined && isSameOrBelow(emulator, library, { folder: above, item: at.item });
}

/** A new name or folder for an existing item. */
export interface Move {
  readonly item: Item;
  readonly name: string;
  readonly parent: Item;
  readonly actor: Actor;
  readonly ifMatch?: string | undefined;
}

/**
 * Renames or moves an item. Its id stays, its path does not.
 *
 * @throws {GraphError} 400, 409, 412 or 423
 * @see https://learn.microsoft.com/graph/api/driveitem-update
 * @see docs/behaviours.md row 79
 */
export function moveEntry(emulator: Emulator, library: List, move: Move): Item {
  const { item, name, parent, actor, ifMatch } = move;
  return emulator.store.transaction(() => {
    const { file } = getItem(emulator, library.id, item.id);
    if (parent.file?.content !== undefined) throw invalidRequest('The target is no folder.');
    if (isSameOrBelow(emulator, library, { folder: parent, item })) {
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
