import type { Instant } from './time';

/** Why the product does not trust the system's clock. It sends and updates no messages meanwhile (decision 0029). */
export interface ClockFault {
  readonly kind: 'jumped-forward' | 'jumped-back' | 'absurd-date';
  /** What the system's clock says. */
  readonly now: Instant;
}
