import { AppError, mayPassByItself } from '../../domain/base/app-error';
import { definedOnly } from '../../domain/base/defined';
import type { Instant } from '../../domain/base/time';
import type { Context } from '../../ports';

/**
 * After this many failures of the store in a row, the run ends: the store is away, and each further try would only wait for
 * its time limit. Five, so that single faults of a store that works do not end a run.
 */
const storeFailuresInARow = 5;

/** A run logs at most this many alarms, so that a store that is away does not fill the log. */
const alarmsPerRun = 5;

/** Does the parts of a sending run one by one, so that one that fails does not stop the others. */
export interface RunGuard {
  /**
   * Calls `work` with each item, until the run ends. Logs what `work` throws as an alarm, and goes on with the next item. A
   * store that asks for no calls until a time ends the run.
   */
  each<T>(step: string, items: readonly T[], work: (item: T) => Promise<void>): Promise<void>;
  /** Ends the run: the remaining items are left for the next one. */
  end(): void;
  isEnded(): boolean;
  tally(): Tally;
}

/** What a run has not done. */
interface Tally {
  readonly failed: number;
  /** Items that were left because the time of the run was up. */
  readonly left: number;
  /** Real time until which the store has asked for no calls; absent when it has not. */
  readonly throttledUntil?: Instant;
}

/**
 * Returns the time until which the store has asked for no calls. No other item can succeed before it, and the store itself
 * raises an alarm when it is long.
 */
function untilOf(cause: unknown): Instant | undefined {
  return cause instanceof AppError && cause.code === 'throttled' ? cause.until : undefined;
}

/** Makes the guard of one run, which ends when `isTimeUp` returns true. */
export function runGuard({ log }: Context, isTimeUp: () => boolean): RunGuard {
  let [failed, left, inARow, isEnded] = [0, 0, 0, false];
  let throttledUntil: Instant | undefined;

  const note = (step: string, cause: unknown) => {
    failed += 1;
    throttledUntil = untilOf(cause);
    inARow = mayPassByItself(cause) ? inARow + 1 : 0;
    if (throttledUntil === undefined && failed <= alarmsPerRun) {
      log.alarm('message.failed', cause, { step });
    }
    if (throttledUntil === undefined && inARow < storeFailuresInARow) return;
    isEnded = true;
    log.info('message.run-ended', { step, storeFailures: inARow });
  };

  return {
    async each(step, items, work) {
      for (const [index, item] of items.entries()) {
        if (isEnded) return;
        if (isTimeUp()) {
          left += items.length - index;
          return;
        }
        try {
          await work(item);
          inARow = 0;
        } catch (cause) {
          note(step, cause);
        }
      }
    },
    end() {
      isEnded = true;
    },
    isEnded: () => isEnded,
    tally: () => definedOnly<Tally>({ failed, left, throttledUntil }),
  };
}
