import { Worker } from 'node:worker_threads';
import type { RoundWorkbook, WorkbookRow } from '../../documents/follow-up/round-workbook';
import { takeTurns } from '../base/take-turns';

/** A round without its rows. */
type RoundHead = Omit<RoundWorkbook, 'rows'>;

/** What a thread gets, plain data alone: rows some at a time, then the round to which they belong. */
export type ToThread = { readonly rows: readonly WorkbookRow[] } | { readonly round: RoundHead };

/** Writes a round as an Excel workbook. */
export type WriteWorkbook = (workbook: RoundWorkbook) => Promise<Uint8Array<ArrayBuffer>>;

/** Bounds of the threads that write workbooks. */
export interface ThreadBounds {
  /** How many workbooks are written at the same time. */
  readonly mostThreads: number;
  /** How many workbooks wait for a thread; a request for one more is refused. */
  readonly mostWaiting: number;
  /** How long one workbook may take, in milliseconds. Then its thread is ended. */
  readonly longestMs: number;
  /** Largest memory of a thread for objects, in megabytes. A workbook of 10,000 rows takes some 400. */
  readonly largestMemoryMb: number;
}

/** The bounds of the product. One thread leaves a core of two to everybody else. */
export const threadBounds: ThreadBounds = {
  mostThreads: 1,
  mostWaiting: 20,
  longestMs: 60_000,
  largestMemoryMb: 1_024,
};

/** Thrown when as many workbooks wait as may. */
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

/**
 * Makes the function that writes workbooks in threads, since that takes seconds for some thousand goals and nothing else could
 * be answered meanwhile. Requests wait for a thread in their order.
 *
 * @param entry the built file of `workbook-thread.ts`
 * @throws {TooManyWaiting} when as many wait as may
 * @throws {ThreadEnded} when the thread dies, runs out of memory or takes too long
 */
export function workbookThreads(entry: URL, bounds: ThreadBounds = threadBounds): WriteWorkbook {
  const waiting: (() => void)[] = [];
  let running = 0;
  const turn = (): Promise<void> => {
    if (running < bounds.mostThreads) {
      running += 1;
      return Promise.resolve();
    }
    if (waiting.length >= bounds.mostWaiting) return Promise.reject(new TooManyWaiting());
    return new Promise((go) => {
      waiting.push(go);
    });
  };
  const next = () => {
    const go = waiting.shift();
    if (go === undefined) running -= 1;
    else go();
  };
  return async (workbook) => {
    await turn();
    try {
      return await writtenIn(entry, workbook, bounds);
    } finally {
      next();
    }
  };
}
