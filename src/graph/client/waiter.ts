import { AsyncLocalStorage } from 'node:async_hooks';
import type { RunningTime } from '../../core/domain/base/running-time';
import type { RetryLimits } from './retry-delay';

/** Who waits for Graph, how long, and since when they have waited for a good answer. */
export interface Waiter {
  readonly limits: RetryLimits;
  /** True when the work may send one read to a Graph that has asked for waits for an hour: a process leader's act, or the load. */
  mayProbe: boolean;
  /** Undefined while no call has been made since the last good answer. */
  silentSince: RunningTime | undefined;
}

const waiters = new AsyncLocalStorage<Waiter | undefined>();

/** Makes a waiter that has waited for nothing yet. */
export function newWaiter(limits: RetryLimits, mayProbe = false): Waiter {
  return { limits, mayProbe, silentSince: undefined };
}

/** Runs work for a waiter. All its calls share the time for which Graph may be silent. Undefined: each call has its own. */
export function withWaiter<R>(waiter: Waiter | undefined, work: () => R): R {
  return waiters.run(waiter, work);
}

/** Returns the waiter of the work at hand. */
export function currentWaiter(): Waiter | undefined {
  return waiters.getStore();
}

/** Lets the work at hand probe, once it is known that a process leader waits for it. */
export function letWorkProbe(): void {
  const waiter = waiters.getStore();
  if (waiter !== undefined) waiter.mayProbe = true;
}

/** Milliseconds for which Graph may stay silent yet. */
export function timeLeftMs({ limits, silentSince }: Waiter, now: RunningTime): number {
  return limits.silentMs - (now - (silentSince ?? now));
}
