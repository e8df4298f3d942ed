import type { Log } from '../../core/actions/ports';

/** What one run does. Each step is guarded: its failure is an alarm, and the next step runs all the same. */
export interface TickSteps {
  /** Reads what has changed in the lists and takes it in; `all` also those that people seldom edit. */
  poll(all: boolean): Promise<void>;
  /** Finds the people that the lists name. */
  resolvePeople(): Promise<void>;
  /** Sends what is owed. */
  send(): Promise<void>;
}

/** The one loop of the product. */
export interface TickLoop {
  /** Sends what is owed, soon; several calls become one run. */
  wake(): void;
  /** A tab is open: edited lists are polled sooner. */
  tabSeen(): void;
  /** Ends the loop and waits for the run that goes on. */
  stop(): Promise<void>;
}

/** Real time, and how long things may wait. Tests pass shorter ones. */
export interface TickTimes {
  readonly realNow: () => number;
  readonly watchedPollMs: number;
  readonly idlePollMs: number;
  /** A tab counts as open for so long after its last question. */
  readonly watchedForMs: number;
  /** Saves that follow each other closely are one run. */
  readonly debounceMs: number;
}

/** As design §5 says. */
export const usualTimes: TickTimes = {
  realNow: () => Date.now(),
  watchedPollMs: 15_000,
  idlePollMs: 5 * 60_000,
  watchedForMs: 3 * 60_000,
  debounceMs: 300,
};

/**
 * Polls the lists and sends what is owed, one run at a time. A tab that opens after an idle time brings the next poll
 * forward.
 */
export function tickLoop(steps: TickSteps, log: Log, times: TickTimes = usualTimes): TickLoop {
  let isStopped = false;
  let isWoken = false;
  let seenAt = Number.NEGATIVE_INFINITY;
  let polledAt = Number.NEGATIVE_INFINITY;
  let polledAllAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  const guarded = async (name: string, step: () => Promise<void>) => {
    try {
      await step();
    } catch (cause) {
      log.alarm('tick-step-failed', cause, { step: name });
    }
  };
  const pollMs = () =>
    times.realNow() - seenAt <= times.watchedForMs ? times.watchedPollMs : times.idlePollMs;
  const untilPoll = () => Math.max(0, polledAt + pollMs() - times.realNow());

  const run = async () => {
    isWoken = false;
    if (untilPoll() === 0) {
      const all = times.realNow() - polledAllAt >= times.idlePollMs;
      polledAt = times.realNow();
      if (all) polledAllAt = polledAt;
      await guarded('poll', () => steps.poll(all));
      await guarded('resolve-people', () => steps.resolvePeople());
    }
    await guarded('send', () => steps.send());
  };
  const schedule = (afterMs: number) => {
    clearTimeout(timer);
    if (isStopped) return;
    timer = setTimeout(() => {
      running = run().finally(() => {
        running = undefined;
        schedule(isWoken ? times.debounceMs : untilPoll());
      });
    }, afterMs);
  };
  const soonerBy = (afterMs: number) => {
    if (running === undefined) schedule(afterMs);
  };
  schedule(0);
  return {
    wake() {
      isWoken = true;
      soonerBy(times.debounceMs);
    },
    tabSeen() {
      const before = untilPoll();
      seenAt = times.realNow();
      if (!isWoken && untilPoll() < before) soonerBy(untilPoll());
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
