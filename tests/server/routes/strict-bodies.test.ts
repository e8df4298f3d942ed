import { aGoal, aRound, aWorld } from '../../support/core/builders';
import { anInstance, contextOf, listsOf } from '../../support/core/fake-context';
import { actRequest, aFakeApp } from '../../support/server/fake-app';

function begin() {
  const world = aWorld({ goals: [aGoal({ id: '1', key: 'G-1' })], rounds: [aRound()] });
  const lists = listsOf({ world });
  const instance = anInstance(lists);
  return { lists, instance, ...aFakeApp(instance) };
}
const round = {
  title: 'Helår',
  periodFrom: '2026-01-01',
  periodTo: '2026-12-31',
  dueOn: '2027-01-29',
  shownIn: 'x',
};
const json = JSON.stringify(round);
const bytes = (text: string) => new TextEncoder().encode(text);
const withBytes = (before: string, ...broken: readonly number[]) =>
  new Uint8Array([...bytes(json.replace('Helår"}', '')).slice(0, 10), ...bytes(before), ...broken]);

const types: readonly (readonly [string, Record<string, string>, number])[] = [
  ['application/json', { 'Content-Type': 'application/json' }, 200],
  ['with a charset', { 'Content-Type': 'Application/JSON; charset=UTF-8' }, 200],
  ['with a quoted charset', { 'Content-Type': 'application/json;charset="utf-8"' }, 200],
  ['no type', { 'Content-Type': '' }, 415],
  ['text', { 'Content-Type': 'text/plain' }, 415],
  ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
  ['another JSON', { 'Content-Type': 'application/ld+json' }, 415],
  ['a longer name', { 'Content-Type': 'application/jsonx' }, 415],
  ['another charset', { 'Content-Type': 'application/json; charset=iso-8859-1' }, 415],
  ['UTF-16', { 'Content-Type': 'application/json; charset=utf-16' }, 415],
  ['two types', { 'Content-Type': 'application/json, text/plain' }, 415],
  ['gzip', { 'Content-Encoding': 'gzip' }, 415],
  ['identity', { 'Content-Encoding': 'identity' }, 415],
];
const deep = `${'['.repeat(60)}${']'.repeat(60)}`;
const bodies: readonly (readonly [string, string | Uint8Array<ArrayBuffer>])[] = [
  ['nothing', ''],
  ['a byte order mark', `\uFEFF${json}`],
  ['a lone continuation byte', withBytes('', 0x80)],
  ['an overlong slash', withBytes('', 0xc0, 0xaf)],
  ['half a surrogate', withBytes('', 0xed, 0xa0, 0x80)],
  ['a member twice', json.replace('{', '{"title":"first",')],
  ['a member twice, once with an escape', json.replace('{', '{"t\\u0069tle":"first",')],
  ['a member twice inside', '{"figures":{"women":1,"women":2}}'],
  ['a member twice in a list', '{"rows":[{"a":1,"a":2}]}'],
  ['a member twice with a prototype’s name', '{"__proto__":1,"__proto__":2}'],
  ['sixty lists in each other', `{"title":${deep}}`],
  ['more values than any act takes', `{"leftOutGoalKeys":[${'"a",'.repeat(7_000)}"a"]}`],
];

describe('an act', () => {
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    begin().call('/api/acts/round.prepare', { ...actRequest('', headers), body, as: 'Ledare' });

  test.each(types)('with the type %s', async (_, headers, status) => {
    expect((await post(json, headers)).status).toBe(status);
  });

  test.each(bodies)('with %s is refused', async (_, body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'invalid' } });
  });

  test('whose text only looks like a doubled member is taken', async () => {
    const tricky = { ...round, title: '"title":"x", \\ {"title":1' };
    expect((await post(JSON.stringify(tricky))).status).toBe(200);
  });

  test('a body that is no JSON is not quoted in the log', async () => {
    const { call, logged } = begin();
    const options = { ...actRequest('Erik Ek 19'), as: 'Ledare' };
    await call('/api/acts/round.prepare', options);
    expect(logged).toHaveLength(1);
    expect(logged.join()).not.toContain('Erik');
  });
});

describe('an activity of the bot', () => {
  const post = async (
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ) => {
    const { call, received } = begin();
    const type = { 'Content-Type': 'application/json; charset=utf-8' };
    const { status } = await call('/api/messages', { headers: { ...type, ...headers }, body });
    return { status, received };
  };

  test.each(types)('with the type %s', async (_, headers, status) => {
    const taken = status === 200 ? [round] : [];
    expect(await post(json, headers)).toEqual({ status, received: taken });
  });

  test.each(bodies.slice(0, -1))('with %s is refused', async (_, body) => {
    expect(await post(body)).toEqual({ status: 400, received: [] });
  });

  test('may have fields that nobody knows', async () => {
    expect((await post('{"type":"message","invented":{"x":[1]}}')).status).toBe(200);
  });
});

test.each([
  '/api/views/goals?x=1',
  '/api/views/goals?round=helar-2026',
  '/api/views/follow-up?round=helar-2026&round=helar-2026',
  '/api/views/follow-up?round=helar-2026&x=',
  '/api/views/follow-up?Round=helar-2026',
  '/api/views/follow-up?round=%ff',
  '/api/views/follow-up?round[]=helar-2026',
  '/api/rounds/900/export.xlsx?language=sv&language=en',
  '/api/rounds/900/export.xlsx?language=de',
  '/api/rounds/900/export.xlsx?x=1',
  '/api/people',
  '/api/people?q=a',
  '/api/people?q=anna&x=1',
  '/api/people?q=anna&q=berg',
  '/api/config?x=1',
])('the query of %s is refused', async (path) => {
  expect((await begin().call(path, { as: 'Ledare' })).status).toBe(400);
});

test('an act takes no query', async () => {
  const options = { ...actRequest(round), as: 'Ledare' };
  expect((await begin().call('/api/acts/round.prepare?x=1', options)).status).toBe(400);
});

describe('faults are bounded', () => {
  interface Refusal {
    readonly error: { readonly faults: readonly unknown[]; readonly hasMoreFaults?: boolean };
  }
  const refusalOf = async (act: string, input: unknown) => {
    const answer = await begin().call(`/api/acts/${act}`, { ...actRequest(input), as: 'Ledare' });
    const text = await answer.text();
    expect(answer.status).toBe(400);
    expect(text.length).toBeLessThan(5_000);
    return (JSON.parse(text) as Refusal).error;
  };
  const ones = (count: number) => Array.from({ length: count }, () => 1);

  test.each([
    ['a row of numbers', 'goal.import', { rows: [ones(3_000)], write: false }],
    ['rows of numbers', 'organisation.import', { rows: ones(3_000).map(() => [1]), write: false }],
    [
      'left-out goals that are numbers',
      'round.prepare',
      { ...round, leftOutGoalKeys: ones(3_000) },
    ],
    [
      'left-out goals that do not exist',
      'round.prepare',
      { ...round, leftOutGoalKeys: ones(3_000).map((_, at) => `X-${String(at)}`) },
    ],
  ])('%s', async (_, act, input) => {
    const { faults, hasMoreFaults } = await refusalOf(act, input);
    expect(faults).toHaveLength(20);
    expect(hasMoreFaults).toBe(true);
  });

  test('all of a few faults are named, and nothing says that there are more', async () => {
    const wrong = { ...round, title: '', dueOn: 'x', leftOutGoalKeys: ones(18) };
    const { faults, hasMoreFaults } = await refusalOf('round.prepare', wrong);
    expect(faults).toHaveLength(20);
    expect(hasMoreFaults).toBeUndefined();
  });
});

describe('after a restart', () => {
  const report = (women: number) => ({ goalId: '1', roundId: '900', figures: { women, men: 1 } });
  const headers = { 'Idempotency-Key': 'the-same-key' };

  test('the same request again finds its own row and saves nothing', async () => {
    const { lists, instance, call } = begin();
    const request = { ...actRequest(report(1), headers), as: 'Chef' };
    const first = await call('/api/acts/report.submit', request);
    const again = await aFakeApp(instance).call('/api/acts/report.submit', request);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(await again.json()).toEqual(await first.json());
    expect(lists.reports.writes).toBe(1);
  });

  test('the same key with another body meets the stored row, and changes nothing unseen', async () => {
    const { instance, call } = begin();
    await call('/api/acts/report.submit', { ...actRequest(report(1), headers), as: 'Chef' });
    const other = { ...actRequest(report(2), headers), as: 'Chef' };
    const answer = await aFakeApp(instance).call('/api/acts/report.submit', other);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      error: { code: 'conflict', theirs: { figures: { women: 1 } } },
    });
    const [stored] = contextOf(instance, 'Chef').tables.reports.all();
    expect(stored?.value.figures).toMatchObject({ women: 1 });
  });
});

describe('a kept answer', () => {
  const headers = { 'Idempotency-Key': 'the-same-key' };

  test('is not given again to a process leader who has lost the role', async () => {
    const { lists, instance, call } = begin();
    const request = { ...actRequest(round, headers), as: 'Ledare' };
    expect((await call('/api/acts/round.prepare', request)).status).toBe(200);
    lists.bodies.edit('council', { processLeaders: [] });
    instance.sync();
    expect((await call('/api/acts/round.prepare', request)).status).toBe(403);
  });

  test('is not given again to a manager whose goal has got another reporter', async () => {
    const { lists, instance, call } = begin();
    const input = { goalId: '1', roundId: '900', figures: { women: 1, men: 1 } };
    const request = { ...actRequest(input, headers), as: 'Chef' };
    expect((await call('/api/acts/report.submit', request)).status).toBe(200);
    lists.goals.edit('1', { reporter: { mail: 'x@granforsa.example', objectId: 'oid-annan' } });
    instance.sync();
    expect((await call('/api/acts/report.submit', request)).status).toBe(403);
  });
});
