import { addSeconds, compareInstants } from '../base/calendar';
import type { Instant } from '../base/time';
import type { Delivery } from './ledger';

/** The list stores whole seconds, so that a stored time can be up to a second earlier than the real one. */
const listPrecisionSeconds = 1;

/** How many characters of an instant name its second: `2026-12-01T20:00:00`. */
const secondLength = 19;

/**
 * Names an occasion by an instant: `20261201T200000`. The list stores whole seconds, so that the server that has saved the
 * instant and one that has read it make the same name.
 */
export function nameOf(at: Instant): string {
  return at.slice(0, secondLength).replace(/[-:]/g, '');
}

/** True when the row was claimed at the instant or later, as far as the list can tell. */
export function isClaimedAfter({ stateAt }: Delivery, instant: Instant): boolean {
  return compareInstants(addSeconds(stateAt, listPrecisionSeconds), instant) >= 0;
}
