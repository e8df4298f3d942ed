import type { Emulator, Store } from '../../state/emulator';

/** A POST to an app's endpoint, or one that was dropped. */
export interface Attempt {
  readonly number: number;
  /** Time by the movable clock. */
  readonly at: string;
  readonly kind: 'validation' | 'change' | 'lifecycle';
  readonly url: string;
  /**
   * The notifications in the POST: their number, their subscription, and which attempt this was, counted from
   * 1.
   */
  readonly parts: readonly {
    readonly delivery: number;
    readonly subscriptionId: string;
    readonly attempt: number;
  }[];
  /** HTTP status of the answer; null without an answer in time. */
  readonly status: number | null;
  /** Duration in real milliseconds. */
  readonly tookMs: number;
  readonly outcome: 'delivered' | 'failed' | 'given up' | 'dropped';
}

const ATTEMPTS_PREFIX = 'n/attempt/';
const COUNTER_KEY = 'n/attempts';
/** Most attempts that are kept. */
const MAX_ATTEMPTS = 1_000;

const keyOf = (number: number): string => `${ATTEMPTS_PREFIX}${String(number).padStart(12, '0')}`;

/** Records an attempt. The oldest is removed above the limit. */
export function recordAttempt(emulator: Emulator, attempt: Omit<Attempt, 'number' | 'at'>): void {
  const { store, clock } = emulator;
  store.transaction(() => {
    const number = (store.get<number>(COUNTER_KEY) ?? 0) + 1;
    store.put(COUNTER_KEY, number);
    store.put(keyOf(number), { ...attempt, number, at: clock.now() } satisfies Attempt);
    if (number > MAX_ATTEMPTS) store.remove(keyOf(number - MAX_ATTEMPTS));
  });
}

/** The recorded attempts, oldest first. */
export const attempts = (store: Store): readonly Attempt[] =>
  [...store.range<Attempt>(ATTEMPTS_PREFIX)].map(({ value }) => value);
