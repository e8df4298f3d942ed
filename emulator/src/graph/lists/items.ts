import type { Emulator } from '../../state/emulator';
import { recordChange, readCounter } from './changes';
import { removeBlob } from '../drive/blobs';
import { lockKey, refuseLocked, refuseWhileProcessing } from '../drive/locks';
import { descendantsOf, updateTree } from '../drive/tree';
import { GraphError, invalidRequest, itemNotFound, newGuid } from '../protocol/errors';
import { findDuplicate, reindex } from './indexes';
import { itemKey, versionKey, versionsOf } from './keys';
import { tagsOf, type Actor, type FieldValue, type FileEntry, type Item, type List } from './model';
import { requireIfMatch } from '../protocol/precondition';
import { readSwitches } from '../../control/switches';

/** New values by internal name. Null clears a cell. */
export type Patch = Readonly<Record<string, FieldValue | null>>;

/** The time of a save by the movable clock, in whole seconds as SharePoint keeps it. */
export const timestamp = (emulator: Emulator): string => `${emulator.clock.now().slice(0, 19)}Z`;

/** The present state of a row. @throws {GraphError} 404 `itemNotFound` */
export function getItem(emulator: Emulator, listId: string, id: number): Item {
  const found = Number.isSafeInteger(id)
    ? emulator.store.get<Item>(itemKey(listId, id))
    : undefined;
  if (found === undefined) throw itemNotFound();
  return found;
}

/**
 * Refuses a value that another row has in a unique column, unless the switch `uniqueColumns` says `ignored`.
 *
 * @throws {GraphError} 409, 400 or 500 by the switch `uniqueStatus`
 * @see docs/behaviours.md row 38
 */
function refuseDuplicate(emulator: Emulator, list: List, item: Item): void {
  const switches = readSwitches(emulator.store);
  if (switches.uniqueColumns === 'ignored') return;
  const column = findDuplicate(emulator.store, list, item);
  if (column === undefined) return;
  const code = {
    409: 'nameAlreadyExists',
    400: 'invalidRequest',
    500: 'generalException',
  } as const;
  throw new GraphError(switches.uniqueStatus, code[switches.uniqueStatus], {
    message: `The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [${column}].`,
    broken: { rule: 'duplicate', column },
  });
}

/** Writes a row with its version, index entries and change record. The caller holds the transaction. */
function save(
  emulator: Emulator,
  list: List,
  row: { readonly before?: Item; readonly after: Item },
): Item {
  const { store } = emulator;
  const { before, after } = row;
  refuseDuplicate(emulator, list, after);
  store.put(itemKey(list.id, after.id), after);
  store.put(versionKey(list.id, after.id, after.version), after);
  reindex(store, list, row);
  updateTree(store, list, row);
  recordChange(store, list.id, {
    id: after.id,
    kind: before === undefined ? 'created' : 'updated',
  });
  return after;
}

const withoutNulls = (values: Patch): Readonly<Record<string, FieldValue>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );

/** A row to add. Bulk loads set `now` to create rows in the past. */
export interface NewItem {
  readonly values: Patch;
  readonly actor: Actor;
  readonly now?: string;
  /** The file or folder behind a new row of a library. */
  readonly file?: FileEntry;
}

/** Refuses a row without a file in a document library. SharePoint makes rows there only together with files. */
function refuseRowOfLibrary(list: List, row: NewItem): void {
  if (list.template !== 'documentLibrary' || row.file !== undefined) return;
  throw invalidRequest('To add an item to a document library, use SPFileCollection.Add()');
}

/** Writes a new row in the caller's transaction without emitting an event, for bulk loads. */
export function insertItem(emulator: Emulator, list: List, row: NewItem): Item {
  refuseRowOfLibrary(list, row);
  const now = row.now ?? timestamp(emulator);
  const item: Item = {
    id: readCounter(emulator.store, list.id).nextId,
    guid: newGuid(),
    version: 1,
    created: now,
    modified: now,
    createdBy: row.actor,
    modifiedBy: row.actor,
    values: withoutNulls(row.values),
    ...(row.file === undefined ? {} : { file: row.file }),
  };
  return save(emulator, list, { after: item });
}

/** Adds a row with the next id of the list. Ids rise and are never reused. @see docs/behaviours.md row 8 */
export function createItem(emulator: Emulator, list: List, row: NewItem): Item {
  const created = emulator.store.transaction(() => insertItem(emulator, list, row));
  emulator.events.emit({ kind: 'list', id: list.id });
  return created;
}

/**
 * Changes the given cells only, and adds a version also when the values are equal.
 *
 * @throws {GraphError} 404, 412, 423 or as `refuseDuplicate`
 * @see https://learn.microsoft.com/graph/api/listitem-update
 * @see docs/behaviours.md rows 10, 16, 44
 */
export function updateItem(
  emulator: Emulator,
  list: List,
  change: {
    readonly id: number;
    readonly values: Patch;
    readonly actor: Actor;
    readonly ifMatch?: string | undefined;
    /** The new state of the file behind a row of a library. */
    readonly file?: FileEntry | undefined;
  },
): Item {
  const updated = emulator.store.transaction(() => {
    const before = getItem(emulator, list.id, change.id);
    requireIfMatch(emulator, tagsOf(before), change.ifMatch);
    refuseLocked(emulator, list.id, before);
    if (change.file === undefined) refuseWhileProcessing(emulator, before);
    const after: Item = {
      ...before,
      version: before.version + 1,
      modified: timestamp(emulator),
      modifiedBy: change.actor,
      values: withoutNulls({ ...before.values, ...change.values }),
      ...(change.file === undefined ? {} : { file: change.file }),
    };
    return save(emulator, list, { before, after });
  });
  emulator.events.emit({ kind: 'list', id: list.id });
  return updated;
}

/** Removes a row with its versions and their bytes, in the caller's transaction. */
function removeRow(emulator: Emulator, list: List, before: Item): void {
  const { store } = emulator;
  const versions = [...store.range<Item>(versionsOf(list.id, before.id))];
  const contents = versions.flatMap(({ value }) => value.file?.content ?? []);
  for (const { key } of versions) store.remove(key);
  for (const { blob, size } of contents) removeBlob(store, { listId: list.id, blob }, size);
  store.remove(itemKey(list.id, before.id));
  store.remove(lockKey(list.id, before.id));
  reindex(store, list, { before });
  updateTree(store, list, { before });
  recordChange(store, list.id, { id: before.id, kind: 'deleted' });
}

/**
 * Deletes a row with its versions, or a folder with all that it holds. Delta shows a tombstone for each row.
 *
 * @throws {GraphError} 404, 412 or 423
 */
export function deleteItem(
  emulator: Emulator,
  list: List,
  target: { readonly id: number; readonly ifMatch?: string | undefined },
): void {
  const { store } = emulator;
  store.transaction(() => {
    const before = getItem(emulator, list.id, target.id);
    requireIfMatch(emulator, tagsOf(before), target.ifMatch);
    const removed = [
      before,
      ...(before.file === undefined ? [] : descendantsOf(store, list.id, before)),
    ];
    for (const item of removed) refuseLocked(emulator, list.id, item);
    for (const item of removed.reverse()) removeRow(emulator, list, item);
  });
  emulator.events.emit({ kind: 'list', id: list.id });
}
