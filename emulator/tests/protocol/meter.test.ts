import { startEmulator, type Caller, type Emulator, type TestList } from '../support/emulator';

let emulator: Emulator;
let app: Caller;
let goals: TestList;

beforeAll(async () => {
  emulator = await startEmulator();
  app = emulator.app('write');
  goals = await emulator.newList('Mål', [{ name: 'Kod', text: {}, indexed: true }]);
  await emulator.load(
    goals,
    Array.from({ length: 300 }, () => ({ Kod: 'a' })),
  );
});
beforeEach(() => emulator.control('DELETE', '/meter'));
afterEach(async () => {
  await emulator.control('PUT', '/meter', { limits: 'smallest' });
  await emulator.control('DELETE', '/switches');
});
afterAll(() => emulator.stop());

const spent = async (prefix = '') =>
  (await emulator.control('GET', `/meter?prefix=${prefix}`)).resourceUnits;

/** Spends exactly this many resource units by reading collections. */
async function spend(units: number): Promise<void> {
  const twenty = Array.from({ length: 20 }, (_, n) => ({
    id: String(n),
    method: 'GET',
    url: `${emulator.site}/lists?$select=id`,
  }));
  for (let left = units; left > 0; left -= 40) {
    await app.post('/$batch', { requests: twenty.slice(0, Math.min(20, left / 2)) });
  }
}

const COSTS: readonly (readonly [what: string, path: () => string, units: number])[] = [
  ['a site', () => emulator.site, 1],
  ['all lists', () => `${emulator.site}/lists`, 2],
  ['one list', () => goals.path, 1],
  ['one list with its columns', () => `${goals.path}?$expand=columns`, 2],
  ['columns', () => `${goals.path}/columns`, 2],
  ['a page of rows', () => `${goals.items}?$top=5000`, 2],
  ['a filter that hits nothing', () => `${goals.items}?$filter=fields/Kod eq 'x'`, 2],
  ['one row', () => `${goals.items}/1`, 1],
  ['fields of one row', () => `${goals.items}/1/fields`, 1],
  ['versions', () => `${goals.items}/1/versions`, 2],
  ['delta without a token', () => `${goals.items}/delta`, 2],
  ['delta from now on', () => `${goals.items}/delta?token=latest`, 2],
  ['a row that is not there', () => `${goals.items}/9999`, 1],
  ['permissions', () => `${emulator.site}/permissions`, 5],
  ['people', () => '/users', 0],
];

test.each(COSTS)(
  'row 22: %s costs the resource units that Microsoft documents',
  async (_, path, units) => {
    await app.get(path());
    expect(await spent()).toBe(units);
  },
);

test('row 22: a write costs 2, a delta with a token 1, and a part of a batch the same as alone', async () => {
  const link = (await app.get(`${goals.items}/delta?token=latest`)).body['@odata.deltaLink'] ?? '';
  await emulator.control('DELETE', '/meter');
  await app.get(link);
  expect(await spent()).toBe(1);
  const made = await app.post(goals.items, { fields: {} });
  await app.patch(`${goals.items}/${made.body.id}/fields`, { Title: 'x' });
  await app.remove(`${goals.items}/${made.body.id}`);
  expect(await spent()).toBe(7);
  const part = (id: string) => ({ id, method: 'GET', url: `${goals.items}/1` });
  await app.post('/$batch', { requests: [part('1'), part('2')] });
  expect(await spent()).toBe(9);
});

test('the meter tells what one page cost, by the prefix of client-request-id', async () => {
  await app.get(goals.items, { 'client-request-id': 'board-1' });
  await app.get(`${goals.items}/1`, { 'client-request-id': 'board-2' });
  await app.get(goals.items, { 'client-request-id': 'annat' });
  expect(await emulator.control('GET', '/meter?prefix=board-')).toEqual({
    requests: 2,
    resourceUnits: 3,
  });
});

test('rows 21, 77: above 1,250 resource units a minute an app is refused with Retry-After, and refused calls cost too', async () => {
  await spend(1250);
  const refused = await app.get(goals.items);
  expect(refused.status).toBe(429);
  expect(refused.body.error.code).toBe('activityLimitReached');
  expect(refused.body.error.innerError['code']).toBe('throttledRequest');
  expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d?$/);
  expect(refused.headers.get('ratelimit-remaining')).toBe('0');
  expect(await spent()).toBe(1252);
  expect((await emulator.app('read').get(goals.items)).status).toBe(200);
});

test('row 60: when the minute’s limit is reached within a batch, its last parts are refused with their own Retry-After', async () => {
  await spend(1246);
  const part = (id: string) => ({ id, method: 'GET', url: goals.items });
  const { status, body } = await app.post('/$batch', {
    requests: [part('1'), part('2'), part('3')],
  });
  expect(status).toBe(200);
  const byId = Object.fromEntries(body.responses.map((one) => [one.id, one]));
  expect([byId['1']?.status, byId['2']?.status, byId['3']?.status]).toEqual([200, 200, 429]);
  expect(byId['3']?.headers['Retry-After']).toMatch(/^\d+$/);
});

test('row 66: RateLimit headers come from 80 percent of the minute’s limit on', async () => {
  await spend(996);
  expect((await app.get(goals.items)).headers.get('ratelimit-limit')).toBeNull();
  const answer = await app.get(goals.items);
  expect(answer.headers.get('ratelimit-limit')).toBe('1250');
  expect(answer.headers.get('ratelimit-remaining')).toBe('250');
  expect(Number(answer.headers.get('ratelimit-reset'))).toBeGreaterThan(0);
});

test('the limits can be switched off; what is used is still counted', async () => {
  await emulator.control('PUT', '/meter', { limits: 'off' });
  await spend(1400);
  expect((await app.get(goals.items)).status).toBe(200);
  expect(await spent()).toBe(1402);
});

test('row 21: by switch a sliding minute refuses at the same sum', async () => {
  await emulator.control('PUT', '/switches', { meterWindow: 'sliding' });
  await spend(1250);
  expect((await app.get(goals.items)).status).toBe(429);
});
