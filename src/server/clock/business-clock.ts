import type { Clock } from '../../core/ports';

/**
 * The clock that acts use: real time plus an offset, which stays zero unless `CLOCK_URL` is set. Tokens, throttling and
 * time limits use real time instead (decision 0015).
 */
export interface BusinessClock extends Clock {
  /** Sets the clock to another clock's time `now`. @returns true when this moved the clock by two seconds or more */
  follow(now: string): boolean;
}

/** A smaller difference is the delay of the network, not a jump of the clock. */
const smallestJumpMs = 2_000;

/** Makes the clock. It calls `zone` each time, since the municipality may change its time zone in the list. */
export function businessClock(realNow: () => number, zone: () => string): BusinessClock {
  let offsetMs = 0;
  let last: { readonly timeZone: string; readonly format: Intl.DateTimeFormat } | undefined;
  const formatOf = (timeZone: string) => {
    if (last?.timeZone !== timeZone) {
      // sv-SE writes dates as YYYY-MM-DD.
      last = { timeZone, format: new Intl.DateTimeFormat('sv-SE', { timeZone }) };
    }
    return last.format;
  };
  return {
    now: () => new Date(realNow() + offsetMs).toISOString(),
    today: () => formatOf(zone()).format(new Date(realNow() + offsetMs)),
    follow(now) {
      const newOffsetMs = Date.parse(now) - realNow();
      if (Number.isNaN(newOffsetMs)) return false;
      const hasJumped = Math.abs(newOffsetMs - offsetMs) >= smallestJumpMs;
      if (hasJumped) offsetMs = newOffsetMs;
      return hasJumped;
    },
  };
}
