import { until } from '../support/until';
import { selectedLists, siteAdministration } from '../support/clients';
import { startListener, acceptAll, type Listener } from '../support/listener';
import { startEmulator, type Caller, type Emulator, type TestList } from '../support/emulator';

let emulator: Emulator;
let app: Caller;
let list: TestList;
let listener: Listener;

beforeAll(async () => {
  emulator = await startEmulator();
  app = emulator.app('write');
  list = await emulator.newList('Mål');
}, 180_000);
afterAll(() => emulator.stop());
beforeEach(async () => {
  listener = await startListener();
  await emulator.control('PUT', '/switches', {
    notificationDelayMs: 0,
    notificationRepeats: 'never',
  });
});
afterEach(async () => {
  const { body } = await app.get('/subscriptions');
  for (const { id } of body.value) await app.remove(`/subscriptions/${id}`);
  await listener.close();
});

const MINUTE = 60_000;

async function inMinutes(minutes: number): Promise<string> {
  const { now } = await emulator.control('GET', '/clock');
  return new Date(Date.parse(String(now)) + minutes * MINUTE).toISOString();
}

async function subscribed(minutes: number, changes: object = {}): Promise<string> {
  const { status, body } = await app.post('/subscriptions', {
    changeType: 'updated',
    notificationUrl: `${listener.url}/told`,
    resource: list.path.slice(1),
    expirationDateTime: await inMinutes(minutes),
    clientState: 'hemligt',
    ...changes,
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}

const addRow = (to: TestList = list) => app.post(to.items, { fields: { Title: 'Rad' } });
const advance = (minutes: number) =>
  emulator.control('POST', '/clock', { advanceMs: minutes * MINUTE });

interface DeliveryState {
  readonly pending: readonly {
    readonly subscriptionId: string;
    readonly tries: number;
    readonly dueAt: string;
  }[];
  readonly attempts: readonly {
    readonly at: string;
    readonly kind: string;
    readonly status: number | null;
    readonly outcome: string;
    readonly parts: readonly { readonly subscriptionId: string; readonly attempt: number }[];
  }[];
  readonly subscriptions: readonly { readonly id: string; readonly paused: boolean }[];
}

/** Reads the subscriptions, the waiting notifications and the attempts to send them. */
const readDelivery = async () =>
  (await emulator.control('GET', '/notifications')) as unknown as DeliveryState;

const attemptsFor = async (id: string) =>
  (await readDelivery()).attempts.filter(({ parts }) =>
    parts.some((part) => part.subscriptionId === id),
  );

/** The notifications of a subscription: `change`, or the name of a lifecycle event. */
const eventsFor = (id: string) =>
  listener.notificationsFor(id).map((one) => one['lifecycleEvent'] ?? 'change');

describe('An endpoint that does not answer', () => {
  test('row 65: without a 2xx answer a notification is sent again after growing pauses, until it is accepted', async () => {
    listener.answer((post) =>
      post.query.has('validationToken') ? acceptAll(post) : { status: 503 },
    );
    const id = await subscribed(600);
    await addRow();
    for (let tries = 1; tries <= 5; tries += 1) {
      await until(
        async () => (await readDelivery()).pending[0]?.tries === tries,
        `try ${String(tries)}`,
      );
      await emulator.control('POST', '/clock', { now: (await readDelivery()).pending[0]?.dueAt });
    }
    // The sixth try has failed before the endpoint accepts; until then the pending notification still has its old time.
    await until(async () => (await readDelivery()).pending[0]?.tries === 6, 'the sixth try');
    listener.answer(acceptAll);
    await emulator.control('POST', '/clock', {
      now: (await readDelivery()).pending[0]?.dueAt ?? '',
    });
    await until(
      async () => (await readDelivery()).pending.length === 0,
      'the notification is taken',
    );
    const made = await attemptsFor(id);
    const pauses = made.slice(1).map(({ at }, i) => Date.parse(at) - Date.parse(made[i]?.at ?? ''));
    expect(pauses.every((pause, i) => i === 0 || pause > (pauses[i - 1] ?? 0) * 1.5)).toBe(true);
    expect(made.map(({ outcome }) => outcome)).toEqual([
      ...Array<string>(made.length - 1).fill('failed'),
      'delivered',
    ]);
    // Each attempt sends the same notification.
    expect(new Set(listener.notificationsFor(id).map((one) => JSON.stringify(one))).size).toBe(1);
  });

  test('row 65: an answer after more than three seconds counts as none', async () => {
    listener.answer((post) => ({
      ...acceptAll(post),
      waitMs: post.query.has('validationToken') ? 0 : 3_300,
    }));
    const id = await subscribed(600);
    await addRow();
    await until(async () => (await attemptsFor(id)).length === 1, 'the first try');
    expect((await attemptsFor(id))[0]).toMatchObject({ status: null, outcome: 'failed' });
    expect((await readDelivery()).pending).toHaveLength(1);
  });

  test('row 65: after four hours Graph gives a notification up', async () => {
    listener.answer((post) =>
      post.query.has('validationToken') ? acceptAll(post) : { status: 500 },
    );
    const id = await subscribed(600);
    await addRow();
    await until(async () => (await readDelivery()).pending[0]?.tries === 1, 'the first try');
    await advance(241);
    await until(async () => (await readDelivery()).pending.length === 0, 'that it is given up');
    expect((await attemptsFor(id)).at(-1)?.outcome).toBe('given up');
    listener.answer(acceptAll);
    await addRow();
    await until(
      async () => (await attemptsFor(id)).at(-1)?.outcome === 'delivered',
      'the next change',
    );
  });

  test('row 65: waiting notifications survive kill -9 and are sent afterwards', async () => {
    listener.answer((post) =>
      post.query.has('validationToken') ? acceptAll(post) : { status: 503 },
    );
    const id = await subscribed(600);
    await addRow();
    await until(async () => (await readDelivery()).pending[0]?.tries === 1, 'the first try');
    const before = listener.notificationsFor(id).length;
    await emulator.restart('SIGKILL');
    listener.answer(acceptAll);
    await advance(1);
    await until(
      () => listener.notificationsFor(id).length > before,
      'the notification after the restart',
    );
    await until(async () => (await readDelivery()).pending.length === 0, 'that it was taken');
    expect((await app.get(`/subscriptions/${id}`)).status).toBe(200);
  });
});

describe('A slow endpoint', () => {
  /** Lets an endpoint answer ninety notifications quickly and then this many slowly. @returns a slow subscription and its list */
  async function slowAnswers(title: string, count: number) {
    const own = { notificationUrl: `${listener.url}/many` };
    const slow = await emulator.newList(title);
    const quick = await Promise.all(Array.from({ length: 10 }, () => subscribed(600, own)));
    const resource = slow.path.slice(1);
    const ids = await Promise.all(
      Array.from({ length: count }, () => subscribed(600, { ...own, resource })),
    );
    for (let round = 1; round <= 9; round += 1) {
      await addRow();
      await until(
        () => quick.every((id) => listener.notificationsFor(id).length === round),
        'quick answers',
      );
    }
    listener.answer((post) => ({ ...acceptAll(post), waitMs: 3_300 }));
    await addRow(slow);
    const [id = ''] = ids;
    await until(async () => (await attemptsFor(id)).length === 1, 'a slow answer');
    listener.answer(acceptAll);
    await addRow(slow);
    return { id, slow };
  }

  test('row 65: from 10 % slow answers on, failed and new notifications wait ten minutes', async () => {
    const { id } = await slowAnswers('Sen', 11);
    await until(
      async () => (await readDelivery()).pending.length === 22,
      'that the next change waits',
    );
    const { now } = await emulator.control('GET', '/clock');
    const waits = (await readDelivery()).pending.map(
      ({ dueAt }) => Date.parse(dueAt) - Date.parse(String(now)),
    );
    expect(Math.min(...waits)).toBeGreaterThan(9 * MINUTE);
    expect(listener.notificationsFor(id)).toHaveLength(1);
    await advance(10.1);
    await until(async () => (await readDelivery()).pending.length === 0, 'that all are sent');
    expect(listener.notificationsFor(id)).toHaveLength(3);
  }, 180_000);

  test('row 65: from 15 % slow answers on, new notifications are dropped', async () => {
    const { id } = await slowAnswers('Senare', 20);
    await until(async () => (await attemptsFor(id)).at(-1)?.outcome === 'dropped', 'the drop');
    expect(listener.notificationsFor(id)).toHaveLength(1);
  }, 180_000);
});

describe('The life of a subscription', () => {
  test('row 65: a subscription expires without notice, and no more notifications are sent', async () => {
    const id = await subscribed(60);
    await advance(61);
    expect((await app.get(`/subscriptions/${id}`)).status).toBe(404);
    expect(
      (await app.patch(`/subscriptions/${id}`, { expirationDateTime: await inMinutes(60) })).status,
    ).toBe(404);
    const other = await subscribed(60);
    await addRow();
    await until(() => listener.notificationsFor(other).length > 0, 'the other one is told');
    expect(listener.notificationsFor(id)).toEqual([]);
  });

  test('row 65: a PATCH prolongs a subscription that has not expired', async () => {
    const id = await subscribed(60);
    await advance(50);
    const wanted = await inMinutes(60);
    const { status, body } = await app.patch(`/subscriptions/${id}`, {
      expirationDateTime: wanted,
    });
    expect([status, body['expirationDateTime']]).toEqual([200, wanted]);
    await advance(30);
    await addRow();
    await until(
      () => listener.notificationsFor(id).length > 0,
      'a notification after the first end',
    );
    expect(listener.notificationsFor(id)[0]?.['subscriptionExpirationDateTime']).toBe(wanted);
    const long = await app.patch(`/subscriptions/${id}`, {
      expirationDateTime: await inMinutes(42_302),
    });
    expect([long.status, long.body.error.code]).toEqual([400, 'InvalidRequest']);
    const other = await app.patch(`/subscriptions/${id}`, {
      clientState: 'nytt',
      expirationDateTime: wanted,
    });
    expect(other.status).toBe(501);
  });

  test('row 65: before a subscription expires, the app is asked to reauthorize it, repeatedly until it does', async () => {
    const id = await subscribed(240, { lifecycleNotificationUrl: `${listener.url}/life` });
    await advance(170);
    await addRow();
    await until(() => listener.notificationsFor(id).length === 1, 'a change');
    expect(eventsFor(id)).toEqual(['change']);
    await advance(12);
    await until(() => eventsFor(id).length === 2, 'the first challenge');
    expect(listener.received.at(-1)?.path).toBe('/life');
    expect(listener.notificationsFor(id)[1]).toEqual({
      subscriptionId: id,
      subscriptionExpirationDateTime: expect.stringMatching(/Z$/) as string,
      clientState: 'hemligt',
      tenantId: emulator.info.tenantId,
      lifecycleEvent: 'reauthorizationRequired',
    });
    await advance(16);
    await until(() => eventsFor(id).length === 3, 'the second challenge');
    const end = (await app.get(`/subscriptions/${id}`)).body['expirationDateTime'];
    expect((await app.send('POST', `/subscriptions/${id}/reauthorize`)).status).toBe(204);
    expect((await app.get(`/subscriptions/${id}`)).body['expirationDateTime']).toBe(end);
    await advance(20);
    await addRow();
    await until(() => eventsFor(id).length === 4, 'a change after the answer');
    expect(eventsFor(id)[3]).toBe('change');
  });

  test('row 65: an app that loses its grant is asked to reauthorize, and changes until it does are not sent', async () => {
    const id = await subscribed(600, { lifecycleNotificationUrl: `${listener.url}/life` });
    const owner = emulator.bearer(await emulator.token({ clientId: siteAdministration }));
    const grants = `${emulator.site}/permissions`;
    const grant = (await owner.get(grants)).body.value.find(({ grantedToIdentities }) =>
      JSON.stringify(grantedToIdentities).includes(emulator.info.productClientId),
    );
    await owner.remove(`${grants}/${grant?.id ?? ''}`);
    await until(() => eventsFor(id).length === 1, 'the challenge');
    expect(eventsFor(id)).toEqual(['reauthorizationRequired']);
    await emulator.app('fullcontrol').post(list.items, { fields: { Title: 'Ovetande' } });
    const refused = await app.send('POST', `/subscriptions/${id}/reauthorize`);
    expect(refused.status).toBe(404);
    await owner.post(grants, grant);
    expect((await app.send('POST', `/subscriptions/${id}/reauthorize`)).status).toBe(204);
    await addRow();
    await until(() => eventsFor(id).length === 2, 'a change after it');
    expect(eventsFor(id)).toEqual(['reauthorizationRequired', 'change']);
  });

  test('row 65: deleting a list deletes its subscriptions', async () => {
    const short = await emulator.newList('Kort');
    const id = await subscribed(600, { resource: short.path.slice(1) });
    await emulator.app('fullcontrol').remove(short.path);
    await until(async () => (await app.get(`/subscriptions/${id}`)).status === 404, 'its end');
    expect(listener.notificationsFor(id)).toEqual([]);
  });

  test('row 62: a grant on a list alone is enough to subscribe to it', async () => {
    const own = await emulator.newList('Egen');
    const selected = emulator.bearer(await emulator.token({ clientId: selectedLists }));
    const subscribe = async (to: TestList) =>
      selected.post('/subscriptions', {
        changeType: 'updated',
        notificationUrl: `${listener.url}/told`,
        resource: to.path.slice(1),
        expirationDateTime: await inMinutes(60),
      });
    expect((await subscribe(own)).status).toBe(404);
    const grantedTo = { application: { id: selectedLists, displayName: 'Utvalda listor' } };
    const grant = { roles: ['write'], grantedTo };
    await emulator.app('fullcontrol').post(`${own.path}/permissions`, grant);
    const made = await subscribe(own);
    expect([made.status, made.body['clientState']]).toEqual([201, null]);
    expect((await subscribe(list)).status).toBe(404);
    expect((await selected.remove(`/subscriptions/${made.body.id}`)).status).toBe(204);
  });
});
