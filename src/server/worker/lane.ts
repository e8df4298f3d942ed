import type { Log } from '../../core/ports';

/**
 * How long the loop waits for one run of a step before it gives the run up and goes on with the next. Five minutes: longer
 * than a run that Graph slows down, and as long as the loop waits between two runs of an idle product.
 */
export const longestRunMs = 5 * 60_000;

const firstPauseMs = 2_000;
/** The longest pause after a run that failed: a store that is back is noticed within a minute. */
const longestPauseMs = 60_000;

/** What a step reports at the end of a run. */
export interface RunEnd {
  /** True when something failed that must be tried again soon. */
  readonly hasFailed?: boolean;
  /** When the step must run again at the latest; absent when it waits to be woken. */
  readonly againMs?: number | undefined;
}

/** A step of the loop that runs by itself, one run at a time, and does not wait for other steps. */
export interface Lane {
  /** Brings the next run forward, so that it begins in `ms` at the latest. During a run, counts from the end of that run. */
  soon(ms: number): void;
  /** Ends the lane and waits for the run under way. */
  stop(): Promise<void>;
}

/** Growing pauses after failures: 2 s, 4 s … 60 s. A success starts them anew. */
function pauses(firstMs: number) {
  let nextMs = firstMs;
  return (hasFailed: boolean): number | undefined => {
    if (!hasFailed) {
      nextMs = firstMs;
      return undefined;
    }
    const pauseMs = nextMs;
    nextMs = Math.min(longestPauseMs, nextMs * 2);
    return pauseMs;
  };
}

const earliest = (...times: readonly (number | undefined)[]): number =>
  times.reduce<number>((a, b) => (b === undefined ? a : Math.min(a, b)), Number.POSITIVE_INFINITY);

const hangs = Symbol('hangs');

/** What a lane runs, and its times. */
export interface LaneParts {
  readonly step: string;
  readonly work: () => Promise<RunEnd>;
  readonly log: Log;
  readonly longestRunMs: number;
  /** The first pause after a failure. */
  readonly firstPauseMs?: number;
}

/**
 * Runs the work once. What it throws is an alarm, and so is a run that takes too long. Such a run is given up: it may still
 * end, and its claims and eTags keep it from disturbing the next one.
 */
async function runOnce({ step, work, log, ...parts }: LaneParts): Promise<RunEnd> {
  const run = async (): Promise<RunEnd> => {
    try {
      return await work();
    } catch (cause) {
      log.alarm('tick-step-failed', cause, { step });
      return { hasFailed: true };
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<typeof hangs>((resolve) => {
    timer = setTimeout(() => resolve(hangs), parts.longestRunMs);
  });
  const ended = await Promise.race([run(), limit]);
  clearTimeout(timer);
  if (ended !== hangs) return ended;
  const cause = new Error(`A run of ${step} took longer than ${String(parts.longestRunMs)} ms`);
  log.alarm('tick-step-hangs', cause, { step });
  return { hasFailed: true };
}

/** Makes a lane. Its first run begins when `soon` is called. */
export function lane(parts: LaneParts): Lane {
  const pauseAfter = pauses(parts.firstPauseMs ?? firstPauseMs);
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  let running: Promise<void> | undefined;
  let wishMs: number | undefined;
  let dueAt = Number.POSITIVE_INFINITY;

  const set = (ms: number) => {
    const at = performance.now() + ms;
    if (isStopped || at >= dueAt) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(ring, ms);
  };
  const ring = () => {
    isRunning = true;
    wishMs = undefined;
    dueAt = Number.POSITIVE_INFINITY;
    running = runOnce(parts).then(({ hasFailed = false, againMs }) => {
      isRunning = false;
      set(earliest(pauseAfter(hasFailed), againMs, wishMs));
    });
  };
  return {
    soon(ms) {
      if (!isRunning) set(ms);
      else wishMs = earliest(wishMs, ms);
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
