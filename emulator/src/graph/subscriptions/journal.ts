import type { Emulator, Store } from '../../state/emulator';

/** One POST to an app's address, or one that was left out. */
export interface Attempt {
  readonly number: number;
  /** Movable clock. */
  readonly at: string;
  readonly kind: 'validation' | 'change' | 'lifecycle';
  readonly url: string;
  /** Which notifications it carried: their number, their subscription, and the how-manieth try this was. */
  readonly parts: readonly {
    readonly delivery: number;
    readonly subscriptionId: string;
    readonly attempt: number;
  }[];
  /** What was answered; null without an answer in time. */
  readonly status: number | null;
  /** Real milliseconds. */
  readonly tookMs: number;
  readonly outcome: 'delivered' | 'failed' | 'given up' | 'dropped';
}

const PLACE = 'n/attempt/';
const COUNTER = 'n/attempts';
/** So many are kept. */
const KEPT = 1_000;

const keyOf = (number: number): string => `${PLACE}${String(number).padStart(12, '0')}`;

/** Writes down what was sent and what came back. */
export function noteAttempt(emulator: Emulator, attempt: Omit<Attempt, 'number' | 'at'>): void {
  const { store, clock } = emulator;
  store.transaction(() => {
    const number = (store.get<number>(COUNTER) ?? 0) + 1;
    store.put(COUNTER, number);
    store.put(keyOf(number), { ...attempt, number, at: clock.now() } satisfies Attempt);
    if (number > KEPT) store.remove(keyOf(number - KEPT));
  });
}

/** What was sent, oldest first. */
export const attempts = (store: Store): readonly Attempt[] =>
  [...store.range<Attempt>(PLACE)].map(({ value }) => value);
