import { startEmulator, type Caller, type Emulator, type TestList } from '../support/emulator';

let emulator: Emulator;
let goals: TestList;

beforeAll(async () => {
  emulator = await startEmulator();
  await emulator.control('PUT', '/meter', { limits: 'off' });
  goals = await emulator.newList('Mål');
  await emulator.load(goals, [{ Title: 'a' }]);
});
afterAll(() => emulator.stop());

const DO: Readonly<Record<string, (caller: Caller) => ReturnType<Caller['get']>>> = {
  'reads rows': (caller) => caller.get(goals.items),
  'reads delta': (caller) => caller.get(`${goals.items}/delta`),
  'adds a row': (caller) => caller.post(goals.items, { fields: { Title: 'x' } }),
  'changes a row': (caller) => caller.patch(`${goals.items}/1/fields`, { Title: 'y' }),
  'adds a column': (caller) =>
    caller.post(`${goals.path}/columns`, {
      name: `K${String(Math.random()).slice(2, 9)}`,
      text: {},
    }),
  'adds a list': (caller) =>
    caller.post(`${emulator.site}/lists`, { displayName: `L${String(Math.random())}` }),
};

const GRID: readonly (readonly [role: string, allowed: readonly string[]])[] = [
  ['none', []],
  ['read', ['reads rows', 'reads delta']],
  ['write', ['reads rows', 'reads delta', 'adds a row', 'changes a row']],
  ['owner', Object.keys(DO)],
  ['fullcontrol', Object.keys(DO)],
];

describe.each(GRID)('row 67: an app with the grant %s', (role, allowed) => {
  test.each(Object.keys(DO))('%s only if the grant allows it', async (what) => {
    const { status, body } = await DO[what]!(emulator.app(role));
    if (allowed.includes(what)) expect([200, 201]).toContain(status);
    else expect([status, body.error.code]).toEqual([403, 'accessDenied']);
  });
});

/** Calls Graph for a person, through the app with this grant on the site. */
async function person(appRole: string, userId: string, scope = 'Sites.Selected'): Promise<Caller> {
  const clientId = emulator.info.clients.find(
    (one) => (one.siteRole ?? 'none') === appRole,
  )?.clientId;
  const wanted = `https://graph.microsoft.com/${scope}`;
  return emulator.bearer(await emulator.token({ clientId: clientId ?? '', userId, scope: wanted }));
}

test('row 68: a call for a person needs both the person’s own right and the app’s grant', async () => {
  const leader = emulator.info.users[0]?.id ?? '';
  const change = { Title: 'z' };
  const patch = async (caller: Caller) =>
    (await caller.patch(`${goals.items}/1/fields`, change)).status;
  expect(await patch(await person('write', leader))).toBe(200);
  expect(await patch(await person('read', leader))).toBe(403);
  expect(await patch(await person('write', leader, 'Sites.Read.All'))).toBe(403);
  const others = await Promise.all(
    emulator.info.users.map(async (user) =>
      patch(await person('fullcontrol', user.id).catch(() => emulator.bearer(undefined))),
    ),
  );
  expect(others.filter((status) => status === 200).length).toBeGreaterThan(0);
  expect(others.filter((status) => status === 403).length).toBeGreaterThan(0);
});

test('row 69: an app with Sites.Selected cannot search for sites', async () => {
  for (const path of ['/sites?search=*', '/sites']) {
    const { status, body } = await emulator.app('fullcontrol').get(path);
    expect([status, body.error.code]).toEqual([403, 'accessDenied']);
  }
});

test('only an app with Sites.FullControl.All may read or change grants on the site', async () => {
  const { status } = await emulator.app('fullcontrol').get(`${emulator.site}/permissions`);
  expect(status).toBe(403);
});

/** Calls Graph as the app with Sites.FullControl.All. */
async function administration(): Promise<Caller> {
  const client = emulator.info.clients.find((one) => one.displayName === 'Administration');
  return emulator.bearer(await emulator.token({ clientId: client?.clientId ?? '' }));
}

test('only an application may change grants on the site; a person may only read them', async () => {
  const owner = emulator.info.users.find(({ displayName }) => displayName === 'Erik Sandberg');
  const through = await person('none', owner?.id ?? '', 'Sites.FullControl.All');
  const grants = `${emulator.site}/permissions`;
  const application = { id: 'x', displayName: 'x' };
  const grant = { roles: ['read'], grantedToIdentities: [{ application }] };
  expect((await through.get(grants)).status).toBe(200);
  expect((await through.post(grants, grant)).body.error.code).toBe('accessDenied');
});

test('an app creates, changes and deletes a grant', async () => {
  const grants = `${emulator.site}/permissions`;
  const administrator = await administration();
  const clientId = emulator.info.clients.find((one) => one.siteRole === null)?.clientId ?? '';
  const application = { id: clientId, displayName: 'Ny' };
  const made = await administrator.post(grants, {
    roles: ['read'],
    grantedToIdentities: [{ application }],
  });
  expect(made.status).toBe(201);
  const app = emulator.app('none');
  expect((await app.get(goals.items)).status).toBe(200);
  expect((await app.post(goals.items, { fields: {} })).status).toBe(403);
  await administrator.patch(`${grants}/${made.body.id}`, { roles: ['write'] });
  expect((await app.post(goals.items, { fields: {} })).status).toBe(201);
  await administrator.remove(`${grants}/${made.body.id}`);
  expect((await app.get(goals.items)).status).toBe(403);
});

test('row 20: Graph refuses a token for another resource, of another tenant or signed with another key', async () => {
  const clientId = emulator.info.productClientId;
  const own = await emulator.token({ clientId, userId: emulator.info.users[0]?.id ?? '' });
  const bent = `${own.slice(0, -6)}AAAAAA`;
  for (const token of [own, bent, 'a.b.c']) {
    const { status, body } = await emulator.bearer(token).get(goals.items);
    expect([status, body.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
  }
});

test('without a scope, a person’s token is for the app’s own API', async () => {
  const clientId = emulator.info.productClientId;
  const token = await emulator.token({ clientId, userId: emulator.info.users[0]?.id ?? '' });
  const text = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  const claims: unknown = JSON.parse(text);
  expect(claims).toMatchObject({ aud: clientId, scp: 'access_as_user' });
});

test('after the keys rotate, older tokens stay valid and new ones are signed with another key', async () => {
  const keysOf = async () => {
    const url = `${emulator.http}/${emulator.info.tenantId}/discovery/v2.0/keys`;
    const { keys } = (await (await fetch(url)).json()) as { keys: { kid: string }[] };
    return keys.map(({ kid }) => kid);
  };
  const clientId = emulator.info.clients.find((one) => one.siteRole === 'read')?.clientId ?? '';
  const before = await emulator.token({ clientId });
  const [old] = await keysOf();
  await emulator.control('POST', '/rotate-keys');
  const kids = await keysOf();
  expect(kids).toHaveLength(2);
  expect(kids).toContain(old);
  expect((await emulator.bearer(before).get(goals.items)).status).toBe(200);
  const after = await emulator.token({ clientId });
  const header = JSON.parse(Buffer.from(after.split('.')[0] ?? '', 'base64url').toString()) as {
    kid: string;
  };
  expect(header.kid).toBe(kids[1]);
});

test('Entra ID publishes metadata for tenants that exist, and for no other', async () => {
  const at = (tenant: string) => `${emulator.http}/${tenant}/v2.0/.well-known/openid-configuration`;
  const known = (await (await fetch(at(emulator.info.tenantId))).json()) as { issuer: string };
  expect(known.issuer).toBe(`${emulator.https}/${emulator.info.tenantId}/v2.0`);
  expect((await fetch(at('finns-inte'))).status).toBe(400);
});

describe('client credentials', () => {
  const ask = async (form: Record<string, string>, tenant = emulator.info.tenantId) => {
    const url = `${emulator.http}/${tenant}/oauth2/v2.0/token`;
    const reply = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
    return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
  };
  const good = () => {
    const client = emulator.info.clients.find((one) => one.siteRole === 'read');
    return {
      grant_type: 'client_credentials',
      client_id: client?.clientId ?? '',
      client_secret: client?.clientSecret ?? '',
      scope: 'https://graph.microsoft.com/.default',
    };
  };

  test('give a token that Graph accepts', async () => {
    const { status, body } = await ask(good());
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
    expect((await emulator.bearer(String(body['access_token'])).get(goals.items)).status).toBe(200);
  });

  test('give the bot a token for the connector', async () => {
    const scope = 'https://api.botframework.com/.default';
    for (const tenant of [emulator.info.tenantId, 'botframework.com']) {
      const { body } = await ask({ ...good(), scope }, tenant);
      const [, claims = ''] = String(body['access_token']).split('.');
      expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
        aud: 'https://api.botframework.com',
        appid: good().client_id,
      });
    }
  });

  const REFUSALS: readonly (readonly [
    what: string,
    change: Record<string, string>,
    refused: { status: number; error: string; number: number },
  ])[] = [
    [
      'a wrong secret',
      { client_secret: 'fel' },
      { status: 401, error: 'invalid_client', number: 7_000_215 },
    ],
    [
      'an unknown client',
      { client_id: 'x' },
      { status: 400, error: 'unauthorized_client', number: 700_016 },
    ],
    [
      'another grant',
      { grant_type: 'password' },
      { status: 400, error: 'unsupported_grant_type', number: 70_003 },
    ],
    [
      'a single scope',
      { scope: 'https://graph.microsoft.com/User.Read' },
      { status: 400, error: 'invalid_scope', number: 1_002_012 },
    ],
  ];

  test.each(REFUSALS)('are refused for %s as Entra ID refuses them', async (_, change, refused) => {
    const { status, body } = await ask({ ...good(), ...change });
    expect(status).toBe(refused.status);
    expect(body).toMatchObject({ error: refused.error, error_codes: [refused.number] });
    expect(body['error_description']).toContain(`AADSTS${String(refused.number)}`);
  });
});
