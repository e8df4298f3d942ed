import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { GraphError, invalidRequest } from '../protocol/errors';
import { createItem, getItem, updateItem } from '../lists/items';
import { tagsOf, type Actor, type FileContent, type Item } from '../lists/model';
import { withDefaults } from '../lists/parse-fields';
import { requireIfMatch } from '../protocol/precondition';
import { writeBlob, type StoredBytes } from './blobs';
import {
  unusedName,
  checkName,
  nameTaken,
  openParent,
  refuseMissingParent,
  type ConflictBehavior,
} from './entries';
import { childOf, type WriteTarget } from './locate';
import { refuseLocked } from './locks';
import { ROOT_ID } from './tree';

/** Conditional headers of a write. */
export interface Conditions {
  readonly ifMatch?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
}

/** A file to write. Its bytes come with the call, or are in the store already. */
export interface Upload extends Conditions {
  readonly target: WriteTarget;
  readonly bytes: Buffer | StoredBytes;
  readonly conflict: ConflictBehavior;
  readonly actor: Actor;
}

const etagMismatch = (emulator: Emulator): GraphError =>
  new GraphError(412, readSwitches(emulator.store).preconditionCode, {
    message: "ETag does not match current item's value",
    inner: 'entityTagDoesNotMatch',
  });

/**
 * Refuses a write whose conditional headers do not match the present item.
 *
 * @throws {GraphError} 412
 * @see docs/behaviours.md row 82
 */
export function requireConditions(
  emulator: Emulator,
  item: Item | undefined,
  { ifMatch, ifNoneMatch }: Conditions,
): void {
  if (item === undefined) {
    // `If-Match` cannot match a deleted file, so the write does not recreate it.
    if (ifMatch !== undefined) throw etagMismatch(emulator);
    return;
  }
  requireIfMatch(emulator, tagsOf(item), ifMatch);
  if (ifNoneMatch === '*') throw etagMismatch(emulator);
}

/** Refuses to write bytes to a folder. @throws {GraphError} 400 or 409 */
function refuseFolder(target: WriteTarget, item: Item): void {
  if (item.file?.content !== undefined) return;
  throw target.byId ? invalidRequest('A folder has no content.') : nameTaken();
}

/**
 * Refuses, before any bytes arrive, a target that cannot be written as it is now.
 *
 * @throws {GraphError} 400, 404, 409 or 423
 */
export function refuseUnwritable(
  emulator: Emulator,
  target: WriteTarget,
  conflict: ConflictBehavior,
): void {
  const { library, parent, name, item, byId } = target;
  if (item === undefined) {
    refuseMissingParent(emulator, target);
    checkName(emulator, library, { parent, name, isFolder: false });
    return;
  }
  if (!byId && conflict === 'fail') throw nameTaken();
  if (!byId && conflict === 'rename') return;
  refuseFolder(target, item);
  refuseLocked(emulator, library.id, item);
}

function contentOf(emulator: Emulator, upload: Upload, version: number): FileContent {
  const { bytes, target } = upload;
  const stored = Buffer.isBuffer(bytes)
    ? writeBlob(emulator.store, target.library.id, bytes)
    : bytes;
  return { ...stored, version, at: Date.now() };
}

function addFile(emulator: Emulator, upload: Upload, name: string): Item {
  const { target, actor } = upload;
  const { library } = target;
  const parent = openParent(emulator, target, actor);
  checkName(emulator, library, { parent, name, isFolder: false });
  return createItem(emulator, library, {
    values: withDefaults(emulator, library, {}),
    actor,
    file: { name, parent: parent.id, content: contentOf(emulator, upload, 1) },
  });
}

/** Replaces the bytes of a file. Its id, row and columns stay. @see docs/behaviours.md row 80 */
function replaceFile(emulator: Emulator, upload: Upload, item: Item): Item {
  const { library } = upload.target;
  const { file } = item;
  refuseFolder(upload.target, item);
  if (file?.content === undefined) return item;
  refuseLocked(emulator, library.id, item);
  const content = contentOf(emulator, upload, file.content.version + 1);
  return updateItem(emulator, library, {
    id: item.id,
    values: {},
    actor: upload.actor,
    file: { ...file, content },
  });
}

/** The item at a target at this moment. It may have changed since the path was read. */
function currentItemAt(emulator: Emulator, target: WriteTarget): Item | undefined {
  const { library, item, parent, name, byId, missing } = target;
  if (byId) return item?.id === ROOT_ID ? item : getItem(emulator, library.id, item?.id ?? ROOT_ID);
  if (missing.length > 0) return undefined;
  return childOf(emulator, library, { parent: parent.id, name });
}

/**
 * Writes a file in one transaction.
 *
 * @throws {GraphError} 400, 404, 409, 412 or 423
 * @see https://learn.microsoft.com/graph/api/driveitem-put-content
 * @see docs/behaviours.md rows 80 to 82
 */
export function putFile(
  emulator: Emulator,
  upload: Upload,
): { readonly item: Item; readonly isNew: boolean } {
  const { target, conflict } = upload;
  return emulator.store.transaction(() => {
    const existing = currentItemAt(emulator, target);
    requireConditions(emulator, existing, upload);
    if (existing === undefined)
      return { item: addFile(emulator, upload, target.name), isNew: true };
    if (target.byId || conflict === 'replace') {
      return { item: replaceFile(emulator, upload, existing), isNew: false };
    }
    if (conflict === 'fail') throw nameTaken();
    const at = { parent: target.parent.id, name: target.name };
    const name = unusedName(emulator, target.library, at);
    return { item: addFile(emulator, upload, name), isNew: true };
  });
}
