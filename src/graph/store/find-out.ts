import { AppError } from '../../core/domain/base/app-error';
import { withCostLabel } from '../client/cost-label';

/**
 * Pauses before the readings that find out whether a write was carried out. They end two minutes after the write, since
 * Graph may carry out a request whose connection broke up to a minute later.
 */
export const readingPausesMs: readonly number[] = [
  1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000,
];

/** How a write is found out about. */
export interface FindOut {
  /** Reads the list into the copy. Returns true when it is known whether the write was carried out. */
  readonly read: () => Promise<boolean>;
  /** Called when it is known. */
  readonly onKnown: () => void;
  /** Waits for so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
}

/** Waits in real time, without keeping a process that ends from ending. */
export function pauseInBackground(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms).unref());
}

async function readUntilKnown({ read, onKnown, pause }: FindOut): Promise<void> {
  let isReadLast = false;
  for (const pauseMs of readingPausesMs) {
    await pause(pauseMs);
    try {
      if (await read()) {
        onKnown();
        return;
      }
      isReadLast = true;
    } catch (cause) {
      // The next reading may succeed. The polls of the list find the row in any case.
      if (!(cause instanceof AppError)) throw cause;
      isReadLast = false;
    }
  }
  // A write that the last reading does not show is not carried out any more.
  if (isReadLast) onKnown();
}

/** Starts to find out, without keeping the caller waiting, whether a write whose answer was lost was carried out. */
export function startToFindOut(what: FindOut): void {
  // With a label of its own the readings have the worker's time limits, not those of the person who has been answered.
  void withCostLabel('find-out', () => readUntilKnown(what)).catch(() => undefined);
}

/** The error for a write of which nobody knows yet whether it was carried out. */
export function outcomeUnknown(name: string, mark: string, cause?: unknown): AppError {
  return new AppError('outcome-unknown', `${name}: the answer of Graph was lost.`, { cause, mark });
}
