import { apply, type Op, type Seen, type State } from './state';

/** Operations that one client asks for one after another, with what came back; `lost` when nothing did. */
export interface Thread {
  readonly ops: readonly Op[];
  readonly seen: readonly (Seen | 'lost')[];
  /** Each depends on the one before it, as parts of a batch do: 424 after a failure. */
  readonly chained: boolean;
}

const same = (predicted: Seen, seen: Seen | 'lost'): boolean =>
  seen === 'lost' || JSON.stringify(normal(predicted)) === JSON.stringify(normal(seen));

/** Cells in one order of keys. */
function normal({ status, row }: Seen): unknown {
  if (row === undefined) return [status];
  const { Title, Kod, Antal } = row.cells;
  return [status, row.id, row.version, Title, Kod, Antal];
}

interface Place {
  readonly state: State;
  /** How far each thread has come. */
  readonly done: readonly number[];
  readonly failed: readonly boolean[];
}

function next(thread: Thread, place: Place, n: number): Place | undefined {
  const at = place.done[n] ?? 0;
  const [op, seen] = [thread.ops[at], thread.seen[at]];
  if (op === undefined || seen === undefined) return undefined;
  const isUnmet = thread.chained && place.failed[n] === true;
  const step = isUnmet ? { state: place.state, seen: { status: 424 } } : apply(place.state, op);
  if (!same(step.seen, seen)) return undefined;
  return {
    state: step.state,
    done: place.done.with(n, at + 1),
    failed: place.failed.with(n, step.seen.status >= 400),
  };
}

/**
 * Every state in which operations that ran at once can have left the list, given what their callers saw:
 * one for each order that explains all answers, none when no order does.
 */
export function explain(from: readonly State[], threads: readonly Thread[]): readonly State[] {
  const found = new Map<string, State>();
  const walk = (place: Place): void => {
    if (threads.every((thread, n) => place.done[n] === thread.ops.length)) {
      found.set(JSON.stringify(place.state), place.state);
      return;
    }
    for (const [n, thread] of threads.entries()) {
      const after = next(thread, place, n);
      if (after !== undefined) walk(after);
    }
  };
  for (const state of from) {
    walk({ state, done: threads.map(() => 0), failed: threads.map(() => false) });
  }
  return [...found.values()];
}
