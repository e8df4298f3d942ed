import type { ListEdit, Log } from '../../core/ports';
import { AppError } from '../../core/domain/base/app-error';
import { systemActor } from '../../core/domain/base/actor';
import { withCostLabel } from '../../graph/client/cost-label';
import type { ClockFault } from '../../core/domain/base/clock-fault';
import { loadWaiter } from '../base/act-waiter';
import type { OpenProduct } from '../base/product';
import { tickLoop, type TickLoop, type TickTimes } from './tick-loop';
import { tickSteps } from './tick-steps';

/** Runs what the product does by itself: first it loads the lists, then it polls them and sends messages. */
export interface Worker {
  start(): void;
  /** Makes the worker send due messages soon. */
  wake(): void;
  tabSeen(opens?: boolean): void;
  stop(): Promise<void>;
}

/** The dependencies of the worker. */
export interface WorkerParts {
  readonly product: OpenProduct;
  readonly refresh: (which: 'edited' | 'all') => Promise<readonly ListEdit[]>;
  readonly log: Log;
  readonly clockFault: () => ClockFault | undefined;
  /** The intervals of the loop; the usual ones when left out. */
  readonly times?: TickTimes;
}

const firstPauseMs = 1_000;
const longestPauseMs = 15_000;

/** Calls `load` with growing pauses until it returns true, then calls `done`. @returns a function that stops this */
function loadUntilDone(load: () => Promise<boolean>, done: () => void): () => void {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const run = async (pauseMs: number): Promise<void> => {
    const isLoaded = await load();
    if (isStopped) return;
    if (isLoaded) done();
    else timer = setTimeout(() => void run(Math.min(longestPauseMs, pauseMs * 2)), pauseMs);
  };
  void run(firstPauseMs);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** Makes a function that tries once to load the lists. It logs a failure as an alarm and returns false. */
function attempt({ product, log }: WorkerParts) {
  return async (): Promise<boolean> => {
    try {
      return await withCostLabel('load', () => product.load(), loadWaiter());
    } catch (cause) {
      log.alarm('load-failed', cause);
      return false;
    }
  };
}

/**
 * Makes the worker. It tries to load until it succeeds, since Graph may be unreachable at the start and set-up may run
 * later. Then it starts the tick loop. When a poll finds that the lists are missing, it starts again with loading.
 */
export function createWorker(parts: WorkerParts): Worker {
  const { product, log, clockFault } = parts;
  let isStopped = false;
  let stopLoading: () => void = () => undefined;
  let tick: TickLoop | undefined;
  /** Resolves when the loop before has ended, since two loops at once would use the same memory of the steps. */
  let before: Promise<void> = Promise.resolve();

  const startLoop = async () => {
    await before;
    if (isStopped) return;
    log.info('loaded');
    tick = tickLoop(steps, log, parts.times);
  };
  const begin = () => {
    if (!isStopped) stopLoading = loadUntilDone(attempt(parts), () => void startLoop());
  };
  const refresh = async (which: 'edited' | 'all') => {
    try {
      return await parts.refresh(which);
    } catch (cause) {
      if (tick !== undefined && cause instanceof AppError && cause.code === 'lists-missing') {
        // Not awaited here: `stop` waits for the run under way, and this code is part of that run.
        before = tick.stop();
        tick = undefined;
        begin();
      }
      throw cause;
    }
  };
  // One set of steps for all loops, so that edits and outcomes that wait in them outlive a time without lists.
  const steps = tickSteps({ ctx: () => product.contextFor(systemActor), refresh, log, clockFault });
  return {
    start: begin,
    wake: () => tick?.wake(),
    tabSeen: (opens) => tick?.tabSeen(opens),
    async stop() {
      isStopped = true;
      stopLoading();
      await Promise.all([tick?.stop(), before]);
    },
  };
}
