import type { StoreTrouble } from '../../core/domain/base/store-state';
import type { Instant } from '../../core/domain/base/time';

/** Whether Graph answers, and answers well. It is a circuit breaker too: while Graph does not answer, most calls are not even sent. */
export interface GraphHealth {
  /** `ok` when the last calls were answered well; else what is wrong, and since when. */
  state(): 'ok' | StoreTrouble;
  /** Whether Entra gives the product tokens for Graph; else since when not. */
  signIn(): 'ok' | { readonly failingSince: Instant };
  /** False when too many calls in a row were lost, until it is time for the next probe. */
  allowsCall(): boolean;
  answered(): void;
  lost(): void;
  /** Notes the final status of a call to the lists. */
  finished(status: number): void;
  signedIn(isSignedIn: boolean): void;
}

const lostUntilOpen = 5;
const probeEveryMs = 5000;
/** One refusal can be due to one row that is gone; so many calls in a row that are refused are no chance. */
const refusedUntilSaid = 3;
const refusals = new Set([401, 403, 404]);

const instant = (ms: number): Instant => new Date(ms).toISOString();

/** Counts how calls to the lists end, one after the other. */
class Refusals {
  private inRow = 0;
  private firstAt = 0;

  finished(status: number, now: number): void {
    if (status >= 500 || refusals.has(status)) {
      if (this.inRow === 0) this.firstAt = now;
      this.inRow += 1;
    } else if (status < 400) this.inRow = 0;
  }

  since(): number | undefined {
    return this.inRow < refusedUntilSaid ? undefined : this.firstAt;
  }
}

/**
 * @param now real time in milliseconds since 1970; never the business clock
 * @param throttledUntil returns the end of the wait that Graph has asked for, if any
 */
export function graphHealth(
  now: () => number,
  throttledUntil: () => Instant | undefined = () => undefined,
): GraphHealth {
  const refused = new Refusals();
  let since: number | undefined;
  let lostInRow = 0;
  let probedAt = 0;
  let noTokenSince: number | undefined;
  return {
    state() {
      const until = throttledUntil();
      if (until !== undefined) return { throttledUntil: until };
      if (noTokenSince !== undefined) return { signInFailingSince: instant(noTokenSince) };
      if (since !== undefined) return { unreachableSince: instant(since) };
      const refusedSince = refused.since();
      return refusedSince === undefined ? 'ok' : { refusedSince: instant(refusedSince) };
    },
    signIn: () => (noTokenSince === undefined ? 'ok' : { failingSince: instant(noTokenSince) }),
    allowsCall() {
      if (lostInRow < lostUntilOpen) return true;
      if (now() - probedAt < probeEveryMs) return false;
      probedAt = now();
      return true;
    },
    answered: () => void ([since, lostInRow] = [undefined, 0]),
    lost() {
      since ??= now();
      lostInRow += 1;
      probedAt = now();
    },
    finished: (status) => refused.finished(status, now()),
    signedIn: (isSignedIn) =>
      void (noTokenSince = isSignedIn ? undefined : (noTokenSince ?? now())),
  };
}
