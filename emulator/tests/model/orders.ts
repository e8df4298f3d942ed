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

/** How far the operations of all threads have been replayed. */
interface Progress {
  readonly state: State;
  /** How many operations of each thread are done. */
  readonly done: readonly number[];
  readonly failed: readonly boolean[];
}

function next(thread: Thread, progress: Progress, n: number): Progress | undefined {
  const at = progress.done[n] ?? 0;
  const [op, result] = [thread.ops[at], thread.results[at]];
  if (op === undefined || result === undefined) return undefined;
  const isUnmet = thread.chained && progress.failed[n] === true;
  const step = isUnmet
    ? { state: progress.state, result: { status: 424 } }
    : apply(progress.state, op);
  if (!same(step.result, result)) return undefined;
  return {
    state: step.state,
    done: progress.done.with(n, at + 1),
    failed: progress.failed.with(n, step.result.status >= 400),
  };
}

/**
 * Finds every state that a list can be in after threads ran at once and got these results: one for each order of operations
 * that explains all results, none when no order does.
 */
export function explain(from: readonly State[], threads: readonly Thread[]): readonly State[] {
  const found = new Map<string, State>();
  const walk = (progress: Progress): void => {
    if (threads.every((thread, n) => progress.done[n] === thread.ops.length)) {
      found.set(JSON.stringify(progress.state), progress.state);
      return;
    }
    for (const [n, thread] of threads.entries()) {
      const after = next(thread, progress, n);
      if (after !== undefined) walk(after);
    }
  };
  for (const state of from) {
    walk({ state, done: threads.map(() => 0), failed: threads.map(() => false) });
  }
  return [...found.values()];
}
