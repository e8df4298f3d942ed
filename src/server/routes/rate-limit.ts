/** Lets each key do so many things a minute, evenly refilled. */
export interface RateLimit {
  /** Takes one. @returns seconds to wait; 0 = taken */
  take(key: string): number;
}

const mostKeys = 10_000;

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** A bucket of `perMinute` that refills over a minute. Real time, never the business clock. */
export function rateLimit(perMinute: number, realNow: () => number): RateLimit {
  const buckets = new Map<string, Bucket>();
  const perMs = perMinute / 60_000;
  return {
    take(key) {
      const at = realNow();
      const before = buckets.get(key) ?? { left: perMinute, at };
      const left = Math.min(perMinute, before.left + (at - before.at) * perMs);
      buckets.delete(key);
      buckets.set(key, { left: left >= 1 ? left - 1 : left, at });
      const [oldest] = buckets.keys();
      if (buckets.size > mostKeys && oldest !== undefined) buckets.delete(oldest);
      return left >= 1 ? 0 : Math.ceil((1 - left) / perMs / 1000);
    },
  };
}
