import { startEmulator, type Caller, type Emulator, type TestList } from '../support/emulator';

let emulator: Emulator;
let app: Caller;
let goals: TestList;

beforeAll(async () => {
  emulator = await startEmulator();
  await emulator.control('PUT', '/meter', { limits: 'off' });
  app = emulator.app('write');
  goals = await emulator.newList('Mål', [
    { name: 'Nyckel', text: {}, indexed: true, enforceUniqueValues: true },
    { name: 'Kort', text: { maxLength: 5 } },
    { name: 'Status', choice: { choices: ['Pågår', 'Klar'] }, required: true },
    { name: 'Antal', number: { minimum: 0, maximum: 10 } },
    { name: 'Aktiv', boolean: {} },
    { name: 'Slut', dateTime: {} },
    { name: 'Ansvarig', personOrGroup: {} },
    { name: 'Flera', choice: { choices: ['a', 'b'], displayAs: 'checkBoxes' } },
    { name: 'Folk', personOrGroup: { allowMultipleSelection: true } },
    { displayName: 'Mål nr', text: {}, indexed: true },
  ]);
});
afterEach(() => emulator.control('DELETE', '/switches'));
afterAll(() => emulator.stop());

const create = async (fields: object) => (await app.post(goals.items, { fields })).body;
const read = async (id: string) => (await app.get(`${goals.items}/${id}?$expand=fields`)).body;
const count = async () => (await app.all(goals.items)).length;

test('row 8: ids are decimal text, rise by one and are never reused', async () => {
  const list = await emulator.newList('Nummer');
  const ids: string[] = [];
  for (let n = 0; n < 3; n += 1) ids.push((await app.post(list.items, { fields: {} })).body.id);
  await app.remove(`${list.items}/3`);
  const last = await app.post(list.items, { fields: {} });
  expect([...ids, last.body.id, last.body.fields['id']]).toEqual(['1', '2', '3', '4', '4']);
});

test('row 9: the eTag is the same in its three places; a change raises its number and keeps its GUID', async () => {
  const made = await create({ Title: 'a' });
  expect(made.eTag).toMatch(/^"[0-9a-f-]{36},1"$/);
  expect(made['@odata.etag']).toBe(made.eTag);
  expect(made.fields['@odata.etag']).toBe(made.eTag);
  const changed = await app.patch(`${goals.items}/${made.id}/fields`, { Title: 'b' });
  expect(changed.body['@odata.etag']).toBe(made.eTag.replace(',1"', ',2"'));
});

test('row 10: an old eTag in If-Match is 412 and changes nothing', async () => {
  const made = await create({ Title: 'först' });
  const at = `${goals.items}/${made.id}`;
  await app.patch(`${at}/fields`, { Title: 'sedan' }, { 'if-match': made.eTag });
  const stale = { 'if-match': made.eTag };
  const refused = [
    await app.patch(`${at}/fields`, { Title: 'fel' }, stale),
    await app.patch(at, { fields: { Title: 'fel' } }, stale),
    await app.remove(at, stale),
  ];
  expect(refused.map(({ status }) => status)).toEqual([412, 412, 412]);
  expect(refused.map(({ body }) => body.error.code)).toEqual(Array(3).fill('resourceModified'));
  expect((await read(made.id)).fields).toHaveProperty('Title', 'sedan');
});

test('row 10: by switch the 412 has another code', async () => {
  await emulator.control('PUT', '/switches', { preconditionCode: 'notAllowed' });
  const { id } = await create({ Title: 'x' });
  const refused = await app.patch(`${goals.items}/${id}/fields`, {}, { 'if-match': '"x,1"' });
  expect([refused.status, refused.body.error.code]).toEqual([412, 'notAllowed']);
});

test('row 15: a POST returns the whole row, a PATCH of fields only the fields, a DELETE no body', async () => {
  const made = await app.post(goals.items, { fields: { Title: 'hel' } });
  expect(made.status).toBe(201);
  for (const key of ['createdBy', 'webUrl', 'contentType', 'fields']) {
    expect(made.body).toHaveProperty(key);
  }
  const at = `${goals.items}/${made.body.id}`;
  const changed = await app.patch(`${at}/fields`, { Title: 'ny' });
  expect(changed.status).toBe(200);
  expect(changed.body).toHaveProperty('Title', 'ny');
  for (const key of ['createdBy', 'webUrl', 'contentType', 'fields']) {
    expect(changed.body).not.toHaveProperty(key);
  }
  const removed = await app.remove(at);
  expect([removed.status, removed.body]).toEqual([204, {}]);
  expect((await app.get(at)).body.error.code).toBe('itemNotFound');
});

test('row 15: by switch the answer to a PATCH of fields has no eTag', async () => {
  const { id } = await create({ Title: 'a' });
  await emulator.control('PUT', '/switches', { patchEtag: 'absent' });
  const { body } = await app.patch(`${goals.items}/${id}/fields`, { Title: 'b' });
  expect(body).not.toHaveProperty(['@odata.etag']);
});

test('row 46: by switch createdBy of an app’s own write has no user', async () => {
  const { id } = await create({ Title: 'a' });
  expect((await read(id))['createdBy']).toHaveProperty('user.displayName', 'SharePoint App');
  await emulator.control('PUT', '/switches', { appOnlyUser: 'absent' });
  expect((await read(id))['createdBy']).not.toHaveProperty('user');
});

test('row 16: a PATCH changes only the columns in it, and null empties a cell', async () => {
  const { id } = await create({ Title: 'a', Kort: 'b', Antal: 3, Aktiv: false });
  await app.patch(`${goals.items}/${id}/fields`, { Antal: null });
  const { fields } = await read(id);
  expect(fields).toMatchObject({ Title: 'a', Kort: 'b', Aktiv: false });
  expect(fields).not.toHaveProperty('Antal');
});

test.each([['Finns inte'], ['title'], ['Mål nr'], ['Ansvarig']])(
  'row 17: the key %s is not recognized and nothing is written',
  async (key) => {
    const before = await count();
    const made = await app.post(goals.items, { fields: { Title: 'god', [key]: 'x' } });
    expect([made.status, made.body.error.code]).toEqual([400, 'invalidRequest']);
    expect(made.body.error.message).toBe(`Field '${key}' is not recognized`);
    expect(await count()).toBe(before);
  },
);

test('rows 18, 19: an error has the request-id in its body, and the client-request-id is returned', async () => {
  const own = { 'client-request-id': 'prov-1' };
  const [first, second] = [
    await app.get(`${goals.items}/999999`, own),
    await app.get(`${goals.items}/999999`, own),
  ];
  expect(first.headers.get('client-request-id')).toBe('prov-1');
  const requestId = first.headers.get('request-id');
  expect(first.body.error.innerError).toMatchObject({
    'request-id': requestId,
    'client-request-id': 'prov-1',
    date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/) as string,
  });
  expect(second.headers.get('request-id')).not.toBe(requestId);
});

test('row 20: Graph answers 401 without a valid token, 403 without the right, and 404 for what does not exist', async () => {
  const calls = await Promise.all([
    emulator.bearer(undefined).get(goals.items),
    emulator.bearer('skräp').get(goals.items),
    emulator.app('none').get(goals.items),
    app.get(`${emulator.site}/lists/finns-inte/items`),
    app.get(`/sites/${emulator.info.siteHostname},a,b/lists`),
  ]);
  expect(calls.map(({ status, body }) => [status, body.error.code])).toEqual([
    [401, 'InvalidAuthenticationToken'],
    [401, 'InvalidAuthenticationToken'],
    [403, 'accessDenied'],
    [404, 'itemNotFound'],
    [404, 'itemNotFound'],
  ]);
});

test('rows 24, 25: a person column holds the id of a row of the site’s user list, is written as number or text and read as text', async () => {
  const people = `${emulator.site}/lists/User Information List/items`;
  const found = await app.get(`${people}?$expand=fields($select=Title,EMail)&$top=2`);
  const person = found.body.value[1];
  const { id } = await create({ AnsvarigLookupId: Number(person?.id) });
  expect((await read(id)).fields).toMatchObject({ AnsvarigLookupId: person?.id });
  expect((await read(id)).fields).not.toHaveProperty('Ansvarig');
  const named = await app.get(`${goals.items}/${id}?$expand=fields($select=Ansvarig)`);
  expect(named.body.fields['Ansvarig']).toBe(person?.fields['Title']);
  for (const wrong of [emulator.info.users[0]?.id, 'a@granforsa.example', 99_999, -1, 1.5]) {
    const refused = await app.patch(`${goals.items}/${id}/fields`, { AnsvarigLookupId: wrong });
    expect([refused.status, refused.body.error.code]).toEqual([400, 'invalidRequest']);
  }
});

test('row 26: an array needs its @odata.type', async () => {
  const good = await create({
    'Flera@odata.type': 'Collection(Edm.String)',
    Flera: ['a', 'b'],
    'FolkLookupId@odata.type': 'Collection(Edm.Int32)',
    FolkLookupId: [1, 2],
  });
  const { fields } = await read(good.id);
  expect(fields['Flera']).toEqual(['a', 'b']);
  expect(fields['Folk']).toEqual([
    expect.objectContaining({ LookupId: 1 }),
    expect.objectContaining({ LookupId: 2, Email: expect.any(String) as string }),
  ]);
  const bare = await app.post(goals.items, { fields: { Flera: ['a'] } });
  expect([bare.status, bare.body.error.code]).toEqual([400, 'invalidRequest']);
  await emulator.control('PUT', '/switches', { untypedArray: 'generalException' });
  const broken = await app.post(goals.items, { fields: { Flera: ['a'] } });
  expect([broken.status, broken.body.error.code]).toEqual([500, 'generalException']);
});

test('row 38: a second equal value in a unique column is refused, on POST and PATCH and without regard to case', async () => {
  await create({ Nyckel: 'K1' });
  const other = await create({ Nyckel: 'K2' });
  const twice = await app.post(goals.items, { fields: { Nyckel: 'k1' } });
  expect([twice.status, twice.body.error.code]).toEqual([409, 'nameAlreadyExists']);
  expect(twice.body.error.message).toContain(
    'duplicate values were found in the following field(s) in the list: [Nyckel]',
  );
  const moved = await app.patch(`${goals.items}/${other.id}/fields`, { Nyckel: 'K1' });
  expect(moved.status).toBe(409);
  expect((await read(other.id)).fields).toHaveProperty('Nyckel', 'K2');
  await create({});
  expect((await app.post(goals.items, { fields: {} })).status).toBe(201);
});

test('row 38: by switch the refusal has another status, or there is none', async () => {
  await create({ Nyckel: 'S1' });
  await emulator.control('PUT', '/switches', { uniqueStatus: 500 });
  expect((await app.post(goals.items, { fields: { Nyckel: 'S1' } })).status).toBe(500);
  await emulator.control('PUT', '/switches', { uniqueColumns: 'ignored' });
  expect((await app.post(goals.items, { fields: { Nyckel: 'S1' } })).status).toBe(201);
});

test('row 38: when many clients write one value at once, one succeeds', async () => {
  const tries = await Promise.all(
    Array.from({ length: 10 }, () => app.post(goals.items, { fields: { Nyckel: 'tävling' } })),
  );
  expect(tries.filter(({ status }) => status === 201)).toHaveLength(1);
});

test('row 39: violations of required, limits and choices are accepted, or by switch refused', async () => {
  const broken = { Antal: 99, Status: 'Okänd' };
  expect((await app.post(goals.items, { fields: broken })).status).toBe(201);
  await emulator.control('PUT', '/switches', { columnRules: 'enforced' });
  for (const fields of [{ Antal: 99, Status: 'Klar' }, { Status: 'Okänd' }, { Antal: 1 }]) {
    expect((await app.post(goals.items, { fields })).status).toBe(400);
  }
  expect((await app.post(goals.items, { fields: { Antal: 9, Status: 'Klar' } })).status).toBe(201);
});

test('row 40: text above maxLength is refused', async () => {
  expect((await app.post(goals.items, { fields: { Kort: '123456' } })).status).toBe(400);
  expect((await app.post(goals.items, { fields: { Title: 'x'.repeat(256) } })).status).toBe(400);
  expect((await app.post(goals.items, { fields: { Title: 'x'.repeat(255) } })).status).toBe(201);
});

test.each(['id', 'ID', 'Created', 'Modified', 'AuthorLookupId', '_UIVersionString'])(
  'row 41: the system column %s cannot be written',
  async (key) => {
    const { id } = await create({ Title: 'x' });
    const refused = await app.patch(`${goals.items}/${id}/fields`, { [key]: '1' });
    expect([refused.status, refused.body.error.code]).toEqual([400, 'invalidRequest']);
  },
);

test('row 42: fields and filters name a column by its encoded internal name', async () => {
  const { id } = await create({ M_x00e5_l_x0020_nr: '7' });
  expect((await read(id)).fields).toHaveProperty('M_x00e5_l_x0020_nr', '7');
  const found = await app.get(`${goals.items}?$filter=fields/M_x00e5_l_x0020_nr eq '7'`);
  expect(found.body.value.map((one) => one.id)).toEqual([id]);
});

test('row 44: each change adds a version; versions come newest first, and restoring one adds another', async () => {
  const { id } = await create({ Title: 'v1', Kort: 'kvar' });
  const at = `${goals.items}/${id}`;
  await app.patch(`${at}/fields`, { Title: 'v2', Kort: null });
  await app.patch(`${at}/fields`, { Title: 'v2' });
  const { body } = await app.get(`${at}/versions?$expand=fields`);
  expect(body.value.map((one) => one.id)).toEqual(['3.0', '2.0', '1.0']);
  expect(body.value.map((one) => one.fields['Title'])).toEqual(['v2', 'v2', 'v1']);
  const restored = await app.send('POST', `${at}/versions/1.0/restoreVersion`);
  expect(restored.status).toBe(204);
  expect((await read(id)).fields).toMatchObject({
    Title: 'v1',
    Kort: 'kvar',
    _UIVersionString: '4.0',
  });
});

test('row 46: createdBy names the app, and lastModifiedBy the person for whom an app writes', async () => {
  const made = await create({ Title: 'app' });
  expect(made['createdBy']).toMatchObject({
    application: { displayName: expect.any(String) as string },
  });
  expect(made['createdBy']).not.toHaveProperty('user.id');
  expect(made.fields['AuthorLookupId']).toMatch(/^\d+$/);
  const clientId = emulator.info.clients.find((one) => one.siteRole === 'write')?.clientId ?? '';
  const user = emulator.info.users[0];
  const scope = 'https://graph.microsoft.com/Sites.Selected';
  const token = await emulator.token({ clientId, userId: user?.id ?? '', scope });
  const at = `${goals.items}/${made.id}`;
  await emulator.bearer(token).patch(`${at}/fields`, { Title: 'person' });
  expect((await read(made.id))['lastModifiedBy']).toMatchObject({
    user: { id: user?.id, displayName: user?.displayName },
  });
});

test('row 47: by switch dates in the answer to a POST are the site’s local time, while the stored row is right', async () => {
  await emulator.control('PUT', '/switches', { postDates: 'local' });
  await emulator.control('POST', '/clock', { now: '2026-07-01T10:00:00Z' });
  const made = await create({ Title: 'tid' });
  expect(made['createdDateTime']).toMatch(/^2026-07-01T12:00:/);
  expect((await read(made.id))['createdDateTime']).toMatch(/^2026-07-01T10:00:/);
});

test.each([
  ['Antal', '3'],
  ['Aktiv', 'ja'],
  ['Slut', 'i morgon'],
  ['Title', 7],
  ['Title', { a: 1 }],
])('row 76: the column %s refuses %j', async (key, value) => {
  expect((await app.post(goals.items, { fields: { [key]: value } })).status).toBe(400);
});
