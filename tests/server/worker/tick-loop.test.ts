import type { Log } from '../../../src/core/ports';
import { runningNow } from '../../../src/graph/client/timing';
import { runningTime } from '../../../src/core/domain/base/running-time';
import { pollSchedule } from '../../../src/server/worker/poll-schedule';
import { tickLoop, type TickSteps } from '../../../src/server/worker/tick-loop';

const minute = 60_000;

function aSchedule() {
  let now = 0;
  const schedule = pollSchedule({
    runningNow: () => runningTime(now),
    watchedPollMs: 15_000,
    idlePollMs: 5 * minute,
    openedPollMs: 4_000,
    watchedForMs: 3 * minute,
  });
  return { schedule, pass: (ms: number) => (now += ms) };
}

test('lists are read every five minutes, and every fifteen seconds while a tab is open', () => {
  const { schedule, pass } = aSchedule();
  expect(schedule.untilNextMs()).toBe(0);
  schedule.begin();
  expect(schedule.untilNextMs()).toBe(5 * minute);
  schedule.tabSeen();
  expect(schedule.untilNextMs()).toBe(15_000);
  pass(4 * minute);
  expect(schedule.untilNextMs()).toBe(minute);
});

test('a page that somebody opens brings the next reading forward, and the one after it is as usual', () => {
  const { schedule, pass } = aSchedule();
  schedule.begin();
  schedule.tabSeen(true);
  schedule.tabSeen();
  expect(schedule.untilNextMs()).toBe(4_000);
  pass(4_000);
  expect(schedule.untilNextMs()).toBe(0);
  schedule.begin();
  expect(schedule.untilNextMs()).toBe(15_000);
});

test('lists that people seldom edit are read every five minutes, also while a tab is open', () => {
  const { schedule, pass } = aSchedule();
  expect(schedule.begin()).toBe(true);
  schedule.tabSeen();
  pass(15_000);
  expect(schedule.begin()).toBe(false);
  pass(5 * minute);
  expect(schedule.begin()).toBe(true);
});

/** Makes steps that record their calls. `poll` can be made to fail. */
function noting(fails = false) {
  const done: string[] = [];
  const alarms: string[] = [];
  const steps: TickSteps = {
    poll: (all) => {
      done.push(all ? 'poll all' : 'poll');
      return fails ? Promise.reject(new TypeError('no network')) : Promise.resolve({});
    },
    resolvePeople: () => {
      done.push('people');
      return Promise.resolve({});
    },
    settle: () => {
      done.push('settle');
      return Promise.resolve({ hasMoved: false });
    },
    joinRows: () => {
      done.push('join');
      return Promise.resolve({});
    },
    send: () => {
      done.push('send');
      return Promise.resolve({});
    },
  };
  const log: Log = { info: () => undefined, alarm: (event) => void alarms.push(event) };
  return { done, alarms, steps, log };
}
const times = {
  runningNow,
  watchedPollMs: 20,
  idlePollMs: 100_000,
  openedPollMs: 100_000,
  watchedForMs: 100_000,
  debounceMs: 5,
  longestRunMs: 100_000,
  firstPauseMs: 5,
};
const pause = (ms: number) => new Promise((next) => setTimeout(next, ms));
const countOf = (done: readonly string[], step: string) =>
  done.filter((one) => one === step).length;
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((next) => setTimeout(next, 2));
}

test('the loop reads and sends at once, and each reading is followed by names and sending', async () => {
  const { done, steps, log } = noting();
  const loop = tickLoop(steps, log, times);
  await until(() => done.includes('people') && done.includes('send'));
  await loop.stop();
  expect(done[0]).toBe('poll all');
  expect(countOf(done, 'people')).toBe(1);
});

test('rows of rounds are written after each reading and after an act, and messages go when a round has opened', async () => {
  const { done, steps, log } = noting();
  const settle = () => {
    done.push('settle');
    return Promise.resolve({ hasMoved: true });
  };
  const loop = tickLoop({ ...steps, settle }, log, { ...times, debounceMs: 100_000 });
  await until(() => done.includes('settle'));
  const sent = () => done.slice(done.indexOf('settle')).includes('send');
  await until(sent);
  await loop.stop();
  expect(sent()).toBe(true);
});

test('a failed step is an alarm, runs again soon, and the next steps run all the same', async () => {
  const { done, alarms, steps, log } = noting(true);
  const loop = tickLoop(steps, log, times);
  await until(() => countOf(done, 'poll') >= 2);
  await loop.stop();
  expect(new Set(alarms)).toEqual(new Set(['tick-step-failed']));
  expect(countOf(done, 'send')).toBeGreaterThanOrEqual(2);
});

describe('due messages go out', () => {
  const never = () => new Promise<never>(() => undefined);

  test.each([
    ['a poll hangs', { poll: never }],
    ['a poll fails', { poll: () => Promise.reject(new TypeError('no network')) }],
    ['names are looked up', { resolvePeople: never }],
    ['names cannot be looked up', { resolvePeople: () => Promise.reject(new TypeError('away')) }],
  ])('while %s', async (_, broken) => {
    const { done, steps, log } = noting();
    const loop = tickLoop({ ...steps, ...broken }, log, { ...times, longestRunMs: 30 });
    await until(() => done.includes('send'));
    const before = countOf(done, 'send');
    loop.wake();
    await until(() => countOf(done, 'send') > before);
    await loop.stop();
  });

  test('without any poll or save, since time alone makes them due', async () => {
    const { done, steps, log } = noting();
    const loop = tickLoop({ ...steps, poll: never }, log, {
      ...times,
      idlePollMs: 10,
      longestRunMs: 40,
    });
    await until(() => countOf(done, 'send') >= 4);
    await loop.stop();
  });

  test('again after a run that ended early, with growing pauses until one succeeds', async () => {
    const { steps, log } = noting();
    const at: number[] = [];
    const send = () => {
      at.push(performance.now());
      return Promise.resolve({ hasFailed: at.length < 6 });
    };
    const poll = () => Promise.resolve({});
    const loop = tickLoop({ ...steps, poll, send }, log, times);
    await until(() => at.length >= 6);
    await pause(60);
    await loop.stop();
    const gaps = at.slice(2).map((time, index) => time - (at[index + 1] ?? 0));
    expect(gaps.at(-1)).toBeGreaterThan((gaps[0] ?? 0) * 2);
  });

  test('at once when the time of a run was up, and later when a row waits', async () => {
    const { steps, log } = noting();
    const ends = [{ againMs: 0 }, { againMs: 0 }, { againMs: 20 }, {}];
    let runs = 0;
    const send = () => Promise.resolve(ends[runs++] ?? {});
    const poll = never;
    const loop = tickLoop({ ...steps, poll, send }, log, { ...times, longestRunMs: 200 });
    await until(() => runs === 4);
    await loop.stop();
  });

  test('after a sending that hung: it is an alarm, and the next run begins', async () => {
    const { alarms, steps, log } = noting();
    let runs = 0;
    const send = () => {
      runs += 1;
      return runs === 1 ? never() : Promise.resolve({});
    };
    const loop = tickLoop({ ...steps, send }, log, { ...times, longestRunMs: 20 });
    await until(() => runs >= 2);
    await loop.stop();
    expect(alarms).toEqual(['tick-step-hangs']);
  });
});

test('names are looked up slice by slice, each in a run of its own', async () => {
  const { done, steps, log } = noting();
  const resolvePeople = () => {
    done.push('people');
    return Promise.resolve(countOf(done, 'people') < 5 ? { againMs: 1 } : {});
  };
  const loop = tickLoop({ ...steps, resolvePeople }, log, times);
  await until(() => countOf(done, 'people') === 5);
  await loop.stop();
});

test('several saves in a row are one run that sends and does not read, and they do not put it off', async () => {
  const { done, steps, log } = noting();
  const loop = tickLoop(steps, log, times);
  await until(() => done.includes('people') && done.includes('send'));
  const first = countOf(done, 'send');
  for (let i = 0; i < 20; i += 1) loop.wake();
  await pause(30);
  expect(countOf(done, 'send')).toBe(first + 1);
  expect(countOf(done, 'poll')).toBe(0);
  const before = countOf(done, 'send');
  const saves = setInterval(() => loop.wake(), 1);
  await until(() => countOf(done, 'send') > before + 2);
  clearInterval(saves);
  await loop.stop();
});

test('a save during a run is sent by a run after it, never by two at once', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const { steps, log } = noting();
  const send = async () => {
    running += 1;
    most = Math.max(most, running);
    if (runs === 0) loop.wake();
    await new Promise((next) => setTimeout(next, 10));
    running -= 1;
    runs += 1;
    return {};
  };
  const loop = tickLoop({ ...steps, send }, log, times);
  await until(() => runs >= 2);
  await loop.stop();
  expect(most).toBe(1);
});

test('an open tab brings the next reading forward, and it goes on while the tab is open', async () => {
  const { done, steps, log } = noting();
  const loop = tickLoop(steps, log, times);
  await until(() => done.includes('send'));
  loop.tabSeen();
  await until(() => done.filter((step) => step === 'poll').length >= 2);
  await loop.stop();
});

test('a stopped loop stays stopped', async () => {
  const { done, steps, log } = noting();
  const loop = tickLoop(steps, log, times);
  await loop.stop();
  const before = done.length;
  loop.wake();
  await new Promise((next) => setTimeout(next, 30));
  expect(done.length).toBe(before);
});
