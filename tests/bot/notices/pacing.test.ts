import { askedWaits, type AskedWaits } from '../../../src/bot/notices/asked-waits';
import { createPacer } from '../../../src/bot/notices/pacing';
import { retryAfterSeconds } from '../../../src/bot/notices/retry-after';

describe('the rate limit of Teams', () => {
  const slots = (count: number, conversation: (at: number) => string) => {
    const pacer = createPacer();
    return Array.from(
      { length: count },
      (_, at) => pacer.reserve(conversation(at), 1_000, 60_000) ?? -1,
    );
  };
  const mostWithin = (times: readonly number[], ms: number) =>
    Math.max(
      ...times.map((from) => times.filter((time) => time >= from && time < from + ms).length),
    );

  test('one conversation gets at most 7 in a second, 8 in two and 60 in thirty', () => {
    const times = slots(70, () => 'a:1');
    expect(times.slice(0, 7)).toEqual(Array.from({ length: 7 }, () => 0));
    expect(mostWithin(times, 1_000)).toBeLessThanOrEqual(7);
    expect(mostWithin(times, 2_000)).toBeLessThanOrEqual(8);
    expect(mostWithin(times, 30_000)).toBeLessThanOrEqual(60);
  });

  test('all conversations together get at most 30 in a second', () => {
    const times = slots(100, (at) => `a:${at}`);
    expect(times.slice(0, 30).every((time) => time === 0)).toBe(true);
    expect(mostWithin(times, 1_000)).toBeLessThanOrEqual(30);
    expect(Math.max(...times)).toBe(3_000);
  });

  test('a send that would wait too long is not reserved', () => {
    const pacer = createPacer();
    const taken = Array.from({ length: 20 }, () => pacer.reserve('a:1', 0, 1_500));
    expect(taken.filter((wait) => wait !== undefined)).toHaveLength(8);
    expect(pacer.reserve('a:1', 5_000, 0)).toBe(0);
  });
});

describe('the wait that a Retry-After header asks for', () => {
  const now = Date.parse('2027-01-11T10:00:00Z');
  test.each<[unknown, number]>([
    ['17', 17],
    ['0', 1],
    ['Mon, 11 Jan 2027 10:00:45 GMT', 45],
    ['Mon, 11 Jan 2027 09:00:00 GMT', 1],
    ['4000', 4_000],
    ['999999', 86_400],
    ['Tue, 12 Jan 2027 09:00:00 GMT', 82_800],
    ['Mon, 11 Jan 2038 09:00:00 GMT', 86_400],
    ['Monday, 99 Jan 2027', 30],
    ['soon', 30],
    ['-5', 30],
    ['1.5', 30],
    ['1e3', 30],
    ['', 30],
    [undefined, 30],
  ])('%j means %d seconds', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });
});

describe('after a 429', () => {
  test('its conversation waits until the time, and others do not', () => {
    const waits = askedWaits();
    expect(waits.asked('a:1', 5_000)).toBe(false);
    expect(waits.waitOf('a:1', 1_000)).toEqual({ untilMs: 5_000, isForAll: false });
    expect(waits.waitOf('a:2', 1_000)).toBeUndefined();
    expect(waits.waitOf('a:1', 5_000)).toBeUndefined();
  });

  test('holds for as long as the longest answer said, in whatever order the answers come', () => {
    for (const asked of [
      [3_600_000, 5_000],
      [5_000, 3_600_000],
      [5_000, 3_600_000, 9_000],
    ]) {
      const waits = askedWaits();
      for (const untilMs of asked) waits.asked('a:1', untilMs);
      expect(waits.waitOf('a:1', 10_000)).toEqual({ untilMs: 3_600_000, isForAll: false });
      expect(waits.waitOf('a:1', 3_600_000)).toBeUndefined();
    }
  });

  test('from two conversations in a row all wait, for the longer time', () => {
    const waits = askedWaits();
    waits.asked('a:1', 9_000);
    expect(waits.asked('a:2', 5_000)).toBe(true);
    expect(waits.waitOf('a:3', 1_000)).toEqual({ untilMs: 5_000, isForAll: true });
    expect(waits.waitOf('a:1', 1_000)).toEqual({ untilMs: 9_000, isForAll: false });
    expect(waits.waitOf('a:3', 5_000)).toBeUndefined();
  });

  test.each([
    ['the same conversation', (waits: AskedWaits) => waits.asked('a:1', 6_000)],
    [
      'another one, after Teams has taken a call',
      (waits: AskedWaits) => {
        waits.taken();
        return waits.asked('a:2', 6_000);
      },
    ],
  ])('and one of %s, only those wait', (_, second) => {
    const waits = askedWaits();
    waits.asked('a:1', 5_000);
    expect(second(waits)).toBe(false);
    expect(waits.waitOf('a:3', 1_000)).toBeUndefined();
  });
});
