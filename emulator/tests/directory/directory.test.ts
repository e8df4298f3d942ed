import { startEmulator, type Caller, type Emulator } from '../support/emulator';

let emulator: Emulator;
let app: Caller;

beforeAll(async () => {
  emulator = await startEmulator();
  // This is the product's app, which has User.ReadBasic.All.
  const clientId = emulator.info.productClientId;
  app = emulator.bearer(await emulator.token({ clientId }));
});
afterAll(() => emulator.stop());

const someone = () => emulator.info.users[3]!;

test('a person is found by id, by user name, and by mail in a filter', async () => {
  const { id, userPrincipalName } = someone();
  const query = '?$select=id,displayName,mail,userPrincipalName';
  expect((await app.get(`/users/${id}${query}`)).body.id).toBe(id);
  const byName = await app.get(`/users/${encodeURIComponent(userPrincipalName)}${query}`);
  expect(byName.body.id).toBe(id);
  const mail = String(byName.body['mail']).toUpperCase().replaceAll("'", "''");
  const found = await app.get(`/users?$filter=mail eq '${encodeURIComponent(mail)}'`);
  expect(found.body.value.map((one) => one.id)).toEqual([id]);
  expect((await app.get(`/users?$filter=mail eq 'ingen@x.example'`)).body.value).toEqual([]);
});

test('an unknown person is 404 Request_ResourceNotFound', async () => {
  const { status, body } = await app.get('/users/ingen@x.example');
  expect([status, body.error.code]).toEqual([404, 'Request_ResourceNotFound']);
});

test('with User.ReadBasic.All the properties outside the basic profile are null, and filters on them are refused', async () => {
  const { body } = await app.get(`/users/${someone().id}`);
  expect(body).toMatchObject({
    displayName: someone().displayName,
    jobTitle: null,
    businessPhones: [],
  });
  const refused = await app.get('/users?$filter=accountEnabled eq true');
  expect([refused.status, refused.body.error.code]).toEqual([403, 'Authorization_RequestDenied']);
  expect((await emulator.app('read').get('/users')).status).toBe(403);
});

test('/me exists for a person and not for an application', async () => {
  expect((await app.get('/me')).status).toBe(400);
  const scope = 'https://graph.microsoft.com/User.Read';
  const clientId = emulator.info.productClientId;
  const token = await emulator.token({ clientId, userId: someone().id, scope });
  const { body } = await emulator.bearer(token).get('/me');
  expect(body.id).toBe(someone().id);
  expect(body['jobTitle']).not.toBeNull();
});

test('row 72: $top sets the page size of the directory, and $count needs ConsistencyLevel', async () => {
  const all = await app.all('/users?$top=7');
  expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(7);
  expect((await app.get('/users?$count=true')).status).toBe(400);
  const counted = await app.get('/users?$count=true&$top=1', { consistencylevel: 'eventual' });
  expect(counted.body['@odata.count']).toBe(all.length);
});

test('people of other tenants are not in the directory', async () => {
  const all = await app.all('/users');
  expect(all.length).toBeLessThan(emulator.info.users.length);
});

test('row 70: an application’s channel message is 401, since applications may write them for imports only', async () => {
  const { status, body } = await app.post('/teams/x/channels/y/messages', {
    body: { content: 'x' },
  });
  expect([status, body.error.code]).toEqual([401, 'Unauthorized']);
  expect(body.error.message).toContain('import purposes');
});

test('row 71: members have @odata.type and roles, and a person’s empty properties are null', async () => {
  const scope = ['TeamMember.Read.All', 'GroupMember.Read.All', 'Channel.ReadBasic.All']
    .map((name) => `https://graph.microsoft.com/${name}`)
    .join(' ');
  const clientId = emulator.info.productClientId;
  const userId = emulator.info.users[0]?.id ?? '';
  const person = emulator.bearer(await emulator.token({ clientId, userId, scope }));
  const [team] = emulator.info.teams;
  const { body } = await person.get(`/teams/${team?.id ?? ''}/members`);
  expect(body.value[0]).toMatchObject({
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
  });
  expect(body.value.map((one) => one['roles'])).toEqual([
    ['owner'],
    ...body.value.slice(1).map(() => []),
  ]);
  const group = await person.get(`/groups/${team?.id ?? ''}/members?$top=2`);
  expect(group.body.value).toHaveLength(2);
  expect(group.body.value[0]).toMatchObject({
    '@odata.type': '#microsoft.graph.user',
    mobilePhone: null,
  });
  const channels = await person.get(`/teams/${team?.id ?? ''}/channels`);
  const general = await person.get(`/teams/${team?.id ?? ''}/primaryChannel`);
  expect(channels.body.value[0]?.id).toBe(general.body.id);
});

test('reading a team needs a permission for teams', async () => {
  const { status } = await app.get('/teams/x/channels');
  expect(status).toBe(403);
});
