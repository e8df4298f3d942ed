import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../start/free-ports.mjs';
import { startProgram } from '../../start/program.mjs';
import { startEmulator, type Caller, type Emulator } from '../support/emulator';

const folder = mkdtempSync(join(tmpdir(), 'own-tenant-'));
let files = 0;

/** Writes a tenant file. @returns its path */
function fileOf(content: unknown): string {
  files += 1;
  const path = join(folder, `tenant-${files}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const contoso = {
  siteHostname: 'contoso.sharepoint.com',
  sitePath: 'sites/orders',
  users: [
    { userPrincipalName: 'ada@contoso.example', displayName: 'Ada', siteRole: 'owner' },
    { userPrincipalName: 'bo@contoso.example', managerId: 'Ada@contoso.example', siteRole: 'read' },
  ],
  teams: [{ displayName: 'Warehouse', memberIds: ['bo@contoso.example'] }],
  clients: [
    { clientId: '11111111-2222-4333-8444-555555555555', clientSecret: 'hush', siteRole: 'owner' },
    { clientId: '66666666-2222-4333-8444-555555555555', clientSecret: 'quiet', siteRole: 'read' },
  ],
};

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('with a file that names a site, two people, a team and two apps', () => {
  let emulator: Emulator;
  let owner: Caller;

  beforeAll(async () => {
    emulator = await startEmulator({ seed: fileOf(contoso) });
    owner = emulator.app('owner');
  });
  afterAll(() => emulator.stop());

  const personAs = async (name: string) => {
    const userId = emulator.info.users.find((one) => one.userPrincipalName === name)?.id ?? '';
    const { clientId } = contoso.clients[0]!;
    const scope = 'https://graph.microsoft.com/Sites.Selected';
    return emulator.bearer(await emulator.token({ clientId, userId, scope }));
  };

  test('the site, the people and the apps are those of the file, and there are no others', async () => {
    const { body } = await owner.get('/sites/contoso.sharepoint.com:/sites/orders');
    expect(body.displayName).toBe('orders');
    expect(emulator.info.users.map((one) => one.displayName)).toEqual([
      'Ada',
      'bo@contoso.example',
    ]);
    expect(emulator.info.clients.map((one) => one.clientId)).toEqual(
      contoso.clients.map((one) => one.clientId),
    );
    expect(emulator.info.teams).toHaveLength(1);
  });

  test('apps and people have the rights that the file gives them', async () => {
    const lists = `${emulator.site}/lists`;
    const made = await owner.post(lists, { displayName: 'Orders' });
    expect(made.status).toBe(201);
    const items = `${lists}/${made.body.id}/items`;
    expect((await owner.post(items, { fields: { Title: 'one' } })).status).toBe(201);
    const reader = emulator.app('read');
    expect((await reader.get(items)).body.value).toHaveLength(1);
    expect((await reader.post(items, { fields: {} })).status).toBe(403);
    const [ada, bo] = [await personAs('ada@contoso.example'), await personAs('bo@contoso.example')];
    expect((await ada.post(items, { fields: {} })).status).toBe(201);
    expect((await bo.post(items, { fields: {} })).status).toBe(403);
  });

  test('an app signs in with its secret in the file, and not with another', async () => {
    const signIn = (secret: string) =>
      fetch(`${emulator.http}/${emulator.info.tenantId}/oauth2/v2.0/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: contoso.clients[0]!.clientId,
          client_secret: secret,
          scope: 'https://graph.microsoft.com/.default',
        }),
      });
    expect((await signIn('hush')).status).toBe(200);
    expect((await signIn('loud')).status).toBe(401);
  });

  test('another start with the same file has the same ids, which are made from names', async () => {
    const again = await startEmulator({ seed: fileOf(contoso) });
    expect(again.info).toEqual(emulator.info);
    await again.stop();
  });
});

/** Starts the emulator with settings that it refuses. @returns what it prints */
async function refusal(seed: string, state = mkdtempSync(join(folder, 'state-'))): Promise<string> {
  const [http = 0, https = 0] = await freePorts(2);
  const program = startProgram([join(__dirname, '..', '..', 'dist', 'main.js')], {
    EMULATOR_PORT: String(http),
    EMULATOR_HTTPS_PORT: String(https),
    EMULATOR_STATE: state,
    EMULATOR_SEED: seed,
  });
  expect(await program.ended).toBe(1);
  return program.output();
}

const [client] = contoso.clients;
const site = { siteHostname: 'a.sharepoint.com', sitePath: 'sites/b' };

test.each([
  ['{', /cannot be read as JSON/],
  [{ ...site }, /clients: /],
  [{ ...site, clients: [client], user: [] }, /user: /],
  [{ ...site, clients: [{ ...client, clientId: 'x' }] }, /clients\.0\.clientId: /],
  [{ ...site, clients: [client], users: [{ displayName: 'x' }] }, /users\.0\.userPrincipalName: /],
  [
    { ...site, clients: [client], teams: [{ displayName: 'x', memberIds: ['a@b.example'] }] },
    /a@b\.example names nobody/,
  ],
])(
  'a file that is no tenant is refused with a message that names the place: %j',
  async (content, message) => {
    const path = fileOf(content);
    const text = await refusal(path);
    expect(text).toContain(path);
    expect(text).toMatch(message);
    expect(text).not.toMatch(/^\s+at /m);
  },
);

test('a missing file and a state of another tenant are refused', async () => {
  expect(await refusal(join(folder, 'none.json'))).toContain('none.json');
  const emulator = await startEmulator();
  await emulator.kill('SIGTERM');
  expect(await refusal(fileOf(contoso), emulator.state)).toContain('belongs to the tenant');
  await emulator.restart('SIGTERM');
  await emulator.stop();
});
