import type { Log } from '../../core/ports';
import { pollSchedule, type PollTimes } from './poll-schedule';

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

/** Tests pass shorter ones. */
export interface TickTimes extends PollTimes {
  /** Saves that follow each other closely are one run. */
  readonly debounceMs: number;
}

/** With the tab's own five seconds an edit in a list is seen within twenty, the delay of delta included. */
const usualTimes: TickTimes = {
  realNow: () => Date.now(),
  watchedPollMs: 12_000,
  idlePollMs: 5 * 60_000,
  watchedForMs: 3 * 60_000,
  debounceMs: 300,
};

/** Makes a step whose failure ends nothing. */
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
 * Calls `work` after the time that was asked for last, one call at a time. What is asked for while it runs comes after.
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
 * Polls the lists and sends what is owed, one run at a time, beginning at once. A tab that opens after an idle time
 * brings the next poll forward.
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
