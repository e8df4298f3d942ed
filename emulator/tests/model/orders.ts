import { apply, type Op, type Result, type State } from './state';

/** Operations that one client sends one after another, with their results; `lost` when no answer came. */
export interface Thread {
  readonly ops: readonly Op[];
  readonly results: readonly (Result | 'lost')[];
  /** Whether each operation depends on the one before it, as parts of a batch can, and is 424 after a failure. */
  readonly chained: boolean;
}

const same = (predicted: Result, result: Result | 'lost'): boolean =>
  result === 'lost' || JSON.stringify(normal(predicted)) === JSON.stringify(normal(result));

/** A result in a form that can be compared as JSON. */
function normal({ status, row }: Result): unknown {
  if (row === undefined) return [status];
  const { Title, Kod, Antal } = row.cells;
  return [status, row.id, row.version, Title, Kod, Antal];
}

interface Place {
  readonly state: State;
  /** How many operations of each thread are done. */
  readonly done: readonly number[];
  readonly failed: readonly boolean[];
}

function next(thread: Thread, place: Place, n: number): Place | undefined {
  const at = place.done[n] ?? 0;
  const [op, result] = [thread.ops[at], thread.results[at]];
  if (op === undefined || result === undefined) return undefined;
  const isUnmet = thread.chained && place.failed[n] === true;
  const step = isUnmet ? { state: place.state, result: { status: 424 } } : apply(place.state, op);
  if (!same(step.result, result)) return undefined;
  return {
    state: step.state,
    done: place.done.with(n, at + 1),
    failed: place.failed.with(n, step.result.status >= 400),
  };
}

/**
 * Finds every state that a list can be in after threads ran at once and got these results: one for each order of operations
 * that explains all results, none when no order does.
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
