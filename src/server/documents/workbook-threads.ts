import { Worker } from 'node:worker_threads';
import type { RoundWorkbook, WorkbookRow } from '../../documents/follow-up/workbook-content';
import { takeTurns } from '../base/take-turns';

/** A round without its rows. */
type RoundHead = Omit<RoundWorkbook, 'rows'>;

/** What a thread gets, plain data alone: rows some at a time, then the round to which they belong. */
export type ToThread = { readonly rows: readonly WorkbookRow[] } | { readonly round: RoundHead };

/**
 * Writes a round as an Excel workbook. `make` works out its content once a thread is free, so that no work is done for a request
 * that is refused or that nobody waits for any more, which `signal` says.
 */
export type WriteWorkbook = (
  make: () => Promise<RoundWorkbook>,
  signal?: AbortSignal,
) => Promise<Uint8Array<ArrayBuffer>>;

/** Bounds of the threads that write workbooks. */
export interface ThreadBounds {
  /** How many workbooks are written at the same time. */
  readonly mostThreads: number;
  /** How many workbooks wait for a thread; a request for one more is refused. */
  readonly mostWaiting: number;
  /** How long a request waits for a thread, in milliseconds; then it is refused. */
  readonly longestWaitMs: number;
  /** How long one workbook may take, in milliseconds. Then its thread is ended. */
  readonly longestMs: number;
  /** Largest memory of a thread for objects, in megabytes. A workbook of 10,000 rows takes some 400. */
  readonly largestMemoryMb: number;
}

/** The bounds of the product. One thread leaves a core of two to everybody else. */
export const threadBounds: ThreadBounds = {
  mostThreads: 1,
  mostWaiting: 10,
  longestWaitMs: 20_000,
  longestMs: 60_000,
  largestMemoryMb: 1_024,
};

/** Thrown when as many workbooks wait as may, or when one has waited for too long. */
export class TooManyWaiting extends Error {
  override readonly name = 'TooManyWaiting';
}

/** Thrown when a thread ended without a workbook. The message names what ended it, and quotes nobody. */
export class ThreadEnded extends Error {
  override readonly name = 'ThreadEnded';
}

/** How many rows go to a thread at once. Copying 5,000 of them at once takes 40 ms. */
const rowsAtOnce = 250;

async function send(thread: Worker, { rows, ...round }: RoundWorkbook): Promise<void> {
  const pause = takeTurns();
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    thread.postMessage({ rows: rows.slice(at, at + rowsAtOnce) } satisfies ToThread);
    await pause();
  }
  thread.postMessage({ round } satisfies ToThread);
}

const shortName = /^\w{1,60}$/;

/**
 * Returns the code of Node's own errors, such as `ERR_WORKER_OUT_OF_MEMORY`, else the name of the error. An error that comes from
 * a thread is no instance of `Error`.
 */
function kindOf(error: unknown): string {
  const { code, name } = Object(error) as { readonly code?: unknown; readonly name?: unknown };
  const known = [code, name].find((one) => typeof one === 'string' && shortName.test(one));
  return typeof known === 'string' ? known : 'an unknown error';
}

/** Writes one workbook in a thread of its own, which ends with it. */
async function writtenIn(
  entry: URL,
  workbook: RoundWorkbook,
  { longestMs, largestMemoryMb }: ThreadBounds,
): Promise<Uint8Array<ArrayBuffer>> {
  const resourceLimits = { maxOldGenerationSizeMb: largestMemoryMb };
  // The thread needs nothing of the environment, which holds the secret.
  const thread = new Worker(entry, { resourceLimits, env: {}, execArgv: [] });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((done, failed) => {
      const ended = (what: string) => failed(new ThreadEnded(`No workbook: ${what}.`));
      timer = setTimeout(() => ended(`it took over ${String(longestMs)} ms`), longestMs);
      thread.once('message', done);
      thread.once('error', (error) => ended(kindOf(error)));
      thread.once('exit', (code) => ended(`the thread ended with ${String(code)}`));
      send(thread, workbook).catch(failed);
    });
  } finally {
    clearTimeout(timer);
    void thread.terminate();
  }
}

/** A line of requests for threads, first come, first served. */
class Line {
  private readonly waiting = new Set<() => void>();
  private readonly bounds: ThreadBounds;
  private running = 0;

  constructor(bounds: ThreadBounds) {
    this.bounds = bounds;
  }

  /** Waits for a thread. @throws {TooManyWaiting} also when nobody waits for the workbook any more */
  async turn(signal: AbortSignal | undefined): Promise<void> {
    const { mostThreads, mostWaiting, longestWaitMs } = this.bounds;
    if (this.running < mostThreads) {
      this.running += 1;
      return;
    }
    if (this.waiting.size >= mostWaiting) throw new TooManyWaiting();
    const timeout = AbortSignal.timeout(longestWaitMs);
    const over = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
    await new Promise<void>((go, failed) => {
      const begin = () => {
        over.removeEventListener('abort', leave);
        go();
      };
      const leave = () => {
        this.waiting.delete(begin);
        failed(new TooManyWaiting());
      };
      this.waiting.add(begin);
      over.addEventListener('abort', leave, { once: true });
      if (over.aborted) leave();
    });
  }

  /** Gives the thread to the next request. */
  next(): void {
    const [first] = this.waiting;
    if (first === undefined) {
      this.running -= 1;
      return;
    }
    this.waiting.delete(first);
    first();
  }
}

/**
 * Makes the function that writes workbooks in threads, since that takes seconds for some thousand goals and nothing else could
 * be answered meanwhile. Requests wait for a thread in their order.
 *
 * @param entry the built file of `workbook-thread.ts`
 * @throws {TooManyWaiting} when as many wait as may, when the request has waited too long, or when nobody waits for it any more
 * @throws {ThreadEnded} when the thread dies, runs out of memory or takes too long
 */
export function workbookThreads(entry: URL, bounds: ThreadBounds = threadBounds): WriteWorkbook {
  const line = new Line(bounds);
  return async (make, signal) => {
    await line.turn(signal);
    try {
      return await writtenIn(entry, await make(), bounds);
    } finally {
      line.next();
    }
  };
}
