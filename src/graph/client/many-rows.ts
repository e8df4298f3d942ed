import type { Pace } from './pace';
import { askedWait, retryDelay, type RetryLimits, type Try } from './retry-delay';
import type { Throttle } from './throttle';
import type { Timing } from './timing';

/** A part that was answered, and the number of its try, from 1. */
export interface AnsweredPart {
  readonly method: string;
  readonly tryNumber: number;
  readonly answer: { readonly status: number; readonly headers: Headers };
}

/** What batches of many rows need from the client besides its calls. */
export interface ManyRows {
  /** Resolves when the next batch may spend so many resource units. */
  turn(units: number): Promise<void>;
  /**
   * Returns how many milliseconds to pause before the part is sent again, or undefined when its answer stands. A wait that
   * Graph asks for holds back every call of lists, this one too, so that the pause is 0.
   */
  retryIn(part: AnsweredPart): number | undefined;
  pause(ms: number): Promise<void>;
}

/** Makes it from the client's own parts. */
export function manyRows(deps: {
  readonly pace: Pace;
  readonly throttle: Throttle;
  readonly limits: RetryLimits;
  readonly timing: Timing;
}): ManyRows {
  const { pace, throttle, limits, timing } = deps;
  return {
    turn: (units) => pace.turn(units),
    retryIn({ method, tryNumber, answer: { status, headers } }) {
      pace.heard(headers);
      const tried: Try = { kind: 'answer', status, headers };
      // Graph asks the product to wait, and not this part alone, which may not even be sent again.
      const asked = askedWait(tried, tryNumber, timing);
      if (asked !== undefined) throttle.note(asked);
      const delay = retryDelay({ method, tryNumber }, tried, timing);
      if (delay === undefined || tryNumber >= limits.tries) return undefined;
      if (delay.asked) return 0;
      return delay.ms <= limits.faultMs ? delay.ms : undefined;
    },
    pause: (ms) => timing.sleep(ms),
  };
}
