import type { ListEdit, Log } from '../core/actions/ports';
import { AppError } from '../core/domain/app-error';
import type { Actor } from '../core/domain/world';
import { withCostLabel } from '../graph/client/cost-label';
import type { OpenProduct } from './product';
import { tickLoop, type TickLoop } from './tick/tick-loop';
import { tickSteps } from './tick/tick-steps';

/** What keeps the product going by itself: the first load, then the tick. */
export interface Heart {
  start(): void;
  /** Sends what is owed, soon. */
  wake(): void;
  tabSeen(): void;
  stop(): Promise<void>;
}

/** What the heart works on. */
export interface HeartParts {
  readonly product: OpenProduct;
  readonly refresh: (which: 'edited' | 'all') => Promise<readonly ListEdit[]>;
  readonly log: Log;
}

const clockActor: Actor = { kind: 'clock', objectId: '', name: 'Jämna' };
const firstPauseMs = 1_000;
const longestPauseMs = 15_000;

/**
 * Tries to load until it succeeds: Graph may be down at the start, and the lists may come later by set-up. Then it
 * ticks. When the lists are found to be gone it begins anew.
 */
export function productHeart({ product, refresh, log }: HeartParts): Heart {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let tick: TickLoop | undefined;

  const attempt = async (): Promise<boolean> => {
    try {
      return await withCostLabel('load', () => product.load());
    } catch (cause) {
      log.alarm('load-failed', cause);
      return false;
    }
  };
  const load = async (pauseMs: number): Promise<void> => {
    const isLoaded = await attempt();
    if (isStopped) return;
    if (isLoaded) tick = beat();
    else timer = setTimeout(() => void load(Math.min(longestPauseMs, pauseMs * 2)), pauseMs);
  };
  const refreshOrReload = async (which: 'edited' | 'all') => {
    try {
      return await refresh(which);
    } catch (cause) {
      if (cause instanceof AppError && cause.code === 'lists-missing') restart();
      throw cause;
    }
  };
  const beat = () => {
    log.info('loaded');
    const ctx = () => product.contextFor(clockActor);
    return tickLoop(tickSteps({ ctx, refresh: refreshOrReload, log }), log);
  };
  const restart = () => {
    // Not awaited: it is called from within the run that would be waited for.
    void tick?.stop();
    tick = undefined;
    void load(firstPauseMs);
  };
  return {
    start: () => void load(firstPauseMs),
    wake: () => tick?.wake(),
    tabSeen: () => tick?.tabSeen(),
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await tick?.stop();
    },
  };
}
