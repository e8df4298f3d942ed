import type { Clock } from '../../core/ports';

/**
 * The clock that acts use: real time plus an offset, which stays zero unless `CLOCK_URL` is set. Tokens, throttling and
 * time limits use real time instead (decision 0015).
 */
export interface BusinessClock extends Clock {
  /** Sets the clock to another clock's time `now`. @returns true when this moved the clock by two seconds or more */
  follow(now: string): boolean;
}

const minuteMs = 60_000;
/** A smaller difference is the delay of the network, not a jump of the clock. */
const smallestJumpMs = 2_000;

/** Makes the clock. It calls `zone` each time, since the municipality may change its time zone in the list. */
export function businessClock(realNow: () => number, zone: () => string): BusinessClock {
  let offsetMs = 0;
  let last: { readonly timeZone: string; readonly format: Intl.DateTimeFormat } | undefined;
  let written:
    { readonly timeZone: string; readonly minute: number; readonly date: string } | undefined;
  const formatOf = (timeZone: string) => {
    if (last?.timeZone !== timeZone) {
      // sv-SE writes dates as YYYY-MM-DD.
      last = { timeZone, format: new Intl.DateTimeFormat('sv-SE', { timeZone }) };
    }
    return last.format;
  };
  return {
    now: () => new Date(realNow() + offsetMs).toISOString(),
    today() {
      const [timeZone, minute] = [zone(), Math.floor((realNow() + offsetMs) / minuteMs)];
      // A day begins with a minute in every time zone.
      if (written?.timeZone !== timeZone || written.minute !== minute) {
        const date = formatOf(timeZone).format(new Date(minute * minuteMs));
        written = { timeZone, minute, date };
      }
      return written.date;
    },
    follow(now) {
      const newOffsetMs = Date.parse(now) - realNow();
      if (Number.isNaN(newOffsetMs)) return false;
      const hasJumped = Math.abs(newOffsetMs - offsetMs) >= smallestJumpMs;
      if (hasJumped) offsetMs = newOffsetMs;
      return hasJumped;
    },
  };
}
