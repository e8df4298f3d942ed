import type { Emulator } from '../../state/emulator';

/** How an address has answered since its count was last begun anew. */
interface Answers {
  /** Movable clock. */
  readonly since: string;
  readonly answers: number;
  readonly slow: number;
}

/** An answer that takes longer is slow, even if it is a good one. */
const SLOW_MS = 2_900;
/** Counts are begun anew so often. */
const WINDOW_MS = 600_000;
/** Fewer answers say nothing. */
const ENOUGH = 100;

const keyOf = (url: string): string => `n/endpoint/${url}`;

function recordOf(emulator: Emulator, url: string): Answers {
  const now = emulator.clock.now();
  const kept = emulator.store.get<Answers>(keyOf(url));
  const isFresh = kept !== undefined && Date.parse(now) - Date.parse(kept.since) < WINDOW_MS;
  return isFresh ? kept : { since: now, answers: 0, slow: 0 };
}

/** Counts the answers to one POST, one for each notification in it; the caller holds the transaction. */
export function noteAnswers(
  emulator: Emulator,
  url: string,
  answered: { tookMs: number; count: number },
): void {
  const { since, answers, slow } = recordOf(emulator, url);
  const late = answered.tookMs > SLOW_MS ? answered.count : 0;
  emulator.store.put(keyOf(url), {
    since,
    answers: answers + answered.count,
    slow: slow + late,
  } satisfies Answers);
}

/**
 * How notifications to an address are treated: from 10 % slow answers on they wait ten minutes, from 15 % on they are
 * dropped.
 *
 * @see graph.md §10; "Throttling", learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export function treatmentOf(emulator: Emulator, url: string): 'at once' | 'later' | 'never' {
  const { answers, slow } = recordOf(emulator, url);
  if (answers < ENOUGH || slow / answers < 0.1) return 'at once';
  return slow / answers < 0.15 ? 'later' : 'never';
}

/** How long notifications to a slow address wait. */
export const THROTTLED_MS = 600_000;
