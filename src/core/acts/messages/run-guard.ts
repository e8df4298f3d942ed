import { mayPassByItself } from '../../domain/base/app-error';
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
  /** Calls `work` with each item, until the run ends. Logs what `work` throws as an alarm, and goes on with the next item. */
  each<T>(step: string, items: readonly T[], work: (item: T) => Promise<void>): Promise<void>;
  /** Ends the run: the remaining items are left for the next one. */
  end(): void;
  isEnded(): boolean;
  /** Returns how many items failed, and how many were left because the time of the run was up. */
  tally(): { readonly failed: number; readonly left: number };
}

/** Makes the guard of one run, which ends when `isTimeUp` returns true. */
export function runGuard({ log }: Context, isTimeUp: () => boolean): RunGuard {
  let [failed, left, inARow, isEnded] = [0, 0, 0, false];

  const note = (step: string, cause: unknown) => {
    failed += 1;
    const isStoreAway = mayPassByItself(cause);
    inARow = isStoreAway ? inARow + 1 : 0;
    if (failed <= alarmsPerRun) log.alarm('message.failed', cause, { step });
    if (inARow < storeFailuresInARow) return;
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
    tally: () => ({ failed, left }),
  };
}
