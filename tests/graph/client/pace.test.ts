import { runningTime } from '../../../src/core/domain/base/running-time';
import {
  longestYieldMs,
  Pace,
  paceDelay,
  smallestUnitsPerMinute,
  toldMinute,
  waitForPeople,
  type Spend,
} from '../../../src/graph/client/pace';

const spent = (...all: readonly (readonly [atMs: number, units: number])[]): readonly Spend[] =>
  all.map(([at, units]) => ({ at: runningTime(at), units }));

describe('The wait before a batch', () => {
  it.each([
    ['nothing was spent', [], 40, 0],
    ['the share has room', [[0, 40]], 40, 0],
    ['the share is just filled', [[0, 560]], 40, 0],
    ['the share would be exceeded', [[0, 600]], 40, 59_000],
    [
      'the oldest batch leaves room enough',
      [
        [200, 40],
        [300, 560],
      ],
      40,
      59_200,
    ],
    [
      'two batches must have left',
      [
        [100, 20],
        [400, 20],
        [500, 560],
      ],
      40,
      59_400,
    ],
    ['what was spent is a minute old', [[-59_000, 600]], 40, 0],
    ['the batch is larger than the share', [], 900, 0],
    ['a larger batch must wait for the others', [[400, 40]], 900, 59_400],
  ] as const)('is right when %s', (_name, before, units, expected) => {
    const minute = { units, unitsPerMinute: 1000 };
    expect(paceDelay(spent(...before), minute, runningTime(1000))).toBe(expected);
  });
});

describe('What headers say about the minute', () => {
  const headers = (limit?: string, remaining?: string, reset?: string) =>
    new Headers(
      Object.entries({
        'RateLimit-Limit': limit,
        'RateLimit-Remaining': remaining,
        'RateLimit-Reset': reset,
      }).flatMap(([name, value]): [string, string][] =>
        value === undefined ? [] : [[name, value]],
      ),
    );

  it.each([
    ['1250', '250', '12', { limit: 1250, remaining: 250, resetMs: 12_000 }],
    ['2500, 2500;w=60', '0', '60', { limit: 2500, remaining: 0, resetMs: 60_000 }],
    ['1250', '250', undefined, undefined],
    [undefined, '250', '12', undefined],
    ['0', '0', '12', undefined],
    ['many', '250', '12', undefined],
    ['1250', '-1', '12', undefined],
    ['1e3', '250', '12', undefined],
  ])('is read from %s, %s and %s', (limit, remaining, reset, expected) => {
    expect(toldMinute(headers(limit, remaining, reset))).toEqual(expected);
  });

  it.each([
    ['batch', 499, 20_000],
    ['batch', 500, 0],
    ['batch', 1250, 0],
    ['batch', 0, 20_000],
    ['single', 250, 0],
    ['single', 249, 20_000],
    ['single', 0, 20_000],
  ] as const)(
    'leaves the rest to people: a %s with %d units of 1,250 left waits %d ms',
    (writes, remaining, ms) => {
      expect(waitForPeople({ limit: 1250, remaining, resetMs: 20_000 }, writes)).toBe(ms);
    },
  );

  it('holds nothing back for longer than a minute, whatever the headers say', () => {
    const told = { limit: 1250, remaining: 0, resetMs: 1e12 };
    for (const writes of ['batch', 'single'] as const)
      expect(waitForPeople(told, writes)).toBe(60_000);
  });
});

describe('Batches of many rows', () => {
  /** A pace whose waits pass at once on a clock of its own. */
  function aPace(onSleep: () => void = () => undefined) {
    const clock = { now: 0 };
    const pace = new Pace({
      now: () => clock.now,
      runningNow: () => runningTime(clock.now),
      sleep: (ms) => {
        clock.now += ms;
        onSleep();
        return Promise.resolve();
      },
      random: () => 0,
    });
    return { clock, pace };
  }

  it('spend no more than 60 % of the units in any 60 seconds', async () => {
    const { clock, pace } = aPace();
    const sent: Spend[] = [];
    for (let n = 0; n < 100; n += 1) {
      await pace.turn(40);
      sent.push({ at: runningTime(clock.now), units: 40 });
      clock.now += 250;
    }
    for (const { at } of sent) {
      const inMinute = sent.filter((one) => one.at >= at && one.at < at + 60_000);
      expect(inMinute.length * 40).toBeLessThanOrEqual(smallestUnitsPerMinute * 0.6);
    }
    // 18 batches fit into each minute, so that 100 take five minutes and some seconds, and no longer.
    expect(clock.now).toBeLessThan(6 * 60_000);
  });

  it('wait until the calls of people have ended', async () => {
    let sleeps = 0;
    const { clock, pace } = aPace(() => {
      sleeps += 1;
      if (sleeps === 3) ended();
    });
    const ended = pace.personCalls();
    await pace.turn(40);
    expect(sleeps).toBe(3);
    expect(clock.now).toBeLessThan(longestYieldMs);
    await pace.turn(40);
    expect(sleeps).toBe(3);
  });

  it('go on after a while when the calls of people follow each other without a gap', async () => {
    const { clock, pace } = aPace();
    pace.personCalls();
    await pace.turn(40);
    expect(clock.now).toBe(longestYieldMs);
  });

  it('take the units of a larger tenant from the headers, and stop until the minute ends when little is left', async () => {
    const { clock, pace } = aPace();
    pace.heard(
      new Headers({
        'RateLimit-Limit': '2500',
        'RateLimit-Remaining': '400',
        'RateLimit-Reset': '30',
      }),
    );
    await pace.turn(40);
    expect(clock.now).toBe(30_000);
    for (let n = 0; n < 36; n += 1) await pace.turn(40);
    expect(clock.now).toBe(30_000);
    await pace.turn(40);
    expect(clock.now).toBe(90_000);
  });

  it('go in the order in which they have asked', async () => {
    const { pace } = aPace();
    const order: string[] = [];
    await Promise.all(
      ['a', 'b', 'c'].map((name) => pace.turn(700).then(() => void order.push(name))),
    );
    expect(order).toEqual(['a', 'b', 'c']);
  });
});
