import type { Delivery, OwnReason } from './ledger';

/**
 * What a process leader must know about a message. `arrived-or-due`: nothing is wrong. `left-out`: the product did not send
 * it, since nobody needed it or a later message says the same. `uncertain`: it did not arrive, or nobody knows.
 */
export type Arrival = 'arrived-or-due' | 'left-out' | 'uncertain';

const leftOutReasons: ReadonlySet<string> = new Set<OwnReason>(['not-needed', 'replaced']);

/** Tells whether a message arrived, by the state and the reason of its row in the ledger. */
export function arrivalOf({ state, reason = '' }: Pick<Delivery, 'state' | 'reason'>): Arrival {
  if (state === 'unknown') return 'uncertain';
  if (state !== 'refused') return 'arrived-or-due';
  return leftOutReasons.has(reason) ? 'left-out' : 'uncertain';
}
