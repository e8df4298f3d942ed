import type { ClockFault } from '../../core/domain/base/clock-fault';
import type { Clocks } from '../../core/domain/base/running-time';

const hourMs = 3_600_000;
/**
 * A larger jump forward skips a whole day of reminders. A smaller one may be a machine that has slept over night, after
 * which the product catches up as after an outage.
 */
const longestForwardMs = 26 * hourMs;
/** A larger jump back is more than a correction by the time service, or than a clock that was set to the wrong zone's hour. */
const longestBackMs = hourMs;
/** The years in which the product can run: from its first version on, for as long as Microsoft Graph v1.0 may last. */
const [earliest, latest] = [Date.UTC(2026, 0, 1), Date.UTC(2100, 0, 1)];

/** Watches the system's clock. */
export interface ClockGuard {
  /** Returns why the clock cannot be trusted now; `undefined` while it can. */
  fault(): ClockFault | undefined;
}

/**
 * Makes the guard. It remembers by how much the two clocks differ. A jump of the system's clock stays a fault until that clock
 * is back, or until the server is started again by somebody who has looked. The clock at `CLOCK_URL` may jump: people move it
 * on purpose.
 */
export function clockGuard({ now: systemNow, runningNow }: Clocks): ClockGuard {
  let trusted = systemNow() - runningNow();
  return {
    fault() {
      const time = systemNow();
      if (!(time >= earliest && time < latest)) {
        const now = Number.isFinite(time) ? new Date(time).toISOString() : String(time);
        return { kind: 'absurd-date', now };
      }
      const jumpedMs = time - runningNow() - trusted;
      const now = new Date(time).toISOString();
      if (jumpedMs > longestForwardMs) return { kind: 'jumped-forward', now };
      if (jumpedMs < -longestBackMs) return { kind: 'jumped-back', now };
      trusted += jumpedMs;
      return undefined;
    },
  };
}
