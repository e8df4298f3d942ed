import { freshCopy, type Copy } from '../model/copy';
import { mustHaveSurvived } from '../kill/check';
import { filesMustHaveSurvived, writeFiles } from '../kill/files';
import { emptyLog, writeBatches, writeRows, type Log } from '../kill/writers';
import { libraryOf } from '../support/library';
import { startListener, type Listener } from '../support/listener';
import { startStandIn, type StandIn, type TestList } from '../support/emulator';

/** `KILL_ROUNDS` is set by the bench. */
const rounds = Number(process.env['KILL_ROUNDS'] ?? 10);

describe.each(['on', 'off'])('with EMULATOR_SYNC %s', (sync) => {
  let standIn: StandIn;
  let listener: Listener;
  let goals: TestList;
  let copy: Copy;

  beforeAll(async () => {
    standIn = await startStandIn({ EMULATOR_SYNC: sync });
    listener = await startListener();
    await standIn.control('PUT', '/meter', { limits: 'off' });
    await standIn.control('PUT', '/switches', { deltaLagMs: 0 });
    goals = await standIn.newList('Mål', [
      { name: 'Kod', text: {}, indexed: true, enforceUniqueValues: true },
      { name: 'Antal', number: {}, indexed: true },
      { name: 'Text', text: { allowMultipleLines: true } },
    ]);
    copy = freshCopy(goals);
  });
  afterAll(async () => {
    await listener.close();
    await standIn.stop();
  });

  /** Prolongs a subscription without pause until the program dies; notes each end that it was told. */
  async function writeSubscription(log: { told: string[]; awaited: string[] }): Promise<void> {
    const app = standIn.app('owner');
    const end = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const wish = { changeType: 'updated', notificationUrl: listener.url, clientState: 'x' };
    const ask = async (n: number, expirationDateTime: string) =>
      n === 0
        ? app.post('/subscriptions', {
            ...wish,
            resource: goals.path.slice(1),
            expirationDateTime,
          })
        : app.patch(`/subscriptions/${log.told[0] ?? ''}`, { expirationDateTime });
    for (let n = 0; ; n += 1) {
      const wanted = end(100 + n);
      log.awaited = [wanted];
      const answer = await ask(n, wanted).catch(() => undefined);
      if (answer === undefined) return;
      if (answer.status > 299) throw new Error(JSON.stringify(answer.body));
      log.told = [answer.body.id, wanted];
    }
  }

  async function mustKnowSubscription(log: { told: string[]; awaited: string[] }): Promise<void> {
    const app = standIn.app('owner');
    const { body } = await app.get('/subscriptions');
    const [id, end] = log.told;
    const ends = [...log.awaited, ...(end === undefined ? [] : [end])].map((one) =>
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
    'a kill at any moment leaves every write whole or undone (round %i)',
    async (round) => {
      const logs: Log[] = [];
      const subscription = { told: [], awaited: [] };
      const start = (write: typeof writeRows, role: string) => {
        const log = emptyLog();
        logs.push(log);
        const name = `${round}-${logs.length}`;
        return write({ caller: standIn.app(role), list: goals, name, log });
      };
      const library = await libraryOf(standIn, 'write');
      const files = emptyLog();
      const writing = [
        writeFiles({ library, name: String(round), log: files }),
        start(writeRows, 'write'),
        start(writeRows, 'owner'),
        start(writeBatches, 'fullcontrol'),
        writeSubscription(subscription),
      ];
      // Any moment: after some answers, and then within a write or between two.
      const answers = 1 + Math.floor(Math.random() * 25);
      const told = () => logs.reduce((sum, log) => sum + log.told.size, 0);
      while (told() < answers) await new Promise((done) => setTimeout(done, 1));
      await new Promise((done) => setTimeout(done, Math.random() * 15));
      await standIn.restart('SIGKILL');
      await Promise.all(writing);
      copy = await mustHaveSurvived(standIn.app('write'), { list: goals, logs, copy });
      await filesMustHaveSurvived(standIn.app('write'), library, files);
      await mustKnowSubscription(subscription);
    },
    60_000,
  );
});

let standIn: StandIn;
let goals: TestList;

beforeAll(async () => {
  standIn = await startStandIn();
  goals = await standIn.newList('Mål');
});
afterAll(() => standIn.stop());

test('tokens and the clock outlive a restart, and a reset begins anew', async () => {
  const clientId = standIn.info.productClientId;
  const token = await standIn.token({ clientId });
  await standIn.control('POST', '/clock', { advanceMs: 86_400_000 });
  await standIn.restart('SIGTERM');
  expect((await standIn.bearer(token).get(goals.path)).status).toBe(200);
  const { now } = (await standIn.control('GET', '/clock')) as unknown as { now: string };
  expect(Date.parse(now) - Date.now()).toBeGreaterThan(86_000_000);
  await standIn.control('POST', '/reset');
  // A product that runs on keeps its token: the keys stay.
  const lists = await standIn.bearer(token).get(`${standIn.site}/lists`);
  expect(lists.body.value.map((one) => one.displayName)).toEqual(['Dokument']);
  const after = (await standIn.control('GET', '/clock')) as unknown as { now: string };
  expect(Math.abs(Date.parse(after.now) - Date.now())).toBeLessThan(3_600_000);
});

test('the clock announces its jumps to those who listen', async () => {
  const stopping = new AbortController();
  const reply = await fetch(`${standIn.http}/_emulator/clock/events`, { signal: stopping.signal });
  const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = (await reader.read()).value ?? '';
  await standIn.control('POST', '/clock', { now: '2027-01-31T08:00:00Z' });
  while (!text.includes('2027-01-31T08:00')) text += (await reader.read()).value ?? '';
  stopping.abort();
  expect(text).toMatch(/event: clock\ndata: \{"now":"2027-01-31T08:00/);
});
