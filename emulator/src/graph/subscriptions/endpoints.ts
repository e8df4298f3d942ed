import type { Emulator } from '../../state/emulator';

/** Answers of an endpoint within the present window. */
interface Answers {
  /** Start of the window by the movable clock. */
  readonly since: string;
  readonly answers: number;
  readonly slow: number;
}

/** Milliseconds above which an answer counts as slow, even a good one. */
const SLOW_MS = 2_900;
/** Length of the window in milliseconds. */
const WINDOW_MS = 600_000;
/** Fewest answers by which an endpoint is judged. */
const MIN_ANSWERS = 100;

const keyOf = (url: string): string => `n/endpoint/${url}`;

function answersOf(emulator: Emulator, url: string): Answers {
  const now = emulator.clock.now();
  const stored = emulator.store.get<Answers>(keyOf(url));
  const isFresh = stored !== undefined && Date.parse(now) - Date.parse(stored.since) < WINDOW_MS;
  return isFresh ? stored : { since: now, answers: 0, slow: 0 };
}

/** Counts the answer to one POST, once for each notification in it. The caller holds the transaction. */
export function recordAnswers(
  emulator: Emulator,
  url: string,
  answered: { tookMs: number; count: number },
): void {
  const { since, answers, slow } = answersOf(emulator, url);
  const late = answered.tookMs > SLOW_MS ? answered.count : 0;
  emulator.store.put(keyOf(url), {
    since,
    answers: answers + answered.count,
    slow: slow + late,
  } satisfies Answers);
}

/**
 * How Graph throttles notifications to an endpoint: from 10 % slow answers on it delays them by ten minutes,
 * from 15 % on it drops them.
 *
 * @see https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export function throttlingOf(emulator: Emulator, url: string): 'at once' | 'later' | 'never' {
  const { answers, slow } = answersOf(emulator, url);
  if (answers < MIN_ANSWERS || slow / answers < 0.1) return 'at once';
  return slow / answers < 0.15 ? 'later' : 'never';
}

/** Milliseconds by which notifications to a slow endpoint are delayed. */
export const THROTTLED_MS = 600_000;
