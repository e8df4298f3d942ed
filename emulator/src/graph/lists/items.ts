import type { Emulator } from '../../state/emulator';
import { noteChange, readCounter } from './changes';
import { removeBlob } from '../drive/blobs';
import { lockKey, refuseLocked, refuseUnsettled } from '../drive/locks';
import { below, placeEntry } from '../drive/tree';
import { GraphError, invalidRequest, itemNotFound, newGuid } from '../protocol/errors';
import { findDuplicate, reindex } from './indexes';
import { itemKey, versionKey, versionsOf } from './keys';
import { tagsOf, type Actor, type FieldValue, type FileEntry, type Item, type List } from './model';
import { requireIfMatch } from '../protocol/precondition';
import { readSwitches } from '../../control/switches';

/** New values by internal name; null empties the cell. */
export type Patch = Readonly<Record<string, FieldValue | null>>;

/** The time that a save bears: the movable clock, in whole seconds as SharePoint keeps it. */
export const stamp = (emulator: Emulator): string => `${emulator.clock.now().slice(0, 19)}Z`;

/** A row as it is now. @throws {GraphError} itemNotFound */
export function getItem(emulator: Emulator, listId: string, id: number): Item {
  const found = Number.isSafeInteger(id)
    ? emulator.store.get<Item>(itemKey(listId, id))
    : undefined;
  if (found === undefined) throw itemNotFound();
  return found;
}

/** Refuses a second equal value in a unique column, unless the switch lets it pass. @see graph.md row 38 */
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

/** Writes a row, its version, its index entries and its change; the caller holds the transaction. */
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
  placeEntry(store, list, row);
  noteChange(store, list.id, { id: after.id, kind: before === undefined ? 'created' : 'updated' });
  return after;
}

const filled = (values: Patch): Readonly<Record<string, FieldValue>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );

/** A row to add. `now` is set by bulk loads that put rows into the past. */
export interface NewItem {
  readonly values: Patch;
  readonly actor: Actor;
  readonly now?: string;
  /** What a new row of a library stands for. */
  readonly file?: FileEntry;
}

/** A library's rows come with their files. @see graph.md §14a.6 */
function refuseRowOfLibrary(list: List, row: NewItem): void {
  if (list.template !== 'documentLibrary' || row.file !== undefined) return;
  throw invalidRequest('To add an item to a document library, use SPFileCollection.Add()');
}

/** Writes a new row within the caller's transaction and tells nobody: for bulk loads. */
export function insertItem(emulator: Emulator, list: List, row: NewItem): Item {
  refuseRowOfLibrary(list, row);
  const now = row.now ?? stamp(emulator);
  const item: Item = {
    id: readCounter(emulator.store, list.id).nextId,
    guid: newGuid(),
    version: 1,
    created: now,
    modified: now,
    createdBy: row.actor,
    modifiedBy: row.actor,
    values: filled(row.values),
    ...(row.file === undefined ? {} : { file: row.file }),
  };
  return save(emulator, list, { after: item });
}

/** Adds a row with the list's next number. Numbers rise and are never given twice. @see graph.md row 8 */
export function createItem(emulator: Emulator, list: List, row: NewItem): Item {
  const created = emulator.store.transaction(() => insertItem(emulator, list, row));
  emulator.events.emit({ kind: 'list', id: list.id });
  return created;
}

/** Changes only the given cells and adds a version, also when values are equal. @see graph.md rows 10, 16, 44 */
export function updateItem(
  emulator: Emulator,
  list: List,
  change: {
    readonly id: number;
    readonly values: Patch;
    readonly actor: Actor;
    readonly ifMatch?: string | undefined;
    /** What the row of a library stands for from now on. */
    readonly file?: FileEntry | undefined;
  },
): Item {
  const updated = emulator.store.transaction(() => {
    const before = getItem(emulator, list.id, change.id);
    requireIfMatch(emulator, tagsOf(before), change.ifMatch);
    refuseLocked(emulator, list.id, before);
    if (change.file === undefined) refuseUnsettled(emulator, before);
    const after: Item = {
      ...before,
      version: before.version + 1,
      modified: stamp(emulator),
      modifiedBy: change.actor,
      values: filled({ ...before.values, ...change.values }),
      ...(change.file === undefined ? {} : { file: change.file }),
    };
    return save(emulator, list, { before, after });
  });
  emulator.events.emit({ kind: 'list', id: list.id });
  return updated;
}

/** Takes a row with its versions and their bytes away, within the caller's transaction. */
function drop(emulator: Emulator, list: List, before: Item): void {
  const { store } = emulator;
  const versions = [...store.range<Item>(versionsOf(list.id, before.id))];
  const contents = versions.flatMap(({ value }) => value.file?.content ?? []);
  for (const { key } of versions) store.remove(key);
  for (const { blob, size } of contents) removeBlob(store, { listId: list.id, blob }, size);
  store.remove(itemKey(list.id, before.id));
  store.remove(lockKey(list.id, before.id));
  reindex(store, list, { before });
  placeEntry(store, list, { before });
  noteChange(store, list.id, { id: before.id, kind: 'deleted' });
}

/** Deletes a row with its versions, a folder with all that is in it, and leaves tombstones for delta. */
export function deleteItem(
  emulator: Emulator,
  list: List,
  target: { readonly id: number; readonly ifMatch?: string | undefined },
): void {
  const { store } = emulator;
  store.transaction(() => {
    const before = getItem(emulator, list.id, target.id);
    requireIfMatch(emulator, tagsOf(before), target.ifMatch);
    const gone = [before, ...(before.file === undefined ? [] : below(store, list.id, before))];
    for (const item of gone) refuseLocked(emulator, list.id, item);
    for (const item of gone.reverse()) drop(emulator, list, item);
  });
  emulator.events.emit({ kind: 'list', id: list.id });
}
