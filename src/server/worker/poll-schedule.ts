import type { RunningClock } from '../../core/domain/base/running-time';

/** Intervals of polling, and the clock that counts them. */
export interface PollTimes {
  readonly runningNow: RunningClock;
  readonly watchedPollMs: number;
  readonly idlePollMs: number;
  /** How long a tab counts as open after its last request. */
  readonly watchedForMs: number;
}

/** Decides when the worker reads the lists next: often while a tab is open, else seldom (decision 0014). */
export interface PollSchedule {
  tabSeen(): void;
  untilNextMs(): number;
  /** Notes that a poll begins now. @returns true when this poll shall include the lists that people seldom edit */
  begin(): boolean;
}

/** Makes the schedule. The first poll is due at once. */
export function pollSchedule(times: PollTimes): PollSchedule {
  let seenAt = Number.NEGATIVE_INFINITY;
  let polledAt = Number.NEGATIVE_INFINITY;
  let polledAllAt = Number.NEGATIVE_INFINITY;
  const pollMs = () =>
    times.runningNow() - seenAt <= times.watchedForMs ? times.watchedPollMs : times.idlePollMs;
  return {
    tabSeen() {
      seenAt = times.runningNow();
    },
    untilNextMs: () => Math.max(0, polledAt + pollMs() - times.runningNow()),
    begin() {
      polledAt = times.runningNow();
      const all = polledAt - polledAllAt >= times.idlePollMs;
      if (all) polledAllAt = polledAt;
      return all;
    },
  };
}
