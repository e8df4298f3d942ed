import { graphMembership } from '../../../src/graph/client/membership';
import { directoryAccess } from '../../../src/graph/client/directory-access';
import type { GraphSettings } from '../../../src/graph/client/graph-settings';
import { runningTime } from '../../../src/core/domain/base/running-time';
import { openLists } from '../../../src/graph/open-lists';
import type { Graph, GraphAnswer } from '../../../src/graph/client/graph';

const id = '55e7b818-daf2-4a1b-b284-4a40c0fbf46d';
const user = (userPrincipalName: unknown) => ({ status: 200, body: { id, userPrincipalName } });

function withAnswers(answer: (path: string) => Promise<unknown>) {
  let [now, alarms] = [0, 0];
  const access = directoryAccess(() => (alarms += 1));
  const asked: string[] = [];
  const call = ({ path }: { readonly path: string }) => {
    asked.push(path);
    return answer(path) as Promise<GraphAnswer>;
  };
  const membership = graphMembership({ call } as unknown as Graph, () => runningTime(now), access);
  const later = (ms: number) => (now += ms);
  return { membership, asked, later, alarms: () => alarms };
}

test.each([
  ['a member', user('karin.lindgren@granforsa.example'), 'member'],
  ['a guest', user('ingrid.vik_lst.example#EXT#@granforsa.example'), 'guest'],
  ['a guest in small letters', user('ingrid.vik_lst.example#ext#@granforsa.example'), 'guest'],
  ['nobody', { status: 404, body: {} }, 'stranger'],
  ['a refusal', { status: 403, body: {} }, 'unchecked'],
  ['a fault', { status: 503, body: {} }, 'unchecked'],
  ['no user name', user(null), 'unchecked'],
  ['a user name that is no text', user(['x']), 'unchecked'],
  ['something else', { status: 200, body: 'x' }, 'unchecked'],
])('when the directory answers with %s', async (_, answer, standing) => {
  const { membership } = withAnswers(() => Promise.resolve(answer));
  expect(await membership.standingOf(id)).toBe(standing);
});

test('a lost answer leaves it unknown, and is not remembered', async () => {
  let isLost = true;
  const { membership } = withAnswers(() =>
    isLost ? Promise.reject(new TypeError('reset')) : Promise.resolve(user('k@granforsa.example')),
  );
  expect(await membership.standingOf(id)).toBe('unchecked');
  isLost = false;
  expect(await membership.standingOf(id)).toBe('member');
});

test('an answer that does not come leaves it unknown', async () => {
  const { membership } = withAnswers(() => new Promise(() => undefined));
  expect(await membership.standingOf(id)).toBe('unchecked');
});

test('a member is asked for once a day, at the same time too', async () => {
  const { membership, asked, later } = withAnswers(() => Promise.resolve(user('k@g.example')));
  await Promise.all([1, 2, 3].map(() => membership.standingOf(id)));
  expect(asked).toHaveLength(1);
  later(86_000_000);
  await membership.standingOf(id);
  expect(asked).toHaveLength(1);
  later(500_000);
  await membership.standingOf(id);
  expect(asked).toHaveLength(2);
});

test('somebody who has signed in as a member is not asked for', async () => {
  const { membership, asked } = withAnswers(() => Promise.resolve({ status: 403, body: {} }));
  membership.confirm(id);
  expect(await membership.standingOf(id)).toBe('member');
  expect(asked).toEqual([]);
});

test('it remembers at most 5,000 people', async () => {
  const { membership, asked } = withAnswers(() => Promise.resolve(user('k@g.example')));
  const nth = (n: number) => `55e7b818-daf2-4a1b-b284-${String(n).padStart(12, '0')}`;
  for (let n = 0; n <= 5_000; n += 1) membership.confirm(nth(n));
  await membership.standingOf(nth(5_000));
  expect(asked).toHaveLength(0);
  await membership.standingOf(nth(0));
  expect(asked).toHaveLength(1);
});

describe('while the directory cannot be reached', () => {
  const day = 24 * 3_600_000;
  const lost = () => Promise.reject(new TypeError('reset'));
  const refusal = (status: number) => () => Promise.resolve({ status, body: {} });
  const begin = () => {
    const directory = { answer: (): Promise<unknown> => Promise.resolve(user('k@g.example')) };
    return { directory, ...withAnswers(() => directory.answer()) };
  };

  test.each([
    ['no answer', lost],
    ['a fault', refusal(503)],
    ['too many calls', refusal(429)],
    ['a call that took too long', refusal(408)],
  ])('somebody who was a member stays one for two days in all: %s', async (_, answer) => {
    const { directory, membership, later } = begin();
    await membership.standingOf(id);
    directory.answer = answer;
    later(day + 1);
    expect(await membership.standingOf(id)).toBe('member');
    later(day - 2);
    expect(await membership.standingOf(id)).toBe('member');
    later(1);
    expect(await membership.standingOf(id)).toBe('unchecked');
  });

  test('each minute asks once', async () => {
    const { directory, membership, later, asked } = begin();
    await membership.standingOf(id);
    directory.answer = lost;
    later(day + 1);
    for (const ms of [0, 20_000, 30_000, 20_000]) {
      later(ms);
      await membership.standingOf(id);
    }
    expect(asked).toHaveLength(3);
  });

  test('a new answer of the directory counts at once', async () => {
    const { directory, membership, later } = begin();
    await membership.standingOf(id);
    directory.answer = lost;
    later(day + 1);
    await membership.standingOf(id);
    directory.answer = () => Promise.resolve({ status: 404, body: {} });
    later(60_001);
    expect(await membership.standingOf(id)).toBe('stranger');
  });

  test.each([
    ['a guest', user('x_y.example#EXT#@g.example')],
    ['somebody unknown', { status: 404, body: {} }],
  ])('nobody gets in by an old answer: %s', async (_, answer) => {
    const { directory, membership, later } = begin();
    directory.answer = () => Promise.resolve(answer);
    await membership.standingOf(id);
    directory.answer = lost;
    later(day + 1);
    expect(await membership.standingOf(id)).toBe('unchecked');
  });
});

test.each([304, 400, 401, 403, 410])(
  'a member whom Graph refuses to show by %i does not get in, also when Graph is away afterwards',
  async (status) => {
    let answer: { readonly status: number; readonly body: unknown } = user('k@g.example');
    const { membership, later } = withAnswers(() => Promise.resolve(answer));
    await membership.standingOf(id);
    later(25 * 3_600_000);
    answer = { status, body: {} };
    expect(await membership.standingOf(id)).toBe('unchecked');
    answer = { status: 503, body: {} };
    expect(await membership.standingOf(id)).toBe('unchecked');
  },
);

describe('an answer that comes when nobody waits any more', () => {
  const day = 24 * 3_600_000;
  /** Gives the next answer of the directory only after the limit, which passes at once. */
  const begin = () => {
    const late: ((answer: unknown) => void)[] = [];
    const world = withAnswers(() => new Promise((done) => late.push(done)));
    const askTooEarly = async () => {
      const standing = world.membership.standingOf(id);
      jest.advanceTimersByTime(2_500);
      return standing;
    };
    const answers = async (answer: unknown) => {
      late.splice(0).forEach((done) => done(answer));
      await Promise.resolve(jest.advanceTimersByTimeAsync(0));
    };
    return { ...world, askTooEarly, answers };
  };
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test.each([
    ['lets a new member in', user('k@g.example'), 'member'],
    ['tells a guest', user('k#EXT#@g.example'), 'guest'],
    ['tells that somebody is unknown', { status: 404, body: {} }, 'stranger'],
  ])('%s at the next question', async (_, answer, standing) => {
    const { membership, askTooEarly, answers } = begin();
    expect(await askTooEarly()).toBe('unchecked');
    await answers(answer);
    expect(await membership.standingOf(id)).toBe(standing);
  });

  test.each([
    ['who has left', { status: 404, body: {} }, 'stranger'],
    ['whom Graph refuses to show', { status: 403, body: {} }, 'unchecked'],
  ])('keeps nobody a member %s', async (_, answer, standing) => {
    const { membership, later, askTooEarly, answers } = begin();
    membership.confirm(id);
    later(day + 1);
    expect(await askTooEarly()).toBe('member');
    await answers(answer);
    expect(await askTooEarly()).toBe(standing);
  });

  test('gives way to what has been shown since the question', async () => {
    const { membership, later, askTooEarly, answers } = begin();
    await askTooEarly();
    later(1);
    membership.confirm(id);
    await answers({ status: 404, body: {} });
    expect(await membership.standingOf(id)).toBe('member');
  });
});

test('a missing permission is an alarm once, and again only after Graph has allowed a call', async () => {
  let status = 403;
  const { membership, later, alarms } = withAnswers(() =>
    Promise.resolve(status === 200 ? user('k@g.example') : { status, body: {} }),
  );
  const askAt = async (next: number) => {
    status = next;
    later(25 * 3_600_000);
    await membership.standingOf(id);
    return alarms();
  };
  expect([await askAt(403), await askAt(403), await askAt(503), await askAt(403)]).toEqual([
    1, 1, 1, 1,
  ]);
  expect([await askAt(200), await askAt(403), await askAt(404)]).toEqual([1, 2, 2]);
});

test('whoever the worker has found by mail address is a member without another call, and one refusal is one alarm', async () => {
  let [calls, alarms] = [0, 0];
  const found = { status: 200, body: { value: [{ id, userPrincipalName: 'k@g.example' }] } };
  const answers = [found, { status: 403, body: {} }, { status: 403, body: {} }];
  const call = () => Promise.resolve(answers[calls++]);
  const settings = { siteUrl: 'https://g.example/sites/x', clientId: '' } as GraphSettings;
  const { directory, membership } = openLists(settings, {
    graph: { call } as unknown as Graph,
    onDirectoryForbidden: () => (alarms += 1),
  });
  await directory.resolve('k@g.example');
  expect(await membership.standingOf(id)).toBe('member');
  expect([calls, alarms]).toEqual([1, 0]);
  await directory.resolve('x@g.example');
  expect(await membership.standingOf(id.replace('5', '6'))).toBe('unchecked');
  expect([calls, alarms]).toEqual([3, 1]);
});
