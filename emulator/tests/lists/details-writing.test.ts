import { startEmulator, type Caller, type Emulator, type TestList } from '../support/emulator';

let emulator: Emulator;
let app: Caller;
let list: TestList;

beforeAll(async () => {
  emulator = await startEmulator();
  await emulator.control('PUT', '/meter', { limits: 'off' });
  app = emulator.app('write');
  list = await emulator.newList('Provlista', [
    { name: 'Antal', number: {} },
    { name: 'Dag', dateTime: {} },
    { name: 'Aktiv', boolean: {} },
    { name: 'Flera', choice: { choices: ['a', 'b'], displayAs: 'checkBoxes' } },
    { displayName: 'Åtgärd', text: {} },
    { name: 'Forval', text: {}, defaultValue: { value: 'ja' } },
  ]);
});
afterEach(() => emulator.control('DELETE', '/switches'));
afterAll(() => emulator.stop());

const post = (fields: object) => app.post(list.items, { fields });
const made = async (fields: object) => (await post(fields)).body;
const read = async (id: string) => (await app.get(`${list.items}/${id}?$expand=fields`)).body;
const code = (answer: Awaited<ReturnType<typeof post>>) => [
  answer.status,
  answer.status < 400 ? 'ok' : answer.body.error.code,
];

test('an If-Match without quotes is malformed, also for a row that does not exist; lists of tags and * are accepted', async () => {
  const row = await made({ Title: 'a' });
  const at = `${list.items}/${row.id}`;
  const bare = row.eTag.replaceAll('"', '');
  for (const call of [
    await app.patch(`${at}/fields`, { Title: 'b' }, { 'if-match': bare }),
    await app.remove(at, { 'if-match': bare }),
    await app.get(at, { 'if-none-match': bare }),
  ]) {
    expect(code(call)).toEqual([400, 'invalidRequest']);
    expect(call.body.error.innerError['code']).toBe('malformedEntityTag');
  }
  const other = '"00000000-0000-0000-0000-000000000000,1"';
  const several = { 'if-match': `${other}, ${row.eTag}` };
  expect((await app.patch(`${at}/fields`, { Title: 'b' }, several)).status).toBe(200);
  const old = await app.patch(`${at}/fields`, { Title: 'c' }, several);
  expect([old.status, old.body.error.innerError['code']]).toEqual([412, 'entityTagDoesNotMatch']);
  expect((await app.remove(at, { 'if-match': '*' })).status).toBe(204);
});

test('If-None-Match with the current eTag is 304 without a body', async () => {
  const row = await made({ Title: 'a' });
  const at = `${list.items}/${row.id}`;
  const known = await app.get(at, { 'if-none-match': row.eTag });
  expect([known.status, known.body]).toEqual([304, {}]);
  await app.patch(`${at}/fields`, { Title: 'b' });
  expect((await app.get(at, { 'if-none-match': row.eTag })).status).toBe(200);
});

test('row 16: null is accepted in the POST of a row, or by switch refused; a PATCH always accepts it', async () => {
  const row = await made({ Antal: null, Title: 'a' });
  expect(row.fields).not.toHaveProperty('Antal');
  await emulator.control('PUT', '/switches', { nullInPost: 'refused' });
  expect(code(await post({ Antal: null }))).toEqual([400, 'invalidRequest']);
  const emptied = await app.patch(`${list.items}/${row.id}/fields`, { Title: null });
  expect(emptied.status).toBe(200);
});

test('row 42: a key that begins with _ is accepted, or by switch refused', async () => {
  const fields = { _x00c5_tg_x00e4_rd: 'möte' };
  expect((await made(fields)).fields).toMatchObject(fields);
  await emulator.control('PUT', '/switches', { underscoreKeys: 'refused' });
  expect(code(await post(fields))).toEqual([400, 'invalidRequest']);
});

test('row 76: a value of the wrong type is 400, or by switch 500 generalException', async () => {
  expect(code(await post({ Antal: 'fem' }))).toEqual([400, 'invalidRequest']);
  await emulator.control('PUT', '/switches', { wrongValue: 'generalException' });
  expect(code(await post({ Antal: 'fem' }))).toEqual([500, 'generalException']);
  expect(code(await post({ Finns: 'ej' }))).toEqual([400, 'invalidRequest']);
});

test('row 28: the Z of a date is read; by switch the POST of a row takes the date as the site’s local time', async () => {
  const Dag = '2026-07-01T12:00:00Z';
  expect((await made({ Dag })).fields['Dag']).toBe(Dag);
  await emulator.control('PUT', '/switches', { createdZone: 'ignored' });
  const row = await made({ Dag });
  expect(row.fields['Dag']).toBe('2026-07-01T10:00:00Z');
  const changed = await app.patch(`${list.items}/${row.id}/fields`, { Dag });
  expect(changed.body['Dag']).toBe(Dag);
});

test.each([
  ['2026-11-16', '2026-11-16T00:00:00Z'],
  ['2026-11-16T10:00:00.987Z', '2026-11-16T10:00:00Z'],
  ['2026-11-16T10:00:00+01:00', '2026-11-16T09:00:00Z'],
  ['2026-11-16T10:00:00', '2026-11-16T10:00:00Z'],
  ['2028-02-29', '2028-02-29T00:00:00Z'],
])('the date %s is stored as %s', async (Dag, kept) => {
  expect((await made({ Dag })).fields['Dag']).toBe(kept);
});

test.each(['2026-02-30', '2026-13-01', '16/11/2026', '2026-11-16T25:00:00Z', 20_261_116, true, ''])(
  '%j is refused as a date',
  async (Dag) => {
    expect(code(await post({ Dag }))).toEqual([400, 'invalidRequest']);
  },
);

test('an empty text and an empty collection leave the cell empty; a column’s default fills a missing value', async () => {
  const row = await made({
    Title: '',
    'Flera@odata.type': 'Collection(Edm.String)',
    Flera: [],
  });
  expect(row.fields).not.toHaveProperty('Title');
  expect(row.fields).not.toHaveProperty('Flera');
  expect(row.fields).toHaveProperty('Forval', 'ja');
  expect((await made({ Forval: 'nej' })).fields['Forval']).toBe('nej');
});

test.each([
  [{ 'Flera@odata.type': 'Collection(Edm.Int32)', Flera: ['a'] }],
  [{ 'Flera@odata.type': 'Collection(Edm.String)', Flera: 'a' }],
  [{ 'Flera@odata.type': 'Collection(Edm.String)', Flera: [1] }],
  [{ Antal: [1] }],
  [{ Title: ['a'] }],
  [{ Aktiv: 1 }],
  [{ Antal: '1' }],
])('row 76: the fields %j are refused', async (fields) => {
  expect((await post(fields)).status).toBe(400);
});

test('an emoji, a line break, a quote and decomposed letters come back as they were written', async () => {
  const Title = "a\u0308 ä 💜 \"citat\" 'o'' \n\t<b>&amp;</b>";
  expect((await read((await made({ Title })).id)).fields['Title']).toBe(Title);
});

test('a row has the content type of its list, and a POST with another is refused', async () => {
  const types = await app.get(`${list.path}/contentTypes`);
  expect(types.body.value.map(({ name }) => name)).toEqual(['Item', 'Folder']);
  const [item] = types.body.value;
  expect((await made({ Title: 'a' }))['contentType']).toEqual({ id: item?.id, name: 'Item' });
  const one = await app.get(`${list.path}/contentTypes/${item?.id ?? ''}`);
  expect(one.body.name).toBe('Item');
  expect((await app.get(`${list.path}/contentTypes/0x01`)).status).toBe(404);
  const own = { contentType: { id: item?.id }, fields: {} };
  expect((await app.post(list.items, own)).status).toBe(201);
  const foreign = { contentType: { id: '0x0101' }, fields: {} };
  expect((await app.post(list.items, foreign)).status).toBe(400);
});

test('row 44: dates of versions are right, or by switch off by the site’s time zone', async () => {
  await emulator.control('POST', '/clock', { now: '2026-07-01T10:00:00Z' });
  const row = await made({ Title: 'a' });
  const dates = async () =>
    (await app.get(`${list.items}/${row.id}/versions`)).body.value[0]?.['lastModifiedDateTime'];
  expect(await dates()).toMatch(/^2026-07-01T10:00/);
  await emulator.control('PUT', '/switches', { versionDates: 'local' });
  expect(await dates()).toMatch(/^2026-07-01T12:00/);
});

test('versions are read in pages and one by one, with the selected fields; a deleted row has none', async () => {
  const row = await made({ Title: 'v1', Antal: 1 });
  const at = `${list.items}/${row.id}`;
  for (const Title of ['v2', 'v3']) await app.patch(`${at}/fields`, { Title });
  const versions = await app.all(`${at}/versions?$top=2&$expand=fields($select=Title)`);
  expect(versions.map(({ id }) => id)).toEqual(['3.0', '2.0', '1.0']);
  expect(versions[2]?.fields).toMatchObject({ Title: 'v1' });
  expect(versions[2]?.fields).not.toHaveProperty('Antal');
  const one = await app.get(`${at}/versions/1.0`);
  expect(one.body).not.toHaveProperty('fields');
  expect((await app.get(`${at}/versions/1.0/fields?$select=Antal`)).body['Antal']).toBe(1);
  for (const wrong of ['9.0', '1', '1.1', 'x']) {
    expect((await app.get(`${at}/versions/${wrong}`)).status).toBe(404);
  }
  await app.remove(at);
  expect((await app.get(`${at}/versions`)).status).toBe(404);
  expect((await app.send('POST', `${at}/versions/1.0/restoreVersion`)).status).toBe(404);
});

test('row 44: restoring a version empties the cells that were empty in it', async () => {
  const row = await made({ Title: 'v1' });
  const at = `${list.items}/${row.id}`;
  await app.patch(`${at}/fields`, { Antal: 7 });
  await app.send('POST', `${at}/versions/1.0/restoreVersion`);
  const { fields } = await read(row.id);
  expect(fields).toMatchObject({ Title: 'v1', _UIVersionString: '3.0' });
  expect(fields).not.toHaveProperty('Antal');
});

test('row 52: the tombstone of a deleted row names its list and its site', async () => {
  const row = await made({ Title: 'bort' });
  const first = await app.get(`${list.items}/delta?token=latest`);
  await app.remove(`${list.items}/${row.id}`);
  await emulator.settle();
  const { body } = await app.get(first.body['@odata.deltaLink'] ?? '');
  expect(body.value.find(({ id }) => id === row.id)).toEqual({
    id: row.id,
    deleted: { state: 'deleted' },
    parentReference: { id: list.id, siteId: emulator.info.siteId },
  });
});
