import type { StoreTrouble } from '../../core/domain/base/store-state';
import type { RunningClock, RunningTime } from '../../core/domain/base/running-time';
import type { Instant } from '../../core/domain/base/time';
import { ListRefusals, Refusals } from './list-refusals';

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
  /** Notes the final status of a call to the lists. @param read path of what was read, for a GET */
  finished(status: number, read?: string): void;
  /** Returns since when Graph has refused to read the list, also while it answers others. @param listPath `/sites/{id}/lists/{id}` */
  listRefusedSince(listPath: string): Instant | undefined;
  signedIn(isSignedIn: boolean): void;
}

const lostUntilOpen = 5;
const probeEveryMs = 5000;

/** What the health needs from outside. */
export interface HealthDeps {
  readonly runningNow: RunningClock;
  /** Tells a time to people. */
  readonly instantOf: (time: RunningTime) => Instant;
  /** Returns the end of the wait that Graph has asked for, if any. */
  readonly throttledUntil: () => Instant | undefined;
}

type Told = Pick<HealthDeps, 'runningNow' | 'instantOf'>;

/** Counts refusals: those of all calls in a row, and those of each list. */
function refusalCounts({ runningNow: now, instantOf }: Told) {
  const ofAll = new Refusals();
  const ofLists = new ListRefusals();
  const told = (at: RunningTime | undefined) => (at === undefined ? undefined : instantOf(at));
  return {
    finished(status: number, read?: string): void {
      ofAll.finished(status, now());
      if (read !== undefined) ofLists.finished(read, status, now());
    },
    allRefusedSince: () => told(ofAll.since()),
    listRefusedSince: (listPath: string) => told(ofLists.since(listPath)),
  };
}

/** Makes the health of a client that has not called yet. */
export function graphHealth({
  runningNow: now,
  instantOf: instant,
  throttledUntil,
}: HealthDeps): GraphHealth {
  const { allRefusedSince, ...refusals } = refusalCounts({ runningNow: now, instantOf: instant });
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
      const refusedSince = allRefusedSince();
      return refusedSince === undefined ? 'ok' : { refusedSince };
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
    ...refusals,
    signedIn: (isSignedIn) =>
      void (noTokenSince = isSignedIn ? undefined : (noTokenSince ?? now())),
  };
}
