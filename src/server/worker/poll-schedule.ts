import type { RunningClock } from '../../core/domain/base/running-time';

/** Intervals of polling, and the clock that counts them. */
export interface PollTimes {
  readonly runningNow: RunningClock;
  readonly watchedPollMs: number;
  readonly idlePollMs: number;
  /** The interval of a poll that somebody brings forward by opening a page. */
  readonly openedPollMs: number;
  /** How long a tab counts as open after its last request. */
  readonly watchedForMs: number;
}

/** Decides when the worker reads the lists next: often while a tab is open, else seldom (decision 0014). */
export interface PollSchedule {
  /** Notes a request of a tab. `opens` tells a page that is being opened from one that asks again. */
  tabSeen(opens?: boolean): void;
  untilNextMs(): number;
  /** Notes that a poll begins now. @returns true when this poll shall include the lists that people seldom edit */
  begin(): boolean;
}

/**
 * Makes the schedule. The first poll is due at once. A page that somebody opens brings the next poll forward, since people open
 * it to see what they have just changed in a list.
 */
export function pollSchedule(times: PollTimes): PollSchedule {
  let seenAt = Number.NEGATIVE_INFINITY;
  let polledAt = Number.NEGATIVE_INFINITY;
  let polledAllAt = Number.NEGATIVE_INFINITY;
  let isOpened = false;
  const pollMs = () => {
    if (isOpened) return times.openedPollMs;
    const isWatched = times.runningNow() - seenAt <= times.watchedForMs;
    return isWatched ? times.watchedPollMs : times.idlePollMs;
  };
  return {
    tabSeen(opens = false) {
      seenAt = times.runningNow();
      isOpened ||= opens;
    },
    untilNextMs: () => Math.max(0, polledAt + pollMs() - times.runningNow()),
    begin() {
      isOpened = false;
      polledAt = times.runningNow();
      const all = polledAt - polledAllAt >= times.idlePollMs;
      if (all) polledAllAt = polledAt;
      return all;
    },
  };
}
