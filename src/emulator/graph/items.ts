import type { Emulator } from '../emulator';
import { noteChange, readCounter } from './changes';
import { GraphError, itemNotFound, newGuid } from './errors';
import { findDuplicate, reindex } from './indexes';
import { itemKey, versionKey, versionsOf } from './keys';
import { etagOf, type Actor, type FieldValue, type Item, type List } from './model';
import { refuseStale } from './precondition';
import { readSwitches } from '../control/switches';

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
}

/** Writes a new row within the caller's transaction and tells nobody: for bulk loads. */
export function insertItem(emulator: Emulator, list: List, row: NewItem): Item {
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
  },
): Item {
  const updated = emulator.store.transaction(() => {
    const before = getItem(emulator, list.id, change.id);
    refuseStale(emulator, etagOf(before), change.ifMatch);
    const after: Item = {
      ...before,
      version: before.version + 1,
      modified: stamp(emulator),
      modifiedBy: change.actor,
      values: filled({ ...before.values, ...change.values }),
    };
    return save(emulator, list, { before, after });
  });
  emulator.events.emit({ kind: 'list', id: list.id });
  return updated;
}

/** Deletes a row with its versions and leaves a tombstone for delta. */
export function deleteItem(
  emulator: Emulator,
  list: List,
  target: { readonly id: number; readonly ifMatch?: string | undefined },
): void {
  const { store } = emulator;
  store.transaction(() => {
    const before = getItem(emulator, list.id, target.id);
    refuseStale(emulator, etagOf(before), target.ifMatch);
    for (const { key } of [...store.range(versionsOf(list.id, target.id))]) store.remove(key);
    store.remove(itemKey(list.id, target.id));
    reindex(store, list, { before });
    noteChange(store, list.id, { id: target.id, kind: 'deleted' });
  });
  emulator.events.emit({ kind: 'list', id: list.id });
}
