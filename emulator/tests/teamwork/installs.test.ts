import { teamsAdministration } from '../support/clients';
import { startEmulator, type Caller, type Emulator } from '../support/emulator';

let emulator: Emulator;
let admin: Caller;

beforeAll(async () => {
  emulator = await startEmulator();
  admin = emulator.bearer(await emulator.token({ clientId: teamsAdministration }));
}, 180_000);
afterAll(() => emulator.stop());
afterEach(() => emulator.control('DELETE', '/switches'));

/** Calls Graph for a person through the product's app, with these scopes. */
async function person(at: number, ...scopes: readonly string[]): Promise<Caller> {
  const clientId = emulator.info.productClientId;
  const userId = emulator.info.users[at]?.id ?? '';
  const scope = scopes.map((name) => `https://graph.microsoft.com/${name}`).join(' ');
  return emulator.bearer(await emulator.token({ clientId, userId, scope }));
}

async function catalogueId(): Promise<string> {
  const filter = `$filter=externalId eq '${emulator.info.productClientId}'`;
  const { body } = await admin.get(`/appCatalogs/teamsApps?${filter}`);
  return body.value[0]?.id ?? '';
}

const bind = async () => ({
  'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${await catalogueId()}`,
});

/** A person who does not have the app in the tenant file. */
const without = () => emulator.info.users.find((user) => user.displayName === 'Emma Sundström');
const teamWithout = () => emulator.info.teams.at(-1)?.id ?? '';

test('the catalogue has the product’s app under another id than the manifest’s', async () => {
  const { status, body } = await admin.get('/appCatalogs/teamsApps?$expand=appDefinitions');
  expect(status).toBe(200);
  expect(body.value).toHaveLength(1);
  expect(body.value[0]).toMatchObject({
    externalId: emulator.info.productClientId,
    distributionMethod: 'organization',
    appDefinitions: [{ teamsAppId: body.value[0]?.id, publishingState: 'published' }],
  });
  expect(body.value[0]?.id).not.toBe(emulator.info.productClientId);
  const none = await admin.get("/appCatalogs/teamsApps?$filter=displayName eq 'Ingen'");
  expect(none.body.value).toEqual([]);
  expect((await emulator.app('read').get('/appCatalogs/teamsApps')).status).toBe(403);
});

test('row 73: a first installation for a person is 201 without a body, and a second one is refused', async () => {
  const path = `/users/${without()?.id ?? ''}/teamwork/installedApps`;
  expect((await admin.get(path)).body.value).toEqual([]);
  const body = await bind();
  const first = await admin.post(path, body);
  expect([first.status, first.body]).toEqual([201, {}]);
  const second = await admin.post(path, body);
  expect([second.status, second.body.error.code]).toEqual([409, 'Conflict']);
});

test.each([
  [200, { teamInstallStatus: 200 }],
  [201, { teamInstallStatus: 201 }],
])(
  'row 73: a first installation in a team is %i without a body, and a second one is refused',
  async (status, switches) => {
    await emulator.control('PUT', '/switches', switches);
    const path = `/teams/${teamWithout()}/installedApps`;
    const body = await bind();
    const first = await admin.post(path, body);
    expect([first.status, first.body]).toEqual([status, {}]);
    expect((await admin.post(path, body)).status).toBe(409);
    const [installation] = (await admin.get(path)).body.value;
    expect((await admin.remove(`${path}/${installation?.id ?? ''}`)).status).toBe(204);
    expect((await admin.remove(`${path}/${installation?.id ?? ''}`)).status).toBe(404);
    expect((await admin.get(path)).body.value).toEqual([]);
  },
);

test('row 73: an installation is found by the manifest’s id, and $expand returns its app', async () => {
  const path = `/teams/${emulator.info.teams[0]?.id ?? ''}/installedApps`;
  const plain = await admin.get(path);
  expect(Object.keys(plain.body.value[0] ?? {})).toEqual(['id']);
  const filter = (id: string) => `$filter=teamsApp/externalId eq '${id}'`;
  const expand = '$expand=teamsApp,teamsAppDefinition';
  const { body } = await admin.get(`${path}?${expand}&${filter(emulator.info.productClientId)}`);
  expect(body.value[0]).toMatchObject({
    id: plain.body.value[0]?.id,
    teamsApp: { id: await catalogueId(), externalId: emulator.info.productClientId },
    teamsAppDefinition: { teamsAppId: await catalogueId() },
  });
  expect((await admin.get(`${path}?${filter('en annan')}`)).body.value).toEqual([]);
  const one = await admin.get(`${path}/${body.value[0]?.id ?? ''}?$expand=teamsApp`);
  expect(one.body['teamsApp']).toMatchObject({ id: await catalogueId() });
  const upgrade = await admin.send('POST', `${path}/${body.value[0]?.id ?? ''}/upgrade`);
  expect(upgrade.status).toBe(204);
});

test('row 73: an app that is not in the catalogue cannot be installed', async () => {
  const path = `/teams/${teamWithout()}/installedApps`;
  const base = 'https://graph.microsoft.com/v1.0/appCatalogs/teamsApps';
  const unknown = await admin.post(path, {
    'teamsApp@odata.bind': `${base}/00000000-0000-0000-0000-000000000000`,
  });
  expect([unknown.status, unknown.body.error.code]).toEqual([404, 'NotFound']);
  expect((await admin.post(path, {})).status).toBe(400);
  expect((await admin.get('/teams/finns-inte/installedApps')).status).toBe(404);
});

test('row 73: with a Self permission an app can install only itself, and a person only for themselves', async () => {
  const self = await person(
    0,
    'TeamsAppInstallation.ReadWriteSelfForTeam',
    'TeamsAppInstallation.ReadWriteSelfForUser',
  );
  expect((await self.get(`/teams/${emulator.info.teams[0]?.id ?? ''}/installedApps`)).status).toBe(
    200,
  );
  const [me, other] = emulator.info.users;
  expect((await self.get(`/users/${me?.id ?? ''}/teamwork/installedApps`)).status).toBe(200);
  expect((await self.get(`/users/${other?.id ?? ''}/teamwork/installedApps`)).status).toBe(403);
  const scope = 'https://graph.microsoft.com/TeamsAppInstallation.ReadWriteSelfForTeam';
  const reader = emulator.info.clients.find(({ siteRole }) => siteRole === 'read')?.clientId ?? '';
  const foreign = emulator.bearer(
    await emulator.token({ clientId: reader, userId: me?.id ?? '', scope }),
  );
  const refused = await foreign.get(`/teams/${emulator.info.teams[0]?.id ?? ''}/installedApps`);
  expect([refused.status, refused.body.error.code]).toEqual([403, 'Forbidden']);
  expect(refused.body.error.message).toContain('API requires one of');
});

test('row 73: the bot can write in the chat that an installation returns', async () => {
  const { id = '' } = emulator.info.users[0] ?? {};
  const path = `/users/${id}/teamwork/installedApps`;
  const [installation] = (await admin.get(path)).body.value;
  const chat = await admin.get(`${path}/${installation?.id ?? ''}/chat`);
  expect(chat.body).toMatchObject({ chatType: 'oneOnOne', tenantId: emulator.info.tenantId });
  const sent = await fetch(
    `${emulator.http}/connector/v3/conversations/${encodeURIComponent(chat.body.id)}/activities`,
    {
      method: 'POST',
      headers: { authorization: `Bearer ${await botToken()}`, 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message', text: 'Hej från chatten' }),
    },
  );
  expect(sent.status).toBe(201);
});

async function botToken(): Promise<string> {
  const { productClientId, tenantId, clients } = emulator.info;
  const client = clients.find(({ clientId }) => clientId === productClientId);
  const answer = await fetch(`${emulator.http}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: productClientId,
      client_secret: client?.clientSecret ?? '',
      scope: 'https://api.botframework.com/.default',
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
