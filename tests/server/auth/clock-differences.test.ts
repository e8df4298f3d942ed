import { runningTime } from '../../../src/core/domain/base/running-time';
import { clockDifferences } from '../../../src/server/auth/clock-differences';
import { ClockDiffers } from '../../../src/server/auth/not-signed-in';
import { aFakeApp } from '../../support/server/fake-app';
import { anInstance, listsOf } from '../../support/core/fake-context';
import { aWorld } from '../../support/core/builders';

const minute = 60;
const hour = 3_600;

function begin() {
  let now = 0;
  const watch = clockDifferences(() => runningTime(now));
  const refuse = (bearer: string, seconds: number) =>
    watch.isAlarming(new ClockDiffers('', seconds, bearer));
  return { refuse, accepted: () => watch.accepted(), later: (s: number) => (now += s * 1_000) };
}

test.each([
  ['ended, since the server is ahead', [2 * hour, 2.5 * hour, 3 * hour]],
  ['not begun, since the server is behind', [-hour, -hour - 5, -hour + 5]],
])(
  'three people with tokens that have %s are an alarm, once an hour',
  (_, [a = 0, b = 0, c = 0]) => {
    const { refuse, later } = begin();
    expect([refuse('a', a), refuse('b', b), refuse('c', c), refuse('d', c)]).toEqual([
      ...[false, false, true, false],
    ]);
    later(59 * minute);
    expect([refuse('a', a), refuse('b', b), refuse('c', c)]).toEqual([false, false, false]);
    later(minute);
    expect(refuse('c', c)).toBe(true);
  },
);

test.each<[string, readonly (readonly [string, number])[]]>([
  ['one person with an old token, again and again', Array(50).fill(['a', hour])],
  [
    'two people',
    [
      ['a', hour],
      ['b', hour],
    ],
  ],
  [
    'tabs that were left open for different times',
    [
      ['a', hour],
      ['b', 9 * hour],
      ['c', 80 * hour],
    ],
  ],
  [
    'one token that has ended and others that have not begun',
    [
      ['a', hour],
      ['b', -hour],
      ['c', -hour],
    ],
  ],
])('%s is no alarm', (_, refusals) => {
  const { refuse } = begin();
  expect(refusals.map(([bearer, seconds]) => refuse(bearer, seconds))).not.toContain(true);
});

test('refusals of an hour ago, and those before a token that was accepted, do not count', () => {
  const { refuse, accepted, later } = begin();
  for (const bearer of ['a', 'b']) refuse(bearer, hour);
  later(hour);
  expect(refuse('c', hour)).toBe(false);
  refuse('d', hour);
  accepted();
  expect([refuse('e', hour), refuse('f', hour), refuse('g', hour)]).toEqual([false, false, true]);
});

test('it remembers a hundred bearers', () => {
  const { refuse } = begin();
  for (const bearer of ['a', 'b']) refuse(bearer, hour);
  for (let at = 0; at < 100; at += 1) refuse(`old-${String(at)}`, (at + 10) * 10 * hour);
  expect(refuse('c', hour)).toBe(false);
});

test('a request with an ended token is refused and logged without an alarm, and the third person’s is one', async () => {
  const refused = (bearer: string) => Promise.reject(new ClockDiffers('…', hour, bearer));
  const { call, logged } = aFakeApp(anInstance(listsOf({ world: aWorld() })), 0, {
    verify: (bearer = '') => refused(bearer),
  });
  for (const as of ['a', 'b', 'c']) {
    const answer = await call('/api/views/mine', { as });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { code: 'clock-differs' } });
  }
  expect(logged.map((line) => line.split(' ')[0])).toEqual([
    ...['"request-refused"', '"request-refused"', '"request-failed"'],
  ]);
  expect(JSON.stringify(logged)).not.toContain('"a"');
});
