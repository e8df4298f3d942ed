import type { Instant } from './time';

declare const ofRunningClock: unique symbol;

/**
 * Milliseconds by a clock that only runs forward and that nobody can set, such as `performance.now`. Its zero is any time, so
 * that only differences say something. Waits and ages are counted by it: by the system's clock, a wait that begins while
 * that clock is hours ahead would last until it is there again.
 */
export type RunningTime = number & { readonly [ofRunningClock]: true };

/** A clock that only runs forward. */
export type RunningClock = () => RunningTime;

/** Takes a number of milliseconds as a running time. The number comes from a clock that only runs forward. */
export function runningTime(ms: number): RunningTime {
  return ms as RunningTime;
}

/** Returns the running time so many milliseconds after another. */
export function after(time: RunningTime, ms: number): RunningTime {
  return runningTime(time + ms);
}

/** The two clocks of a program. */
export interface Clocks {
  /** The system's clock in milliseconds since 1970, which somebody can set. It dates what people are told, and reads dates. */
  readonly now: () => number;
  readonly runningNow: RunningClock;
}

/** The clocks drift apart by less than this; a larger difference means that somebody has set the system's clock. */
const smallestStepMs = 2_000;

/**
 * Makes a function that tells running times as instants of the system's clock. The same time is told as the same instant until
 * somebody sets that clock.
 */
export function instantsOf({ now, runningNow }: Clocks): (time: RunningTime) => Instant {
  let apart = now() - runningNow();
  return (time) => {
    const apartNow = now() - runningNow();
    if (Math.abs(apartNow - apart) >= smallestStepMs) apart = apartNow;
    return new Date(apart + time).toISOString();
  };
}
