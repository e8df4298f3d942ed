import type { Store } from '../../state/emulator';
import { changeKey, changesOf, counterKey, latestChangeKey } from './keys';

/** Counts of a list that change with every row: next number, rows, last change. */
export interface Counter {
  readonly nextId: number;
  readonly rows: number;
  /** Number of the newest change. */
  readonly sequence: number;
}

/** One row's newest change. `at` is real time: how long delta lags does not follow the movable clock. */
interface Change {
  readonly id: number;
  readonly at: number;
  readonly deleted: boolean;
  /** The row was made by this change; an update that follows clears it. */
  readonly created: boolean;
}

/** The list's counts; all zero for a new list. */
export const readCounter = (store: Store, listId: string): Counter =>
  store.get<Counter>(counterKey(listId)) ?? { nextId: 1, rows: 0, sequence: 0 };

/** Notes that a row changed: its older entry goes, so a delta holds each row once, in its latest state. */
export function noteChange(
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

/** A change with its place in the order. */
export interface NumberedChange extends Change {
  readonly sequence: number;
}

/** Changes after a number that are old enough to be seen, oldest first. */
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

/** What delta cannot see yet: the newest visible number, and the rows that were created after it. */
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
