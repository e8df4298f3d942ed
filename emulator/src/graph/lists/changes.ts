import type { Store } from '../../state/emulator';
import { changeKey, changesOf, counterKey, latestChangeKey } from './keys';

/** Counters of a list: its next row id, its number of rows, and the number of its newest change. */
export interface Counter {
  readonly nextId: number;
  readonly rows: number;
  /** Number of the newest change of the list. */
  readonly sequence: number;
}

/**
 * The newest change of one row. `at` is real time in milliseconds, because the lag of delta does not follow the
 * movable clock.
 */
interface Change {
  readonly id: number;
  readonly at: number;
  readonly deleted: boolean;
  /** Whether this change created the row. A later update replaces it with false. */
  readonly created: boolean;
}

/** Reads the counters of a list; those of an empty list when nothing was written yet. */
export const readCounter = (store: Store, listId: string): Counter =>
  store.get<Counter>(counterKey(listId)) ?? { nextId: 1, rows: 0, sequence: 0 };

/**
 * Records that a row changed and removes its older entry, so that delta gives each row once, in its latest
 * state.
 */
export function recordChange(
  store: Store,
  listId: string,
  change: { readonly id: number; readonly kind: 'created' | 'updated' | 'deleted' },
): void {
  const counter = readCounter(store, listId);
  const sequence = counter.sequence + 1;
  const latest = latestChangeKey(listId, change.id);
  const older = store.get<number>(latest);
  if (older !== undefined) store.remove(changeKey(listId, older));
  const [created, deleted] = [change.kind === 'created', change.kind === 'deleted'];
  const row: Change = { id: change.id, at: Date.now(), deleted, created };
  store.put(changeKey(listId, sequence), row);
  store.put(latest, sequence);
  const rows = counter.rows + Number(created) - Number(deleted);
  const nextId = created ? Math.max(counter.nextId, change.id + 1) : counter.nextId;
  store.put(counterKey(listId), { nextId, rows, sequence });
}

/** A change with its number in the list's order of changes. */
export interface NumberedChange extends Change {
  readonly sequence: number;
}

/** Changes after a number that are old enough for delta to show, oldest first. */
export function* changesAfter(
  store: Store,
  listId: string,
  from: { readonly sequence: number; readonly visibleUntil: number },
): Generator<NumberedChange> {
  const after = changeKey(listId, from.sequence);
  for (const { key, value } of store.range<Change>(changesOf(listId), { after })) {
    if (value.at > from.visibleUntil) return;
    yield { ...value, sequence: Number(key.slice(key.lastIndexOf('/') + 1)) };
  }
}

/**
 * What delta does not show yet: the number of the newest visible change, and the ids of rows that were created
 * after it.
 */
export function visibleEdge(
  store: Store,
  listId: string,
  visibleUntil: number,
): { readonly sequence: number; readonly hiddenIds: ReadonlySet<number> } {
  const hiddenIds = new Set<number>();
  let { sequence } = readCounter(store, listId);
  for (const { key, value } of store.range<Change>(changesOf(listId), { reverse: true })) {
    if (value.at <= visibleUntil) break;
    sequence = Number(key.slice(key.lastIndexOf('/') + 1)) - 1;
    if (value.created) hiddenIds.add(value.id);
  }
  return { sequence, hiddenIds };
}
