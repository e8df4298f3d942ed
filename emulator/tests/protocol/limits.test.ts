import { startEmulator, type Caller, type Emulator } from '../support/emulator';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.control('DELETE', '/meter'));
afterAll(() => emulator.stop());

/** Sends the same call twenty times in a batch, and the batch this many times. */
async function repeat(caller: Caller, url: string, batches: number): Promise<void> {
  const requests = Array.from({ length: 20 }, (_, n) => ({ id: String(n), method: 'GET', url }));
  for (let n = 0; n < batches; n += 1) await caller.post('/$batch', { requests });
}

test('a person may make 3,000 requests in five minutes over all apps, and the refusal has no RateLimit headers', async () => {
  const clients = emulator.info.clients.map(({ clientId }) => clientId);
  const [person, other] = emulator.info.users;
  const scope = 'https://graph.microsoft.com/User.Read';
  const through = async (client: string | undefined, userId: string | undefined) =>
    emulator.bearer(await emulator.token({ clientId: client ?? '', userId: userId ?? '', scope }));
  const first = await through(clients[0], person?.id);
  await repeat(first, '/me', 149);
  const second = await through(clients[1], person?.id);
  for (let n = 0; n < 20; n += 1) expect((await second.get('/me')).status).toBe(200);
  const refused = await second.get('/me');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(refused.headers.get('ratelimit-limit')).toBeNull();
  expect((await (await through(clients[1], other?.id)).get('/me')).status).toBe(200);
}, 180_000);

test('all apps of the tenant share 18,750 resource units in five minutes, which refused calls use too', async () => {
  const grants = `${emulator.site}/permissions`;
  await repeat(emulator.app('fullcontrol'), grants, 187);
  const reader = emulator.app('read');
  for (let n = 0; n < 25; n += 1) expect((await reader.get(`${emulator.site}/lists`)).status).toBe(200);
  const refused = await reader.get(`${emulator.site}/lists`);
  expect([refused.status, refused.body.error.code]).toEqual([429, 'activityLimitReached']);
}, 180_000); // prettier-ignore
