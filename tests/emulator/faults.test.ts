import { get } from 'node:https';
import { startStandIn, type Caller, type StandIn, type TestList } from './support/stand-in';

let standIn: StandIn;
let app: Caller;
let goals: TestList;

beforeAll(async () => {
  standIn = await startStandIn();
  app = standIn.app('write');
  goals = await standIn.newList('Mål');
  await standIn.load(goals, [{ Title: 'a' }]);
});
afterEach(() => standIn.control('DELETE', '/faults'));
afterAll(() => standIn.stop());

const items = { match: { path: '/items' } };
const ask = (fault: object, more: object = { times: 1 }) =>
  standIn.control('POST', '/faults', [{ ...items, ...more, fault }]);

test('row 23: 429 and 503 with and without Retry-After, as often as asked', async () => {
  await ask({ status: 429, retryAfter: 7 });
  await ask({ status: 503 });
  const [first, second, third] = [
    await app.get(goals.items),
    await app.get(goals.items),
    await app.get(goals.items),
  ];
  expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7']);
  expect(first.body.error.code).toBe('activityLimitReached');
  expect([second.status, second.headers.get('retry-after')]).toEqual([503, null]);
  expect(third.status).toBe(200);
});

test('a fault hits only what matches', async () => {
  await standIn.control('POST', '/faults', [
    { match: { method: 'POST', path: '/items$' }, fault: { status: 500 } },
  ]);
  expect((await app.get(goals.items)).status).toBe(200);
  expect((await app.post(goals.items, { fields: {} })).status).toBe(500);
});

test('a seeded probability fails the same calls each time', async () => {
  const pattern = async () => {
    await ask({ status: 503 }, { probability: 0.5, seed: 7 });
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push((await app.get(goals.items)).status);
    await standIn.control('DELETE', '/faults');
    return statuses;
  };
  const first = await pattern();
  expect(new Set(first)).toEqual(new Set([200, 503]));
  expect(await pattern()).toEqual(first);
});

test('a reset before the effect leaves nothing, one after it leaves the row', async () => {
  const titles = async () =>
    (await app.all(`${goals.items}?$expand=fields`)).map((one) => one.fields['Title']);
  await ask({ reset: 'before' });
  await expect(app.post(goals.items, { fields: { Title: 'före' } })).rejects.toThrow();
  await ask({ reset: 'after' });
  await expect(app.post(goals.items, { fields: { Title: 'efter' } })).rejects.toThrow();
  expect(await titles()).not.toContain('före');
  expect(await titles()).toContain('efter');
});

test.each(['before', 'after'])(
  'a reset %s the effect breaks an encrypted connection too',
  async (reset) => {
    await standIn.control('POST', '/faults', [{ match: { path: '/encrypted' }, fault: { reset } }]);
    // The authority is the stand-in's own; what is looked at is how the connection ends.
    const url = `${standIn.https}/v1.0/encrypted`;
    const ended = new Promise((answered, broken) => {
      get(url, { rejectUnauthorized: false }, (answer) => answered(answer.statusCode)).on(
        'error',
        broken,
      );
    });
    await expect(ended).rejects.toMatchObject({ code: 'ECONNRESET' });
  },
);

test('a torn body ends in the middle', async () => {
  await ask({ tornBody: true });
  await expect(app.get(goals.items)).rejects.toThrow();
  expect((await app.get(goals.items)).status).toBe(200);
});

test('a slow call waits', async () => {
  await ask({ delayMs: 400 });
  const before = performance.now();
  await app.get(goals.items);
  const slow = performance.now() - before;
  const then = performance.now();
  await app.get(goals.items);
  expect(slow).toBeGreaterThan(performance.now() - then);
});

test('row 56: a delta page holds an error object among its rows', async () => {
  await standIn.settle();
  await standIn.control('POST', '/faults', [
    { match: { path: '/delta' }, times: 1, fault: { errorObjectInPage: true } },
  ]);
  const { body } = await app.get(`${goals.items}/delta`);
  expect(body.value[0]).toMatchObject({ error: { code: 'InternalServerError' } });
  expect(body.value.length).toBeGreaterThan(1);
});

test('rules of another form are refused', async () => {
  await expect(standIn.control('POST', '/faults', [{ fault: { status: 200 } }])).rejects.toThrow();
  await expect(standIn.control('PUT', '/switches', { okänd: true })).rejects.toThrow();
});
