import { until } from '../support/until';
import { startListener, acceptAll, type Listener, type Received } from '../support/listener';
import { startEmulator, type Caller, type Emulator, type TestList } from '../support/emulator';

let emulator: Emulator;
let app: Caller;
let listener: Listener;
let list: TestList;

beforeAll(async () => {
  emulator = await startEmulator();
  listener = await startListener();
  app = emulator.app('write');
  list = await emulator.newList('Mål');
}, 180_000);
afterAll(async () => {
  await listener.close();
  await emulator.stop();
});
afterEach(async () => {
  listener.answer(acceptAll);
  await emulator.control('DELETE', '/switches');
});

const MINUTE = 60_000;

async function inMinutes(minutes: number): Promise<string> {
  const { now } = await emulator.control('GET', '/clock');
  return new Date(Date.parse(String(now)) + minutes * MINUTE).toISOString();
}

/** Makes the body of a valid subscription, with changes. */
const subscriptionBody = async (changes: Readonly<Record<string, unknown>> = {}) => ({
  changeType: 'updated',
  notificationUrl: `${listener.url}/told`,
  resource: list.path.slice(1),
  expirationDateTime: await inMinutes(600),
  clientState: 'hemligt',
  ...changes,
});

const subscribe = async (changes: Readonly<Record<string, unknown>> = {}, caller = app) =>
  caller.post('/subscriptions', await subscriptionBody(changes));

async function subscribed(changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { status, body } = await subscribe(changes);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}

const addRow = () => app.post(list.items, { fields: { Title: 'Rad' } });

const isHandshake = (post: Received) => post.query.has('validationToken');

describe('Endpoint validation', () => {
  test('row 62: a subscription is created once its endpoint has answered the decoded token as plain text', async () => {
    const before = listener.received.length;
    const address = `${listener.url}/told?mine=1`;
    const { status, body } = await subscribe({
      notificationUrl: address,
      clientState: 'x'.repeat(128),
    });
    expect(status).toBe(201);
    const [post] = listener.received.slice(before).filter(isHandshake);
    expect(post?.query.get('mine')).toBe('1');
    expect(post?.query.get('validationToken')).toMatch(
      /^Validation: Testing client application reachability for subscription Request-Id: [0-9a-f-]{36}$/,
    );
    // Blanks of the token come as plus signs, so that decodeURIComponent alone is not enough.
    expect(post?.rawQuery).toMatch(/validationToken=Validation%3A\+Testing\+client/i);
    expect(post?.headers['content-type']).toMatch(/^text\/plain/);
    expect(post?.body).toBe('');
    expect(body).toMatchObject({
      resource: list.path.slice(1),
      changeType: 'updated',
      notificationUrl: address,
      clientState: 'x'.repeat(128),
      applicationId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    expect((await app.get(`/subscriptions/${body.id}`)).body.id).toBe(body.id);
    expect((await app.remove(`/subscriptions/${body.id}`)).status).toBe(204);
  });

  test('row 62: a late, undecoded, HTML, wrong, refused or absent answer creates no subscription', async () => {
    const own = await startListener();
    const plain = { status: 200, type: 'text/plain' };
    own.answer((post) => {
      const token = post.query.get('validationToken') ?? '';
      const raw = post.rawQuery.replace('validationToken=', '');
      const answers = {
        '/late': { ...plain, body: token, waitMs: 10_500 },
        '/html': { status: 200, type: 'text/html', body: token },
        '/raw': { ...plain, body: raw },
        '/forbidden': { status: 403, type: 'text/plain', body: token },
        '/accepted': { status: 202, type: 'text/plain', body: token },
      };
      return answers[post.path as keyof typeof answers];
    });
    const tryOne = async (path: string) => {
      const { status, body } = await subscribe({ notificationUrl: own.url + path });
      return [path, status, body.error.code, body.error.message];
    };
    const failure = 'Subscription validation request failed.';
    const wanted = `${failure} Notification endpoint must respond with 200 OK to validation request.`;
    const answers = await Promise.all(
      ['/late', '/html', '/raw', '/forbidden', '/accepted'].map(tryOne),
    );
    expect(answers).toEqual([
      ['/late', 400, 'InvalidRequest', 'Subscription validation request timed out.'],
      ['/html', 400, 'ValidationError', `${failure} Response must be of content type text/plain.`],
      [
        '/raw',
        400,
        'ValidationError',
        `${failure} Response must exactly match validationToken query parameter.`,
      ],
      ['/forbidden', 400, 'ValidationError', wanted],
      ['/accepted', 400, 'ValidationError', wanted],
    ]);
    await own.close();
    expect(await tryOne('/gone')).toEqual(['/gone', 400, 'ValidationError', wanted]);
    const { body } = await app.get('/subscriptions');
    expect(body.value).toEqual([]);
  }, 180_000);

  test('row 62: the endpoint for lifecycle notifications is validated too', async () => {
    listener.answer((post) => (post.path === '/life' ? { status: 404 } : acceptAll(post)));
    const refused = await subscribe({ lifecycleNotificationUrl: `${listener.url}/life` });
    expect([refused.status, refused.body.error.code]).toEqual([400, 'ValidationError']);
  });

  test('row 62: a plain http endpoint is accepted on this machine alone, or by switch refused', async () => {
    const elsewhere = await subscribe({ notificationUrl: 'http://kommun.example/told' });
    expect([elsewhere.status, elsewhere.body.error.code]).toEqual([400, 'InvalidRequest']);
    await emulator.control('PUT', '/switches', { httpNotificationUrl: 'refused' });
    const refused = await subscribe();
    expect([refused.status, refused.body.error.message]).toEqual([
      400,
      'notificationUrl must be an https address.',
    ]);
  });
});

describe('What can be subscribed to', () => {
  test.each([
    ['another changeType', { changeType: 'created' }, 'InvalidRequest'],
    ['several changeTypes', { changeType: 'updated,deleted' }, 'InvalidRequest'],
    ['no address', { notificationUrl: undefined }, 'InvalidRequest'],
    ['a time that is no time', { expirationDateTime: 'snart' }, 'InvalidRequest'],
    ['a time that is over', { expirationDateTime: '2020-01-01T00:00:00Z' }, 'InvalidRequest'],
    ['a long clientState', { clientState: 'x'.repeat(129) }, 'InvalidRequest'],
    ['resource data', { includeResourceData: true }, 'InvalidRequest'],
    [
      'an absolute resource',
      { resource: 'https://graph.microsoft.com/v1.0/sites/x/lists/y' },
      'BadRequest',
    ],
    ['a version in the resource', { resource: '/v1.0/sites/x/lists/y' }, 'BadRequest'],
    ['the site in the singular', { resource: 'site/x/lists/y' }, 'BadRequest'],
    ['a resource with a stray percent sign', { resource: 'sites/%/lists/y' }, 'BadRequest'],
  ])('row 63: %s is refused', async (_, changes, code) => {
    const { status, body } = await subscribe(changes);
    expect([status, body.error.code]).toEqual([400, code]);
  });

  test('row 63: the messages for an absolute resource and for a life that is too long are those of Graph', async () => {
    const absolute = await subscribe({ resource: 'https://x.example/sites/a/lists/b' });
    expect(absolute.body.error.message).toBe(
      "The value 'https://x.example/sites/a/lists/b' of property 'resource' must be a relative URI.",
    );
    const long = await subscribe({ expirationDateTime: await inMinutes(42_302) });
    expect([long.status, long.body.error.message]).toEqual([
      400,
      'Subscription expiration can only be 42300 minutes in the future.',
    ]);
    const id = await subscribed({ expirationDateTime: await inMinutes(42_299) });
    expect((await app.remove(`/subscriptions/${id}`)).status).toBe(204);
  });

  test('row 63: a resource that only the real Graph sends notifications for is 501 and named', async () => {
    const { status, body } = await subscribe({ resource: 'me/messages' });
    expect([status, body.error.code]).toEqual([501, 'notSupported']);
    expect(body.error.message).toContain('me/messages');
  });

  test('row 62: a subscription without access to the list is 404, with read access alone 403', async () => {
    const none = await subscribe({}, emulator.app('none'));
    expect([none.status, none.body.error.code]).toEqual([404, 'itemNotFound']);
    const unknown = await subscribe({ resource: `${emulator.site.slice(1)}/lists/finns-inte` });
    expect([unknown.status, unknown.body.error.code]).toEqual([404, 'itemNotFound']);
    const reader = await subscribe({}, emulator.app('read'));
    expect([reader.status, reader.body.error.code]).toEqual([403, 'accessDenied']);
  });

  test('row 62: by switch a grant on the site is not enough to subscribe, and a permission for all sites is', async () => {
    await emulator.control('PUT', '/switches', { subscriptionScope: 'tenant-wide' });
    const selected = await subscribe();
    expect([selected.status, selected.body.error.code]).toEqual([403, 'accessDenied']);
    const clientId = emulator.info.productClientId;
    const userId = emulator.info.users[0]?.id ?? '';
    const scope = 'https://graph.microsoft.com/Sites.ReadWrite.All';
    const person = emulator.bearer(await emulator.token({ clientId, userId, scope }));
    const wide = await subscribe({}, person);
    expect([wide.status, wide.body['creatorId']]).toEqual([201, userId]);
    // This token is a person's, not the app's own.
    expect((await app.get(`/subscriptions/${wide.body.id}`)).status).toBe(404);
    expect((await person.remove(`/subscriptions/${wide.body.id}`)).status).toBe(204);
  });

  test('row 65: each app sees only its own subscriptions, and an unknown one is ResourceNotFound', async () => {
    const id = await subscribed();
    const other = await emulator.app('fullcontrol').get(`/subscriptions/${id}`);
    expect([other.status, other.body.error.code]).toEqual([404, 'ResourceNotFound']);
    expect((await app.get('/subscriptions')).body.value.map((one) => one.id)).toEqual([id]);
    expect((await app.remove(`/subscriptions/${id}`)).status).toBe(204);
    expect((await app.remove(`/subscriptions/${id}`)).status).toBe(404);
    expect((await app.patch(`/subscriptions/${id}`, {})).status).toBe(404);
  });
});

describe('What is sent', () => {
  test('row 64: a notification comes some time after a write, without the row and with clientState, also to the app that wrote', async () => {
    await emulator.control('PUT', '/switches', {
      notificationDelayMs: 700,
      notificationRepeats: 'never',
    });
    const id = await subscribed();
    await addRow();
    const from = Date.now();
    await until(() => listener.notificationsFor(id).length > 0, 'a notification');
    expect(Date.now() - from).toBeGreaterThan(350);
    expect(listener.notificationsFor(id)).toEqual([
      {
        subscriptionId: id,
        subscriptionExpirationDateTime: expect.stringMatching(/Z$/) as string,
        clientState: 'hemligt',
        tenantId: emulator.info.tenantId,
        changeType: 'updated',
        resource: list.path.slice(1),
        resourceData: { '@odata.type': '#Microsoft.Graph.ListItem' },
      },
    ]);
    await app.remove(`/subscriptions/${id}`);
  });

  test('row 64: changes close together share a notification, and notifications of several subscriptions share a POST', async () => {
    await emulator.control('PUT', '/switches', {
      notificationRepeats: 'never',
      notificationDelayMs: 300,
    });
    const ids = [await subscribed(), await subscribed()];
    await emulator.load(list, [{ Title: 'a' }, { Title: 'b' }, { Title: 'c' }]);
    await until(
      () => ids.every((id) => listener.notificationsFor(id).length > 0),
      'both notifications',
    );
    const posts = listener.received.filter(({ value }) =>
      value.some((one) => one['subscriptionId'] === ids[0]),
    );
    expect(posts).toHaveLength(1);
    expect(new Set(posts[0]?.value.map((one) => one['subscriptionId']))).toEqual(new Set(ids));
    for (const id of ids) await app.remove(`/subscriptions/${id}`);
  });

  test.each([
    [3, 'never', { notificationRepeats: 'never', notificationDelayMs: 0 }],
    [6, 'always', { notificationRepeats: 'always', notificationDelayMs: 0 }],
    [4, 'every third time', { notificationRepeats: 'sometimes', notificationDelayMs: 0 }],
  ])(
    'row 64: three notifications arrive %i times when they are sent twice %s',
    async (times, _, switches) => {
      await emulator.control('PUT', '/switches', switches);
      const ids = [await subscribed(), await subscribed(), await subscribed()];
      const arrived = () => ids.flatMap((id) => listener.notificationsFor(id));
      await addRow();
      await until(() => arrived().length >= 3, 'the change');
      await untilIdle();
      expect(arrived()).toHaveLength(times);
      for (const id of ids) await app.remove(`/subscriptions/${id}`);
    },
  );

  test('row 64: deletions, bulk rows and edits in the list grid are sent as updated', async () => {
    await emulator.control('PUT', '/switches', {
      notificationRepeats: 'never',
      notificationDelayMs: 0,
    });
    const row = (await addRow()).body;
    const id = await subscribed();
    const userId = emulator.info.users[0]?.id ?? '';
    const acts = [
      () => app.remove(`${list.items}/${row.id}`),
      () => emulator.load(list, [{ Title: 'flera' }]),
      () =>
        fetch(`${emulator.http}/host/lists/${list.id}/rows`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ userId, fields: { Title: 'i listan' } }),
        }),
    ];
    for (const [at, act] of acts.entries()) {
      await act();
      await until(() => listener.notificationsFor(id).length > at, `act ${String(at)}`);
    }
    expect(listener.notificationsFor(id).map((one) => one['changeType'])).toEqual([
      'updated',
      'updated',
      'updated',
    ]);
    await app.remove(`/subscriptions/${id}`);
  });
});

describe('Faults', () => {
  const rule = (fault: object) =>
    emulator.control('POST', '/faults', [
      { match: { to: 'product', path: '^/told' }, times: 1, fault },
    ]);
  afterEach(() => emulator.control('DELETE', '/faults'));

  test('row 64: a doubled notification arrives twice, and a lost one is sent again later', async () => {
    await emulator.control('PUT', '/switches', {
      notificationRepeats: 'never',
      notificationDelayMs: 0,
    });
    const id = await subscribed();
    await rule({ doubled: true });
    await addRow();
    await until(() => listener.notificationsFor(id).length === 2, 'both copies');
    await untilIdle();
    await rule({ lost: true });
    await addRow();
    const pending = async () => (await emulator.control('GET', '/notifications'))['pending'];
    await until(async () => JSON.stringify(await pending()).includes('"tries":1'), 'the first try');
    await emulator.control('POST', '/clock', { advanceMs: 11_000 });
    await until(() => listener.notificationsFor(id).length === 3, 'the lost one');
    await app.remove(`/subscriptions/${id}`);
  });
});

/** Waits until no notification is being sent or waits. */
async function untilIdle(): Promise<void> {
  await until(async () => {
    const { pending } = await emulator.control('GET', '/notifications');
    return (pending as readonly unknown[]).length === 0;
  }, 'that nothing waits');
}
