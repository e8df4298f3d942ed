/** Real time, and how long things may wait. */
export interface PollTimes {
  readonly realNow: () => number;
  readonly watchedPollMs: number;
  readonly idlePollMs: number;
  /** A tab counts as open for so long after its last question. */
  readonly watchedForMs: number;
}

/** Says when the lists are read next: soon while a tab is open, else seldom (design §5). */
export interface PollSchedule {
  tabSeen(): void;
  untilNextMs(): number;
  /** Notes that a poll begins now. @returns true when the lists that people seldom edit are due as well */
  begin(): boolean;
}

/** The schedule before its first poll, which is due at once. */
export function pollSchedule(times: PollTimes): PollSchedule {
  let seenAt = Number.NEGATIVE_INFINITY;
  let polledAt = Number.NEGATIVE_INFINITY;
  let polledAllAt = Number.NEGATIVE_INFINITY;
  const pollMs = () =>
    times.realNow() - seenAt <= times.watchedForMs ? times.watchedPollMs : times.idlePollMs;
  return {
    tabSeen() {
      seenAt = times.realNow();
    },
    untilNextMs: () => Math.max(0, polledAt + pollMs() - times.realNow()),
    begin() {
      polledAt = times.realNow();
      const all = polledAt - polledAllAt >= times.idlePollMs;
      if (all) polledAllAt = polledAt;
      return all;
    },
  };
}
