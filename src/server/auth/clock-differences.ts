import { BoundedMap } from '../../core/domain/base/bounded-map';
import type { RunningClock, RunningTime } from '../../core/domain/base/running-time';
import type { ClockDiffers } from './not-signed-in';

/** As many bearers with much the same difference tell of a clock. Fewer may be old tokens, which end as every token does. */
const bearersOfAFault = 3;
/** How long a refusal counts, and the pause between two alarms. */
const windowMs = 3_600_000;
/**
 * How far the differences of one wrong clock lie apart: tokens live for one to one and a half hours, and were issued at any time
 * within them.
 */
const spreadSeconds = 5_400;
/** How many bearers are remembered. */
const mostBearers = 100;

interface Seen {
  readonly seconds: number;
  readonly at: RunningTime;
}

/** Tells a wrong clock from old tokens, by how many people are refused for the times of their tokens. */
export interface ClockDifferences {
  /** Notes a refusal. Returns true when somebody must look at the clock, at most once an hour. */
  isAlarming(refused: ClockDiffers): boolean;
  /** Notes that a token was accepted: a clock that is wrong by that much would have refused it. */
  accepted(): void;
}

/** Makes the watch. It remembers bearers by an id that is not logged. */
export function clockDifferences(now: RunningClock): ClockDifferences {
  const seen = new BoundedMap<string, Seen>(mostBearers);
  let alarmedAt: RunningTime | undefined;

  const note = (bearer: string, seconds: number) => {
    for (const [other, { at }] of seen.entries()) if (now() - at >= windowMs) seen.delete(other);
    seen.set(bearer, { seconds, at: now() });
  };
  return {
    isAlarming({ bearer, seconds }) {
      note(bearer, seconds);
      const alike = seen
        .entries()
        .filter(([, one]) => Math.abs(one.seconds - seconds) <= spreadSeconds);
      if (alike.length < bearersOfAFault) return false;
      if (alarmedAt !== undefined && now() - alarmedAt < windowMs) return false;
      alarmedAt = now();
      return true;
    },
    accepted: () => seen.clear(),
  };
}
