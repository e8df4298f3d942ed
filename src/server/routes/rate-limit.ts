import { BoundedMap } from '../../core/domain/base/bounded-map';
import type { RunningClock, RunningTime } from '../../core/domain/base/running-time';

/** Limits how many requests each key may make per minute (a token bucket). */
export interface RateLimit {
  /** Counts one request of the key. @returns 0 when it is allowed, else the seconds to wait */
  take(key: string): number;
}

const mostKeys = 10_000;

interface Bucket {
  readonly left: number;
  readonly at: RunningTime;
}

/** Makes a limit of `perMinute` requests for each key. */
export function rateLimit(perMinute: number, runningNow: RunningClock): RateLimit {
  const buckets = new BoundedMap<string, Bucket>(mostKeys);
  const perMs = perMinute / 60_000;
  return {
    take(key) {
      const at = runningNow();
      const before = buckets.get(key) ?? { left: perMinute, at };
      const left = Math.min(perMinute, before.left + (at - before.at) * perMs);
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at });
      return left >= 1 ? 0 : Math.ceil((1 - left) / perMs / 1000);
    },
  };
}
