import { until } from '../support/until';
import { startEmulator, type Caller, type Emulator, type TestList } from '../support/emulator';

let emulator: Emulator;
let app: Caller;
let goals: TestList;

beforeAll(async () => {
  emulator = await startEmulator();
  app = emulator.app('write');
  goals = await emulator.newList('Mål');
});
afterEach(() => emulator.control('DELETE', '/faults'));
afterAll(() => emulator.stop());

const addFault = (fault: object) =>
  emulator.control('POST', '/faults', [
    { match: { method: 'POST', path: '/items$' }, times: 1, fault },
  ]);
const titles = async () =>
  (await app.all(`${goals.items}?$expand=fields`)).map((row) => row.fields['Title']);

/** Creates a row and waits for the answer for this long. */
async function createRowWithin(title: string, timeoutMs: number): Promise<string> {
  const token = await emulator.token({ clientId: clientId() });
  const sent = fetch(`${emulator.http}/v1.0${goals.items}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ fields: { Title: title } }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  return sent.then(
    () => 'answered',
    () => 'no answer',
  );
}
const clientId = () =>
  emulator.info.clients.find((client) => client.siteRole === 'write')?.clientId ?? '';

test('a call whose answer is held has its effect although the caller gave up', async () => {
  await addFault({ holdMs: 60_000 });
  expect(await createRowWithin('hållen', 400)).toBe('no answer');
  expect(await titles()).toContain('hållen');
});

test('a slow call has its effect after the caller gave up', async () => {
  await addFault({ delayMs: 2_000 });
  expect(await createRowWithin('långsam', 200)).toBe('no answer');
  expect(await titles()).not.toContain('långsam');
  await until(async () => (await titles()).includes('långsam'));
});

test('a call whose connection breaks at once has its effect later', async () => {
  await addFault({ effectAfterMs: 2_000 });
  expect(await createRowWithin('efteråt', 10_000)).toBe('no answer');
  expect(await titles()).not.toContain('efteråt');
  await until(async () => (await titles()).includes('efteråt'));
});
