import type { Log } from '../../../src/core/ports';
import { pollSchedule } from '../../../src/server/worker/poll-schedule';
import { tickLoop, type TickSteps } from '../../../src/server/worker/tick-loop';

const minute = 60_000;

function aSchedule() {
  let now = 0;
  const schedule = pollSchedule({
    realNow: () => now,
    watchedPollMs: 15_000,
    idlePollMs: 5 * minute,
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
      return fails ? Promise.reject(new TypeError('no network')) : Promise.resolve();
    },
    resolvePeople: () => Promise.resolve(void done.push('people')),
    send: () => Promise.resolve(void done.push('send')),
  };
  const log: Log = { info: () => undefined, alarm: (event) => void alarms.push(event) };
  return { done, alarms, steps, log };
}
const times = {
  realNow: () => Date.now(),
  watchedPollMs: 20,
  idlePollMs: 100_000,
  watchedForMs: 100_000,
  debounceMs: 5,
};
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((next) => setTimeout(next, 2));
}

test('the first run comes at once: read, find people, send', async () => {
  const { done, steps, log } = noting();
  const loop = tickLoop(steps, log, times);
  await until(() => done.includes('send'));
  await loop.stop();
  expect(done).toEqual(['poll all', 'people', 'send']);
});

test('a failed step is an alarm, and the next steps run all the same', async () => {
  const { done, alarms, steps, log } = noting(true);
  const loop = tickLoop(steps, log, times);
  await until(() => done.includes('send'));
  await loop.stop();
  expect(alarms).toEqual(['tick-step-failed']);
});

test('several saves in a row are one run that sends and does not read', async () => {
  const { done, steps, log } = noting();
  const loop = tickLoop(steps, log, times);
  await until(() => done.includes('send'));
  for (let i = 0; i < 20; i += 1) loop.wake();
  await until(() => done.length > 3);
  await new Promise((next) => setTimeout(next, 30));
  await loop.stop();
  expect(done).toEqual(['poll all', 'people', 'send', 'send']);
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
  };
  const loop = tickLoop({ ...steps, send }, log, times);
  await until(() => runs === 2);
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
