import type { StoreTrouble } from '../../core/domain/base/store-state';
import type { RunningClock, RunningTime } from '../../core/domain/base/running-time';
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

/** Counts how calls to the lists end, one after the other. */
class Refusals {
  private inRow = 0;
  private firstAt: RunningTime | undefined;

  finished(status: number, now: RunningTime): void {
    if (status >= 500 || refusals.has(status)) {
      if (this.inRow === 0) this.firstAt = now;
      this.inRow += 1;
    } else if (status < 400) this.inRow = 0;
  }

  since(): RunningTime | undefined {
    return this.inRow < refusedUntilSaid ? undefined : this.firstAt;
  }
}

/** What the health needs from outside. */
export interface HealthDeps {
  readonly runningNow: RunningClock;
  /** Tells a time to people. */
  readonly instantOf: (time: RunningTime) => Instant;
  /** Returns the end of the wait that Graph has asked for, if any. */
  readonly throttledUntil: () => Instant | undefined;
}

/** Makes the health of a client that has not called yet. */
export function graphHealth({
  runningNow: now,
  instantOf: instant,
  throttledUntil,
}: HealthDeps): GraphHealth {
  const refused = new Refusals();
  let since: RunningTime | undefined;
  let lostInRow = 0;
  let probedAt: RunningTime | undefined;
  let noTokenSince: RunningTime | undefined;
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
      if (probedAt !== undefined && now() - probedAt < probeEveryMs) return false;
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
