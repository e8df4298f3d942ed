import type { Instant } from '../../core/domain/base/time';

/** Whether Graph answers. It is a circuit breaker too: while Graph does not answer, most calls are not even sent. */
export interface GraphHealth {
  /** `ok`, or since when no call has been answered. */
  state(): 'ok' | { readonly unreachableSince: Instant };
  /** False when too many calls in a row were lost, until it is time for the next probe. */
  allowsCall(): boolean;
  answered(): void;
  lost(): void;
}

const lostUntilOpen = 5;
const probeEveryMs = 5000;

/** @param now real time in milliseconds since 1970; never the business clock */
export function graphHealth(now: () => number): GraphHealth {
  let since: number | undefined;
  let lostInRow = 0;
  let probedAt = 0;
  return {
    state: () => (since === undefined ? 'ok' : { unreachableSince: new Date(since).toISOString() }),
    allowsCall() {
      if (lostInRow < lostUntilOpen) return true;
      if (now() - probedAt < probeEveryMs) return false;
      probedAt = now();
      return true;
    },
    answered() {
      since = undefined;
      lostInRow = 0;
    },
    lost() {
      since ??= now();
      lostInRow += 1;
      probedAt = now();
    },
  };
}
