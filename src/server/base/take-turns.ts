import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../../core/domain/base/steps';

/**
 * How long a piece of work may keep the event loop before it lets other work go first, in milliseconds. Short enough that
 * a few pieces of work which take turns keep a request waiting less than 50 ms.
 */
const sliceMs = 10;

/** Measures the slices of one long work. */
function slices(nowMs: () => number) {
  let began = nowMs();
  return {
    isOver: () => nowMs() - began >= sliceMs,
    async letOthersGoFirst() {
      await setImmediate();
      began = nowMs();
    },
  };
}

/** Makes the pause of one long work. It resolves at once until the work has lasted for a slice, and then after other work. */
export function takeTurns(nowMs: () => number = () => performance.now()): () => Promise<void> {
  const slice = slices(nowMs);
  return async () => {
    if (slice.isOver()) await slice.letOthersGoFirst();
  };
}

/** Does all steps, and lets other work go first after each slice. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  const slice = slices(() => performance.now());
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    // A promise for each step would cost more than most steps.
    if (slice.isOver()) await slice.letOthersGoFirst();
  }
}
