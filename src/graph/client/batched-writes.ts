import { AppError } from '../../core/domain/base/app-error';
import { callBatch, mostParts, type BatchPart, type PartAnswer } from './batch';
import type { Graph } from './graph';
import { LostAnswer } from './lost-answer';
import { unitsPerWrite } from './pace';
import { isGood, refused } from './refused';
import { withWaiter } from './waiter';

/** What became of one write. `lost`: nobody knows whether Graph has carried it out. `not-sent`: it certainly was not. */
export type WriteOutcome =
  | { readonly kind: 'answered'; readonly answer: PartAnswer }
  | { readonly kind: 'lost'; readonly cause: unknown }
  | { readonly kind: 'not-sent'; readonly cause: AppError };

/** Who is told of the writes. */
export interface WriteListener {
  /** Called once for each write, by its place among the parts. */
  readonly onEnded: (at: number, outcome: WriteOutcome) => void;
  /** Runs the work of one batch: its call, and `onEnded` for the parts that ended with it. */
  readonly during: <R>(work: () => Promise<R>) => Promise<R>;
}

/** A part that has not ended yet. */
interface Waiting {
  readonly at: number;
  readonly part: BatchPart;
  readonly tryNumber: number;
  /** Milliseconds to pause before this try. */
  readonly pauseMs: number;
  /** True when an earlier try may have been carried out. */
  readonly maybeDone: boolean;
}

/** Thrown when no batch can be sent any more. */
class Stopped extends Error {
  readonly why: AppError;

  constructor(why: AppError) {
    super(why.message);
    this.why = why;
  }
}

function endUnsent(waiting: readonly Waiting[], cause: AppError, listener: WriteListener): void {
  for (const { at, maybeDone } of waiting) {
    listener.onEnded(at, maybeDone ? { kind: 'lost', cause } : { kind: 'not-sent', cause });
  }
}

/**
 * Sends writes of lists in batches, one batch after the other, each when the pace of the client allows it. Only a refused part
 * is sent again: after the wait that it asks for, or after a fault when repeating it is safe. A POST whose answer was lost,
 * or that failed in the service, is never sent again here; nor is any part of a batch that was lost as a whole.
 *
 * When Graph refuses a whole batch, or asks for a longer wait than the worker's, the rest is not sent. Never throws for that.
 */
export async function writeInBatches(
  graph: Graph,
  parts: readonly BatchPart[],
  listener: WriteListener,
): Promise<void> {
  let waiting: readonly Waiting[] = parts.map((part, at) => ({
    ...{ at, part, tryNumber: 1, pauseMs: 0, maybeDone: false },
  }));
  while (waiting.length > 0) {
    const some = waiting.slice(0, mostParts);
    const pauseMs = Math.max(...some.map((one) => one.pauseMs));
    if (pauseMs > 0) await graph.manyRows.pause(pauseMs);
    await graph.manyRows.turn(some.length * unitsPerWrite);
    try {
      const again = await listener.during(() => sendOnce(graph, some, listener));
      waiting = [...again, ...waiting.slice(some.length)];
    } catch (cause) {
      if (!(cause instanceof Stopped)) throw cause;
      endUnsent(waiting, cause.why, listener);
      return;
    }
  }
}

/**
 * Sends one batch. Returns the parts that are to be sent again.
 *
 * @throws {Stopped} when none of the parts was carried out, and no further batch would be
 */
async function sendOnce(
  graph: Graph,
  some: readonly Waiting[],
  { onEnded }: WriteListener,
): Promise<readonly Waiting[]> {
  const answered = await answersOf(graph, some);
  const again: Waiting[] = [];
  some.forEach((one, at) => {
    const answer = answered.parts[at];
    if (answer === undefined) {
      onEnded(one.at, { kind: 'lost', cause: answered.cause });
      return;
    }
    const { method } = one.part;
    const pauseMs = graph.manyRows.retryIn({ method, tryNumber: one.tryNumber, answer });
    const maybeDone = one.maybeDone || answer.status >= 500;
    if (pauseMs === undefined) onEnded(one.at, { kind: 'answered', answer });
    else again.push({ ...one, tryNumber: one.tryNumber + 1, pauseMs, maybeDone });
  });
  return again;
}

/** The answers of the parts, and why those have none that have none. */
interface Answered {
  readonly parts: readonly (PartAnswer | undefined)[];
  readonly cause: unknown;
}

async function answersOf(graph: Graph, some: readonly Waiting[]): Promise<Answered> {
  const parts = some.map(({ part }) => part);
  try {
    // A batch has the time of the worker, also when an act sends it for which a person waits.
    const answer = await withWaiter(undefined, () => callBatch(graph, parts, 'sites'));
    const { whole } = answer;
    const cause = new LostAnswer(`A batch was answered ${String(whole.status)}, without the part.`);
    if (isGood(whole) || whole.status >= 500) return { parts: answer.parts, cause };
    throw new Stopped(refused(whole, 'Batch'));
  } catch (cause) {
    if (cause instanceof LostAnswer) return { parts: [], cause };
    throw cause instanceof AppError ? new Stopped(cause) : cause;
  }
}
