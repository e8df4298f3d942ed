import type { Log } from '../../core/ports';
import { pollSchedule, type PollTimes } from './poll-schedule';

/** The steps of one run. The loop logs a step that fails as an alarm and goes on with the next. */
export interface TickSteps {
  /** Reads changes of the lists and accepts people's edits. `all` includes the lists that people seldom edit. */
  poll(all: boolean): Promise<void>;
  /** Looks up in the directory the people whom the lists name. */
  resolvePeople(): Promise<void>;
  /** Sends the messages that are due. */
  send(): Promise<void>;
}

/** The product's only loop: it polls the lists and sends messages. */
export interface TickLoop {
  /** Makes the loop send due messages soon. Several calls in a row lead to one run. */
  wake(): void;
  /** Notes that somebody has a tab open, so that the lists are polled more often. */
  tabSeen(): void;
  /** Ends the loop and waits for the run under way. */
  stop(): Promise<void>;
}

/** The intervals of the loop. Tests pass shorter ones. */
export interface TickTimes extends PollTimes {
  /** How long `wake` waits before the run, so that saves in quick succession lead to one run. */
  readonly debounceMs: number;
}

/**
 * An open tab shows an edit of a list within 20 seconds: this poll, the delay of Graph's delta, and the tab's own 5 s.
 */
const usualTimes: TickTimes = {
  realNow: () => Date.now(),
  watchedPollMs: 12_000,
  idlePollMs: 5 * 60_000,
  watchedForMs: 3 * 60_000,
  debounceMs: 300,
};

/** Makes a function that runs a step and logs its failure as an alarm instead of throwing. */
function guard(log: Log) {
  return async (step: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (cause) {
      log.alarm('tick-step-failed', cause, { step });
    }
  };
}

/**
 * A timer that calls `work`, one call at a time. `set` replaces the time of the next call. After each call the timer
 * sets itself to `afterWork()` milliseconds; `set` during a call has no effect of its own.
 */
function alarmClock(work: () => Promise<void>, afterWork: () => number) {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  const ring = () => {
    running = work().finally(() => {
      running = undefined;
      set(afterWork());
    });
  };
  const set = (afterMs: number) => {
    clearTimeout(timer);
    if (!isStopped && running === undefined) timer = setTimeout(ring, afterMs);
  };
  const stop = async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
  return { set, stop };
}

/**
 * Starts the loop: it polls the lists when the schedule says so and sends due messages, one run at a time. The first
 * run begins at once. A tab that opens after an idle time brings the next poll forward.
 */
export function tickLoop(steps: TickSteps, log: Log, times: TickTimes = usualTimes): TickLoop {
  const schedule = pollSchedule(times);
  const guarded = guard(log);
  let isWoken = false;
  const run = async () => {
    isWoken = false;
    if (schedule.untilNextMs() === 0) {
      const all = schedule.begin();
      await guarded('poll', () => steps.poll(all));
      await guarded('resolve-people', () => steps.resolvePeople());
    }
    await guarded('send', () => steps.send());
  };
  const nextMs = () => (isWoken ? times.debounceMs : schedule.untilNextMs());
  const clock = alarmClock(run, nextMs);
  clock.set(0);
  return {
    wake() {
      isWoken = true;
      clock.set(nextMs());
    },
    tabSeen() {
      const before = schedule.untilNextMs();
      schedule.tabSeen();
      if (schedule.untilNextMs() < before) clock.set(nextMs());
    },
    stop: clock.stop,
  };
}
