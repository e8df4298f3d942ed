import { freshCopy, type Copy } from '../model/copy';
import { mustHaveSurvived } from '../kill/check';
import { filesMustHaveSurvived, writeFiles } from '../kill/files';
import { emptyLog, writeBatches, writeRows, type Log } from '../kill/writers';
import { libraryOf } from '../support/library';
import { startListener, type Listener } from '../support/listener';
import { startEmulator, type Emulator, type TestList } from '../support/emulator';

/** The bench sets `KILL_ROUNDS` to run more rounds. */
const rounds = Number(process.env['KILL_ROUNDS'] ?? 10);

describe.each(['on', 'off'])('with EMULATOR_SYNC %s', (sync) => {
  let emulator: Emulator;
  let listener: Listener;
  let goals: TestList;
  let copy: Copy;

  beforeAll(async () => {
    emulator = await startEmulator({ sync: sync === 'on' });
    listener = await startListener();
    await emulator.control('PUT', '/meter', { limits: 'off' });
    await emulator.control('PUT', '/switches', { deltaLagMs: 0 });
    goals = await emulator.newList('Mål', [
      { name: 'Kod', text: {}, indexed: true, enforceUniqueValues: true },
      { name: 'Antal', number: {}, indexed: true },
      { name: 'Text', text: { allowMultipleLines: true } },
    ]);
    copy = freshCopy(goals);
  });
  afterAll(async () => {
    await listener.close();
    await emulator.stop();
  });

  /** Prolongs a subscription without pause until the emulator is killed, and logs each confirmed expiration. */
  async function writeSubscription(log: { confirmed: string[]; pending: string[] }): Promise<void> {
    const app = emulator.app('owner');
    const end = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const subscription = { changeType: 'updated', notificationUrl: listener.url, clientState: 'x' };
    const send = async (n: number, expirationDateTime: string) =>
      n === 0
        ? app.post('/subscriptions', {
            ...subscription,
            resource: goals.path.slice(1),
            expirationDateTime,
          })
        : app.patch(`/subscriptions/${log.confirmed[0] ?? ''}`, { expirationDateTime });
    for (let n = 0; ; n += 1) {
      const wanted = end(100 + n);
      log.pending = [wanted];
      const answer = await send(n, wanted).catch(() => undefined);
      if (answer === undefined) return;
      if (answer.status > 299) throw new Error(JSON.stringify(answer.body));
      log.confirmed = [answer.body.id, wanted];
    }
  }

  async function mustKnowSubscription(log: {
    confirmed: string[];
    pending: string[];
  }): Promise<void> {
    const app = emulator.app('owner');
    const { body } = await app.get('/subscriptions');
    const [id, end] = log.confirmed;
    const ends = [...log.pending, ...(end === undefined ? [] : [end])].map((one) =>
      Date.parse(one),
    );
    if (id !== undefined) expect(body.value.map((one) => one.id)).toContain(id);
    for (const one of body.value) {
      expect(ends).toContain(Date.parse(String(one['expirationDateTime'])));
      expect(one['clientState']).toBe('x');
      await app.remove(`/subscriptions/${one.id}`);
    }
  }

  const numbers = Array.from({ length: Math.ceil(rounds / 2) }, (_, n) => n + 1);

  test.each(numbers)(
    'kill -9 at any moment leaves every write whole or undone (round %i)',
    async (round) => {
      const logs: Log[] = [];
      const subscription = { confirmed: [], pending: [] };
      const start = (write: typeof writeRows, role: string) => {
        const log = emptyLog();
        logs.push(log);
        const name = `${round}-${logs.length}`;
        return write({ caller: emulator.app(role), list: goals, name, log });
      };
      const library = await libraryOf(emulator, 'write');
      const files = emptyLog();
      const writing = [
        writeFiles({ library, name: String(round), log: files }),
        start(writeRows, 'write'),
        start(writeRows, 'owner'),
        start(writeBatches, 'fullcontrol'),
        writeSubscription(subscription),
      ];
      // The moment is random: after some answers, and then within a write or between two.
      const answers = 1 + Math.floor(Math.random() * 25);
      const confirmed = () => logs.reduce((sum, log) => sum + log.confirmed.size, 0);
      while (confirmed() < answers) await new Promise((done) => setTimeout(done, 1));
      await new Promise((done) => setTimeout(done, Math.random() * 15));
      await emulator.restart('SIGKILL');
      await Promise.all(writing);
      copy = await mustHaveSurvived(emulator.app('write'), { list: goals, logs, copy });
      await filesMustHaveSurvived(emulator.app('write'), library, files);
      await mustKnowSubscription(subscription);
    },
    60_000,
  );
});

let emulator: Emulator;
let goals: TestList;

beforeAll(async () => {
  emulator = await startEmulator();
  goals = await emulator.newList('Mål');
});
afterAll(() => emulator.stop());

test('tokens and the clock survive a restart, and a reset puts the initial state back', async () => {
  const clientId = emulator.info.productClientId;
  const token = await emulator.token({ clientId });
  await emulator.control('POST', '/clock', { advanceMs: 86_400_000 });
  await emulator.restart('SIGTERM');
  expect((await emulator.bearer(token).get(goals.path)).status).toBe(200);
  const { now } = (await emulator.control('GET', '/clock')) as unknown as { now: string };
  expect(Date.parse(now) - Date.now()).toBeGreaterThan(86_000_000);
  await emulator.control('POST', '/reset');
  // A running product can still use its token, since a reset keeps the signing keys.
  const lists = await emulator.bearer(token).get(`${emulator.site}/lists`);
  expect(lists.body.value.map((one) => one.displayName)).toEqual(['Dokument']);
  const after = (await emulator.control('GET', '/clock')) as unknown as { now: string };
  expect(Math.abs(Date.parse(after.now) - Date.now())).toBeLessThan(3_600_000);
});

test('the clock sends an event for each jump', async () => {
  const stopping = new AbortController();
  const reply = await fetch(`${emulator.http}/_emulator/clock/events`, { signal: stopping.signal });
  const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = (await reader.read()).value ?? '';
  await emulator.control('POST', '/clock', { now: '2027-01-31T08:00:00Z' });
  while (!text.includes('2027-01-31T08:00')) text += (await reader.read()).value ?? '';
  stopping.abort();
  expect(text).toMatch(/event: clock\ndata: \{"now":"2027-01-31T08:00/);
});
