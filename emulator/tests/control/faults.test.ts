import { get } from 'node:https';
import { startEmulator, type Caller, type Emulator, type TestList } from '../support/emulator';

let emulator: Emulator;
let app: Caller;
let goals: TestList;

beforeAll(async () => {
  emulator = await startEmulator();
  app = emulator.app('write');
  goals = await emulator.newList('Mål');
  await emulator.load(goals, [{ Title: 'a' }]);
});
afterEach(() => emulator.control('DELETE', '/faults'));
afterAll(() => emulator.stop());

const items = { match: { path: '/items' } };
const addFault = (fault: object, more: object = { times: 1 }) =>
  emulator.control('POST', '/faults', [{ ...items, ...more, fault }]);

test('row 23: by a fault rule a call is 429 or 503, with or without Retry-After, as often as the rule says', async () => {
  await addFault({ status: 429, retryAfter: 7 });
  await addFault({ status: 503 });
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

test('a fault hits only calls that its rule matches', async () => {
  await emulator.control('POST', '/faults', [
    { match: { method: 'POST', path: '/items$' }, fault: { status: 500 } },
  ]);
  expect((await app.get(goals.items)).status).toBe(200);
  expect((await app.post(goals.items, { fields: {} })).status).toBe(500);
});

test('a seeded probability fails the same calls each time', async () => {
  const pattern = async () => {
    await addFault({ status: 503 }, { probability: 0.5, seed: 7 });
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push((await app.get(goals.items)).status);
    await emulator.control('DELETE', '/faults');
    return statuses;
  };
  const first = await pattern();
  expect(new Set(first)).toEqual(new Set([200, 503]));
  expect(await pattern()).toEqual(first);
});

test('a reset before the effect leaves nothing, one after it leaves the row', async () => {
  const titles = async () =>
    (await app.all(`${goals.items}?$expand=fields`)).map((one) => one.fields['Title']);
  await addFault({ reset: 'before' });
  await expect(app.post(goals.items, { fields: { Title: 'före' } })).rejects.toThrow();
  await addFault({ reset: 'after' });
  await expect(app.post(goals.items, { fields: { Title: 'efter' } })).rejects.toThrow();
  expect(await titles()).not.toContain('före');
  expect(await titles()).toContain('efter');
});

test.each(['before', 'after'])(
  'a reset %s the effect breaks an encrypted connection too',
  async (reset) => {
    await emulator.control('POST', '/faults', [
      { match: { path: '/encrypted' }, fault: { reset } },
    ]);
    // The client does not trust the emulator's authority, since this test only looks at how the connection ends.
    const url = `${emulator.https}/v1.0/encrypted`;
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
  await addFault({ tornBody: true });
  await expect(app.get(goals.items)).rejects.toThrow();
  expect((await app.get(goals.items)).status).toBe(200);
});

test('a delayed call is answered later', async () => {
  await addFault({ delayMs: 400 });
  const before = performance.now();
  await app.get(goals.items);
  const slow = performance.now() - before;
  const then = performance.now();
  await app.get(goals.items);
  expect(slow).toBeGreaterThan(performance.now() - then);
});

test('row 56: a delta page can have an error object among its rows', async () => {
  await emulator.settle();
  await emulator.control('POST', '/faults', [
    { match: { path: '/delta' }, times: 1, fault: { errorObjectInPage: true } },
  ]);
  const { body } = await app.get(`${goals.items}/delta`);
  expect(body.value[0]).toMatchObject({ error: { code: 'InternalServerError' } });
  expect(body.value.length).toBeGreaterThan(1);
});

test('a fault of 412 changes nothing, and a fault can have any code', async () => {
  const made = await app.post(goals.items, { fields: { Title: 'före' } });
  const row = `${goals.items}/${made.body.id}`;
  await addFault({ status: 412 });
  await addFault({ status: 409, code: 'resourceModified' });
  await addFault({ status: 500 });
  const answers = [];
  for (let n = 0; n < 3; n += 1) {
    const { status, body } = await app.patch(`${row}/fields`, { Title: 'efter' });
    answers.push([status, body.error.code]);
  }
  expect(answers).toEqual([
    [412, 'resourceModified'],
    [409, 'resourceModified'],
    [500, 'generalException'],
  ]);
  expect((await app.get(`${row}?$expand=fields`)).body.fields['Title']).toBe('före');
});

test('a fault of the directory has the codes of Graph’s gateway, a fault of sign-in those of Entra ID', async () => {
  await emulator.control('POST', '/faults', [
    { match: { path: '/users' }, fault: { status: 429, retryAfter: 2 } },
    { match: { path: '/oauth2/v2.0/token$' }, times: 1, fault: { status: 503 } },
    {
      match: { path: '/oauth2/v2.0/token$' },
      times: 1,
      fault: { status: 400, code: 'AADSTS90024' },
    },
  ]);
  const { body } = await app.get('/users');
  expect(body.error).toMatchObject({ code: 'TooManyRequests' });
  const signIn = async () =>
    (
      await fetch(`${emulator.http}/${emulator.info.tenantId}/oauth2/v2.0/token`, {
        method: 'POST',
      })
    ).json() as Promise<unknown>;
  expect(await signIn()).toMatchObject({
    error: 'temporarily_unavailable',
    error_codes: [90033],
    error_description: expect.stringMatching(/^AADSTS90033: .+ Trace ID: /) as unknown,
  });
  expect(await signIn()).toMatchObject({ error_codes: [90024] });
});

test('fault rules hit single parts of a batch', async () => {
  await emulator.control('POST', '/faults', [
    { match: { method: 'POST', path: '/items$' }, times: 1, fault: { status: 429, retryAfter: 3 } },
    { match: { path: '/items$' }, fault: { tornBody: true } },
  ]);
  const part = (id: string) => ({
    id,
    method: 'POST',
    url: goals.items,
    headers: { 'Content-Type': 'application/json' },
    body: { fields: { Title: id } },
  });
  const { status, body } = await app.post('/$batch', { requests: [part('1'), part('2')] });
  const by = new Map(body.responses.map((one) => [one.id, one]));
  expect([status, by.get('1')?.status, by.get('2')?.status]).toEqual([200, 429, 201]);
  expect(by.get('1')?.headers['Retry-After']).toBe('3');
  expect(by.get('1')?.body.error.code).toBe('activityLimitReached');
});

test.each([
  ['html', /^<html>/],
  ['empty', /^$/],
])('a fault can answer as a proxy in front of the service does: %s', async (body, words) => {
  await addFault({ status: 502, body });
  const token = await emulator.token({ clientId: emulator.info.clients[0]?.clientId ?? '' });
  const answer = await fetch(`${emulator.http}/v1.0${goals.items}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.status).toBe(502);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(await answer.text()).toMatch(words);
});

test('a fault moves the clock forwards and backwards', async () => {
  const now = async () => Date.parse(String((await emulator.control('GET', '/clock'))['now']));
  const day = 86_400_000;
  const before = await now();
  await addFault({ clockJumpMs: 40 * day });
  const made = await app.post(goals.items, { fields: { Title: 'i framtiden' } });
  expect(made.status).toBe(201);
  expect(Date.parse(String(made.body['createdDateTime'])) - before).toBeGreaterThan(39 * day);
  await addFault({ clockJumpMs: -40 * day });
  await app.get(goals.items);
  expect((await now()) - before).toBeLessThan(day);
});

test('each rule shows how often it hit; one that never matches has 0 hits', async () => {
  await emulator.control('POST', '/faults', [
    { match: { path: '/itmes' }, fault: { status: 500 } },
    { match: { path: '/items' }, times: 3, fault: { status: 503 } },
  ]);
  await app.get(goals.items);
  await app.get(goals.items);
  const rules = (await emulator.control('GET', '/faults')) as unknown as readonly object[];
  expect(rules).toEqual([
    expect.objectContaining({ hits: 0, left: null, match: { path: '/itmes' } }),
    expect.objectContaining({ hits: 2, left: 1, fault: { status: 503 } }),
  ]);
});

test.each([
  ['0.fault.status', { fault: { status: 200 } }],
  ['0.fault.satus', { fault: { satus: 500 } }],
  ['0.match.path', { match: { path: '(' }, fault: { status: 500 } }],
  ['0.probability', { probability: 2, fault: { status: 500 } }],
  ['0.times', { times: 0, fault: { status: 500 } }],
  ['0.fault', { fault: {} }],
  ['0.fault.code', { fault: { code: 'NoSuchCode' } }],
  ['0.fault', { fault: { lost: true, tornBody: true } }],
  ['0.fault', { match: { to: 'product' }, fault: { errorObjectInPage: true } }],
  ['0.match.methd', { match: { methd: 'GET' }, fault: { status: 500 } }],
])('an invalid rule is refused, and the message names %s', async (field, rule) => {
  const refused = await fetch(`${emulator.http}/_emulator/faults`, {
    method: 'POST',
    body: JSON.stringify([rule]),
  });
  const { error } = (await refused.json()) as { error: { message: string } };
  expect(refused.status).toBe(400);
  expect(error.message).toContain(`at ${field}\n`.trimEnd());
  expect(await emulator.control('GET', '/faults')).toEqual([]);
});
