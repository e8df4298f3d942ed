import type { Log } from '../../core/ports';
import { runningNow } from '../../graph/client/timing';
import { lane, longestRunMs, type Lane, type RunEnd } from './lane';
import { pollSchedule, type PollTimes } from './poll-schedule';

/** How a run of the step `settle` ended. */
export interface SettleEnd extends RunEnd {
  /** True when a round has opened or closed, so that messages may be due. */
  readonly hasMoved: boolean;
}

/** The steps of the loop. Each runs in a lane of its own. */
export interface TickSteps {
  /** Reads changes of the lists and accepts people's edits. `all` includes the lists that people seldom edit. */
  poll(all: boolean): Promise<RunEnd>;
  /** Looks up in the directory some of the people whom the lists name. */
  resolvePeople(): Promise<RunEnd>;
  /** Writes the rows of rounds that open, close or have changed. */
  settle(): Promise<SettleEnd>;
  /** Joins relations again whose rows were deleted and typed in anew, and tells of rows that are missing. */
  joinRows(): Promise<RunEnd>;
  /** Sends the messages that are due. */
  send(): Promise<RunEnd>;
}

/** The product's only loop: it polls the lists, writes the rows of rounds and sends messages. */
export interface TickLoop {
  /** Makes the loop write rows and send due messages soon. Several calls in a row lead to one run. */
  wake(): void;
  /** Notes that somebody has a tab open, or opens a page in it, so that the lists are polled more often, or soon. */
  tabSeen(opens?: boolean): void;
  /** Ends the loop and waits for the runs under way. */
  stop(): Promise<void>;
}

/** The intervals of the loop. Tests pass shorter ones. */
export interface TickTimes extends PollTimes {
  /** How long `wake` waits before the run, so that saves in quick succession lead to one run. */
  readonly debounceMs: number;
  readonly longestRunMs: number;
  /** The first pause after a run that failed. */
  readonly firstPauseMs?: number;
}

/**
 * An open tab shows an edit of a list within 20 seconds: this poll, the delay of Graph's delta, and the tab's own 5 s.
 */
const usualTimes: TickTimes = {
  runningNow,
  watchedPollMs: 12_000,
  idlePollMs: 5 * 60_000,
  openedPollMs: 4_000,
  watchedForMs: 3 * 60_000,
  debounceMs: 300,
  longestRunMs,
};

/** Brings the next sending forward when a round has opened or closed. */
async function thenSend(run: Promise<SettleEnd>, send: Lane): Promise<RunEnd> {
  const end = await run;
  if (end.hasMoved) send.soon(0);
  return end;
}

/**
 * Starts the loop. Reading the lists, looking up people, writing and joining rows and sending messages run beside each other, so that due
 * messages go out while a poll fails or hangs and while names are looked up. The first poll and the first sending begin at once,
 * and each poll is followed by a run of the others. A tab that opens after an idle time brings the next poll forward.
 */
export function tickLoop(steps: TickSteps, log: Log, times: TickTimes = usualTimes): TickLoop {
  const schedule = pollSchedule(times);
  const laneOf = (step: string, work: () => Promise<RunEnd>) => lane({ ...times, step, work, log });
  const send = laneOf('send', async () => {
    const end = await steps.send();
    // A reminder falls due by the clock alone, also while no poll ends.
    return { ...end, againMs: Math.min(end.againMs ?? times.idlePollMs, times.idlePollMs) };
  });
  const settle = laneOf('settle', () => thenSend(steps.settle(), send));
  const people = laneOf('resolve-people', () => steps.resolvePeople());
  const join = laneOf('join-rows', () => steps.joinRows());
  const poll = laneOf('poll', async () => {
    try {
      const { hasFailed = false } = await steps.poll(schedule.begin());
      return { hasFailed, againMs: schedule.untilNextMs() };
    } finally {
      settle.soon(0);
      send.soon(0);
      people.soon(0);
      join.soon(0);
    }
  });
  poll.soon(0);
  send.soon(0);
  return {
    wake() {
      settle.soon(times.debounceMs);
      send.soon(times.debounceMs);
    },
    tabSeen(opens) {
      const before = schedule.untilNextMs();
      schedule.tabSeen(opens);
      const after = schedule.untilNextMs();
      if (after < before) poll.soon(after);
    },
    async stop() {
      await Promise.all([poll.stop(), people.stop(), settle.stop(), join.stop(), send.stop()]);
    },
  };
}
