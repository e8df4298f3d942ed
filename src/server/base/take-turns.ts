import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../../core/domain/base/steps';

/**
 * How long a piece of work may keep the event loop before it lets other work go first, in milliseconds. Short enough that
 * a few pieces of work which take turns keep a request waiting less than 50 ms.
 */
const sliceMs = 10;

/** Makes the pause of one long work. It resolves at once until the work has lasted for a slice, and then after other work. */
export function takeTurns(nowMs: () => number = () => performance.now()): () => Promise<void> {
  let sliceBegan = nowMs();
  return async () => {
    if (nowMs() - sliceBegan < sliceMs) return;
    await setImmediate();
    sliceBegan = nowMs();
  };
}

/** Does all steps, and lets other work go first after each slice. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  const pause = takeTurns();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await pause();
  }
}
