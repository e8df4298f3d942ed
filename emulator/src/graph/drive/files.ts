import { readSwitches } from '../../control/switches';
import type { Emulator } from '../../state/emulator';
import { GraphError, invalidRequest } from '../protocol/errors';
import { createItem, getItem, updateItem } from '../lists/items';
import { tagsOf, type Actor, type FileContent, type Item } from '../lists/model';
import { withDefaults } from '../lists/parse-fields';
import { requireIfMatch } from '../protocol/precondition';
import { writeBlob, type StoredBytes } from './blobs';
import {
  besides,
  checkName,
  nameTaken,
  openParent,
  refuseMissingParent,
  type Conflict,
} from './entries';
import { childOf, type Place } from './locate';
import { refuseLocked } from './locks';
import { TOP } from './tree';

/** Conditions that a write came with. */
export interface Conditions {
  readonly ifMatch?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
}

/** Bytes on their way into a library: in hand, or in the store already. */
export interface Upload extends Conditions {
  readonly place: Place;
  readonly bytes: Buffer | StoredBytes;
  readonly conflict: Conflict;
  readonly actor: Actor;
}

const etagMismatch = (emulator: Emulator): GraphError =>
  new GraphError(412, readSwitches(emulator.store).preconditionCode, {
    message: "ETag does not match current item's value",
    inner: 'entityTagDoesNotMatch',
  });

/** Refuses a write whose conditions do not hold. @see graph.md row 82 */
export function refuseUnmet(
  emulator: Emulator,
  item: Item | undefined,
  { ifMatch, ifNoneMatch }: Conditions,
): void {
  if (item === undefined) {
    // What was deleted meanwhile is not made again by somebody who has not seen that.
    if (ifMatch !== undefined) throw etagMismatch(emulator);
    return;
  }
  requireIfMatch(emulator, tagsOf(item), ifMatch);
  if (ifNoneMatch === '*') throw etagMismatch(emulator);
}

/** Refuses bytes for a folder. */
function refuseFolder(place: Place, item: Item): void {
  if (item.file?.content !== undefined) return;
  throw place.byId ? invalidRequest('A folder has no content.') : nameTaken();
}

/** Refuses a place that nothing could be written to as it is now. */
export function refuseUnfit(emulator: Emulator, place: Place, conflict: Conflict): void {
  const { library, parent, name, item, byId } = place;
  if (item === undefined) {
    refuseMissingParent(emulator, place);
    checkName(emulator, library, { parent, name, isFolder: false });
    return;
  }
  if (!byId && conflict === 'fail') throw nameTaken();
  if (!byId && conflict === 'rename') return;
  refuseFolder(place, item);
  refuseLocked(emulator, library.id, item);
}

function contentOf(emulator: Emulator, upload: Upload, version: number): FileContent {
  const { bytes, place } = upload;
  const stored = Buffer.isBuffer(bytes)
    ? writeBlob(emulator.store, place.library.id, bytes)
    : bytes;
  return { ...stored, version, at: Date.now() };
}

function addFile(emulator: Emulator, upload: Upload, name: string): Item {
  const { place, actor } = upload;
  const { library } = place;
  const parent = openParent(emulator, place, actor);
  checkName(emulator, library, { parent, name, isFolder: false });
  return createItem(emulator, library, {
    values: withDefaults(emulator, library, {}),
    actor,
    file: { name, parent: parent.id, content: contentOf(emulator, upload, 1) },
  });
}

/** Gives a file other bytes; id, row and columns stay. @see graph.md row 80 */
function replaceFile(emulator: Emulator, upload: Upload, item: Item): Item {
  const { library } = upload.place;
  const { file } = item;
  refuseFolder(upload.place, item);
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

/** What is at a place now, which may be other than when its address was read. */
function presentAt(emulator: Emulator, place: Place): Item | undefined {
  const { library, item, parent, name, byId, missing } = place;
  if (byId) return item?.id === TOP ? item : getItem(emulator, library.id, item?.id ?? TOP);
  if (missing.length > 0) return undefined;
  return childOf(emulator, library, { parent: parent.id, name });
}

/** Puts bytes at a place, all of it in one transaction. @see graph.md §14a.4, rows 80-82 */
export function putFile(
  emulator: Emulator,
  upload: Upload,
): { readonly item: Item; readonly isNew: boolean } {
  const { place, conflict } = upload;
  return emulator.store.transaction(() => {
    const there = presentAt(emulator, place);
    refuseUnmet(emulator, there, upload);
    if (there === undefined) return { item: addFile(emulator, upload, place.name), isNew: true };
    if (place.byId || conflict === 'replace') {
      return { item: replaceFile(emulator, upload, there), isNew: false };
    }
    if (conflict === 'fail') throw nameTaken();
    const at = { parent: place.parent.id, name: place.name };
    const name = besides(emulator, place.library, at);
    return { item: addFile(emulator, upload, name), isNew: true };
  });
}
