import type { ListEdit, Log } from '../../core/ports';
import { AppError } from '../../core/domain/base/app-error';
import { clockActor } from '../../core/domain/base/actor';
import { withCostLabel } from '../../graph/client/cost-label';
import type { OpenProduct } from '../base/product';
import { tickLoop, type TickLoop } from './tick-loop';
import { tickSteps } from './tick-steps';

/** What keeps the product going by itself: the first load, then the tick. */
export interface Worker {
  start(): void;
  /** Sends what is owed, soon. */
  wake(): void;
  tabSeen(): void;
  stop(): Promise<void>;
}

/** What the worker works on. */
export interface WorkerParts {
  readonly product: OpenProduct;
  readonly refresh: (which: 'edited' | 'all') => Promise<readonly ListEdit[]>;
  readonly log: Log;
}

const firstPauseMs = 1_000;
const longestPauseMs = 15_000;

/** Calls `load` until it says true, with growing pauses. @returns the way to stop */
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

/** One attempt; its failure is an alarm and no more. */
function attempt({ product, log }: WorkerParts) {
  return async (): Promise<boolean> => {
    try {
      return await withCostLabel('load', () => product.load());
    } catch (cause) {
      log.alarm('load-failed', cause);
      return false;
    }
  };
}

/**
 * Tries to load until it succeeds: Graph may be down at the start, and the lists may come later by set-up. Then it
 * ticks. When the lists are found to be gone it begins anew.
 */
export function createWorker(parts: WorkerParts): Worker {
  const { product, log } = parts;
  let stopLoading: () => void = () => undefined;
  let tick: TickLoop | undefined;

  const begin = () => {
    stopLoading = loadUntilDone(attempt(parts), () => {
      log.info('loaded');
      const ctx = () => product.contextFor(clockActor);
      tick = tickLoop(tickSteps({ ctx, refresh, log }), log);
    });
  };
  const refresh = async (which: 'edited' | 'all') => {
    try {
      return await parts.refresh(which);
    } catch (cause) {
      if (cause instanceof AppError && cause.code === 'lists-missing') {
        // Not awaited: this runs within the run that would be waited for.
        void tick?.stop();
        tick = undefined;
        begin();
      }
      throw cause;
    }
  };
  return {
    start: begin,
    wake: () => tick?.wake(),
    tabSeen: () => tick?.tabSeen(),
    async stop() {
      stopLoading();
      await tick?.stop();
    },
  };
}
