import type { Clock } from '../../core/ports';

/**
 * The business clock as real time plus an offset. The system's clock is the one whose offset stays zero.
 * Tokens, throttling and time limits never use it (design §13).
 */
export interface BusinessClock extends Clock {
  /** Follows another clock, which says what time it is now. @returns true when time has jumped */
  follow(now: string): boolean;
}

/** A difference below this is the way of the answer, not a jump. */
const smallestJumpMs = 2_000;

/** Makes the clock. `zone` is asked each time: the municipality may change it in the list. */
export function businessClock(realNow: () => number, zone: () => string): BusinessClock {
  let offsetMs = 0;
  const formats = new Map<string, Intl.DateTimeFormat>();
  const formatOf = (timeZone: string) => {
    // sv-SE writes dates as YYYY-MM-DD.
    const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
    formats.set(timeZone, format);
    return format;
  };
  return {
    now: () => new Date(realNow() + offsetMs).toISOString(),
    today: () => formatOf(zone()).format(new Date(realNow() + offsetMs)),
    follow(now) {
      const told = Date.parse(now) - realNow();
      if (Number.isNaN(told)) return false;
      const hasJumped = Math.abs(told - offsetMs) >= smallestJumpMs;
      if (hasJumped) offsetMs = told;
      return hasJumped;
    },
  };
}
