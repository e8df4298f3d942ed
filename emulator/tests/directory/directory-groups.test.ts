import { teamsAdministration } from '../support/clients';
import { startEmulator, type Caller, type Emulator } from '../support/emulator';

let emulator: Emulator;
let admin: Caller;

beforeAll(async () => {
  emulator = await startEmulator();
  admin = emulator.bearer(await emulator.token({ clientId: teamsAdministration }));
}, 180_000);
afterAll(() => emulator.stop());

const idOf = (name: string) =>
  emulator.info.users.find(({ displayName }) => displayName === name)?.id ?? '';

/** Calls Graph for a person through the product's app, with these scopes. */
async function person(name: string, ...scopes: readonly string[]): Promise<Caller> {
  const clientId = emulator.info.productClientId;
  const scope = scopes.map((one) => `https://graph.microsoft.com/${one}`).join(' ');
  return emulator.bearer(await emulator.token({ clientId, userId: idOf(name), scope }));
}

const eventual = { consistencylevel: 'eventual' };
const names = (found: { readonly value: readonly { readonly displayName: string }[] }) =>
  found.value.map(({ displayName }) => displayName);

/** Finds the id of a group of the tenant file by its name. */
async function groupId(name: string): Promise<string> {
  const { body } = await admin.get(`/users/${idOf('Anna Bergqvist')}/transitiveMemberOf`);
  return body.value.find(({ displayName }) => displayName === name)?.id ?? '';
}

describe('Managers', () => {
  test('a manager is a directory object, and a person without one gives 404', async () => {
    const { body } = await admin.get(`/users/${idOf('Anna Bergqvist')}/manager`);
    expect(body).toMatchObject({
      '@odata.type': '#microsoft.graph.user',
      id: idOf('Maria Ekström'),
      jobTitle: 'Kommundirektör',
    });
    const top = await admin.get(`/users/${idOf('Maria Ekström')}/manager`);
    expect([top.status, top.body.error.code]).toEqual([404, 'Request_ResourceNotFound']);
    const anna = await person('Anna Bergqvist', 'User.Read.All');
    expect((await anna.get('/me/manager?$select=id,displayName')).body.id).toBe(
      idOf('Maria Ekström'),
    );
    const maria = await person('Maria Ekström', 'User.Read.All');
    expect((await maria.get('/me/manager')).status).toBe(404);
  });

  test('User.ReadBasic.All does not allow reading managers', async () => {
    const app = emulator.bearer(await emulator.token({ clientId: emulator.info.productClientId }));
    const { status, body } = await app.get(`/users/${idOf('Anna Bergqvist')}/manager`);
    expect([status, body.error.code]).toEqual([403, 'Authorization_RequestDenied']);
    expect((await app.get('/users/finns@inte.example')).status).toBe(404);
  });
});

describe('Groups', () => {
  test('memberOf has the groups that a person is directly in, transitiveMemberOf also groups of these groups', async () => {
    const path = `/users/${idOf('Anna Bergqvist')}`;
    const direct = await admin.all(`${path}/memberOf`);
    const all = await admin.all(`${path}/transitiveMemberOf`);
    expect(direct.map(({ displayName }) => displayName)).toContain('Förvaltningschefer');
    expect(direct.map(({ displayName }) => displayName)).not.toContain('Chefer');
    expect(all.map(({ displayName }) => displayName)).toEqual(
      expect.arrayContaining(['Förvaltningschefer', 'Chefer']),
    );
    expect(all.every((one) => one['@odata.type'] === '#microsoft.graph.group')).toBe(true);
  });

  test('with User.Read a person sees that they are in groups, but not in which', async () => {
    const anna = await person('Anna Bergqvist', 'User.Read');
    const { body } = await anna.get('/me/memberOf');
    expect(body.value.length).toBeGreaterThan(0);
    expect(names(body).every((name) => (name as string | null) === null)).toBe(true);
    const other = await anna.get(`/users/${idOf('Maria Ekström')}/memberOf`);
    expect(other.status).toBe(403);
    const seeing = await person('Anna Bergqvist', 'GroupMember.Read.All');
    expect(names((await seeing.get('/me/memberOf')).body)).toContain('Förvaltningschefer');
  });

  test('members of a group are people and groups, and transitiveMembers also has the members of those groups', async () => {
    const group = `/groups/${await groupId('Chefer')}`;
    const direct = await admin.all(`${group}/members`);
    const kinds = new Set(direct.map((one) => one['@odata.type']));
    expect(kinds).toEqual(new Set(['#microsoft.graph.user', '#microsoft.graph.group']));
    const all = await admin.all(`${group}/transitiveMembers`);
    const ids = all.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(idOf('Anna Bergqvist'));
    expect(direct.map(({ id }) => id)).not.toContain(idOf('Anna Bergqvist'));
    const owners = await admin.get(`${group}/owners`);
    expect(names(owners.body)).toEqual(['Erik Sandberg', 'Marie Norberg']);
  });

  test('row 72: a cast to users needs ConsistencyLevel, as graph.user and as microsoft.graph.user', async () => {
    const group = `/groups/${await groupId('Chefer')}`;
    const refused = await admin.get(`${group}/transitiveMembers/graph.user`);
    expect([refused.status, refused.body.error.code]).toEqual([400, 'Request_UnsupportedQuery']);
    const people = await admin.get(`${group}/members/graph.user?$count=true`, eventual);
    expect(people.body['@odata.count']).toBe(people.body.value.length);
    const whole = await admin.get(`${group}/members/microsoft.graph.user?$count=true`, eventual);
    expect(whole.body.value).toEqual(people.body.value);
    expect(names(people.body)).not.toContain('Förvaltningschefer');
  });

  test('the empty properties of a group are null', async () => {
    const security = await admin.get(`/groups/${await groupId('Chefer')}`);
    expect(security.body).toMatchObject({ securityEnabled: true, mail: null, groupTypes: [] });
    const team = await admin.get(`/groups/${emulator.info.teams[0]?.id ?? ''}`);
    expect(team.body).toMatchObject({
      groupTypes: ['Unified'],
      resourceProvisioningOptions: ['Team'],
    });
    const missing = await admin.get('/groups/finns-inte');
    expect([missing.status, missing.body.error.code]).toEqual([404, 'Request_ResourceNotFound']);
    expect(
      (await emulator.app('write').get(`/groups/${emulator.info.teams[0]?.id ?? ''}`)).status,
    ).toBe(403);
  });

  test('joinedTeams has the teams that the person is in', async () => {
    const karin = await person('Karin Lindgren', 'Team.ReadBasic.All');
    const mine = await karin.get('/me/joinedTeams');
    expect(mine.body.value.length).toBeGreaterThan(0);
    const same = await admin.get(`/users/${idOf('Karin Lindgren')}/joinedTeams`);
    expect(names(same.body)).toEqual(names(mine.body));
    expect((await admin.get(`/users/${idOf('Nils Persson')}/joinedTeams`)).body.value).toEqual([]);
  });
});

describe('Search and order', () => {
  test('row 72: $search needs ConsistencyLevel and finds words of a name by their beginning', async () => {
    const refused = await admin.get('/users?$search="displayName:berg"');
    expect([refused.status, refused.body.error.code]).toEqual([400, 'Request_UnsupportedQuery']);
    expect(refused.body.error.message).toContain("'ConsistencyLevel: eventual'");
    const search = async (text: string) =>
      names((await admin.get(`/users?$search=${encodeURIComponent(text)}`, eventual)).body);
    expect(await search('"displayName:bergq"')).toEqual(['Anna Bergqvist']);
    expect(await search('"displayName:anna" OR "mail:karin"')).toEqual(
      expect.arrayContaining(['Anna Bergqvist', 'Karin Lindgren']),
    );
    expect(await search('"displayName:anna" AND "mail:karin"')).toEqual([]);
    expect((await admin.get('/users?$search=anna', eventual)).status).toBe(400);
    expect((await admin.get('/users?$search="aboutMe:x"', eventual)).status).toBe(400);
  });

  test('row 72: endsWith, and $orderby together with $filter, need ConsistencyLevel and $count', async () => {
    const ends = "$filter=endsWith(mail,'bergqvist@granforsa.example')";
    const refused = await admin.get(`/users?${ends}`);
    expect([refused.status, refused.body.error.code]).toEqual([400, 'Request_UnsupportedQuery']);
    expect((await admin.get(`/users?${ends}`, eventual)).status).toBe(400);
    expect(names((await admin.get(`/users?${ends}&$count=true`, eventual)).body)).toEqual([
      'Anna Bergqvist',
    ]);
    const ordered = names((await admin.get('/users?$orderby=displayName desc&$top=999')).body);
    expect(ordered).toEqual([...ordered].sort((a, b) => b.localeCompare(a, 'sv')));
    const filter = "$filter=startsWith(displayName,'A')&$orderby=displayName";
    expect((await admin.get(`/users?${filter}`)).status).toBe(400);
    const found = await admin.get(`/users?${filter}&$count=true`, eventual);
    expect(names(found.body)).toEqual(
      [...names(found.body)].sort((a, b) => a.localeCompare(b, 'sv')),
    );
    expect((await admin.get('/users?$orderby=jobTitle')).status).toBe(400);
  });

  test('a query option that a call does not support is 501 and named', async () => {
    const { status, body } = await admin.get(
      `/users/${idOf('Karin Lindgren')}/memberOf?$filter=id eq 'x'`,
    );
    expect([status, body.error.code]).toEqual([501, 'notSupported']);
    expect(body.error.message).toContain('$filter');
    const expand = await admin.get(`/users/${idOf('Karin Lindgren')}?$expand=manager`);
    expect(expand.status).toBe(501);
  });
});
