import { both, type Library } from '../support/library';
import { startEmulator, type Caller, type Emulator } from '../support/emulator';

let emulator: Emulator;
let app: Caller;
let library: Library;

beforeAll(async () => {
  emulator = await startEmulator();
  await emulator.control('PUT', '/meter', { limits: 'off' });
  [app, library] = await both(emulator, 'write');
});
afterAll(() => emulator.stop());
afterEach(() => emulator.control('DELETE', '/switches'));

const refusal = async (call: ReturnType<Caller['get']>) => {
  const { status, body } = await call;
  return [status, body.error.code];
};

test('row 78: a site has one default library, which is among its drives; an unknown site is 404', async () => {
  const { status, body } = await app.get(`${emulator.site}/drive`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ driveType: 'documentLibrary', name: 'Dokument' });
  expect(body['webUrl']).toMatch(/\/Shared%20Documents$/);
  const drives = await app.get(`${emulator.site}/drives?$select=id,name,webUrl`);
  expect(drives.body.value).toEqual([{ id: body.id, name: 'Dokument', webUrl: body['webUrl'] }]);
  const list = await app.get(`${emulator.site}/lists/Dokument`);
  expect(list.body['list']).toMatchObject({ template: 'documentLibrary' });
  expect((await app.get(`${emulator.site}/lists/Dokument/drive`)).body.id).toBe(body.id);
  expect((await app.get(`/drives/${body.id}`)).body.id).toBe(body.id);
  const other = `/sites/${emulator.info.siteHostname},${'0'.repeat(8)}-0000-4000-8000-000000000000`;
  expect(await refusal(app.get(`${other}/drive`))).toEqual([404, 'itemNotFound']);
  expect(await refusal(app.get('/drives/b!AAAA'))).toEqual([404, 'itemNotFound']);
});

test('row 79: a file is found by its path, in every spelling, and by its id, which it keeps when it is renamed', async () => {
  const made = await library.put('Mål #1 50%.pdf', 'x');
  expect(made.status).toBe(201);
  expect(made.body.name).toBe('Mål #1 50%.pdf');
  const { id } = made.body;
  const drive = (await app.get(`${emulator.site}/drive`)).body.id;
  const named = 'root:/M%C3%A5l%20%231%2050%25.pdf';
  const { siteHostname, sitePath } = emulator.info;
  for (const path of [
    `${library.path}/items/${id}`,
    `/drives/${drive}/items/${id}`,
    `${library.path}/${named}`,
    `/drives/${drive}/${named}`,
    `/drives/${drive}/${named}:`,
    `/drives/${drive}/items/root:/m%C3%A5l%20%231%2050%25.PDF`,
    `${emulator.site}/lists/Dokument/drive/${named}`,
    `/sites/${siteHostname}:/${sitePath}:/drive/${named}`,
  ]) {
    expect((await app.get(path)).body.id).toBe(id);
  }
  const renamed = await app.patch(`${library.path}/items/${id}`, { name: 'Ny.pdf' });
  expect(renamed.body).toMatchObject({ id, name: 'Ny.pdf' });
  expect((await app.get(library.at('Ny.pdf').slice(0, -1))).body.id).toBe(id);
  expect(await refusal(app.get(`/drives/${drive}/${named}`))).toEqual([404, 'itemNotFound']);
  expect(await refusal(app.get(`${library.path}/items/01AAAA`))).toEqual([404, 'itemNotFound']);
});

test('row 80: a PUT to an existing name keeps the file’s id, row and columns, and adds a version', async () => {
  const columns = await emulator
    .app('fullcontrol')
    .post(`${emulator.site}/lists/Dokument/columns`, { name: 'Kommun', text: {} });
  expect(columns.status).toBe(201);
  const first = await library.put('a.txt', 'ett');
  const ids = await app.get(`${library.path}/items/${first.body.id}?$select=id,sharepointIds`);
  const { listItemId } = ids.body['sharepointIds'] as { listItemId: string };
  await app.patch(`${library.path}/items/${first.body.id}/listItem/fields`, {
    Kommun: 'Granforsa',
  });
  const second = await library.put('a.txt', 'andra');
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(second.body).toMatchObject({ id: first.body.id, size: 5 });
  const row = await app.get(`${emulator.site}/lists/Dokument/items/${listItemId}?$expand=fields`);
  expect(row.body.fields).toMatchObject({
    Kommun: 'Granforsa',
    FileLeafRef: 'a.txt',
    FileSizeDisplay: '5',
    ContentType: 'Document',
  });
  const versions = await app.get(`${library.path}/items/${first.body.id}/versions`);
  expect(versions.body.value.map((one) => [one.id, one['size']])).toEqual([
    ['3.0', 5],
    ['2.0', 3],
    ['1.0', 3],
  ]);
});

test('row 81: conflictBehavior in the address decides whether a taken name is refused, replaced or given a number', async () => {
  await library.put('b.txt', 'ett');
  const how = (way: string) => `?@microsoft.graph.conflictBehavior=${way}`;
  const fail = await library.put('B.TXT', 'två', { query: how('fail') });
  expect([fail.status, fail.body.error.code]).toEqual([409, 'nameAlreadyExists']);
  expect(await library.bytes(`${library.at('b.txt')}/content`)).toEqual(Buffer.from('ett'));
  const renamed = await library.put('b.txt', 'tre', { query: how('rename') });
  expect([renamed.status, renamed.body.name]).toEqual([201, 'b 1.txt']);
  expect((await library.put('b.txt', 'fyra')).status).toBe(200);
  expect((await library.put('b.txt', 'x', { query: how('ibland') })).status).toBe(400);
});

test('row 81: by switch a session without conflictBehavior replaces or refuses a taken name', async () => {
  await library.put('s.txt', 'ett');
  const open = () => app.post(`${library.at('s.txt')}/createUploadSession`, { item: {} });
  expect((await open()).status).toBe(200);
  await emulator.control('PUT', '/switches', { sessionDefault: 'fail' });
  expect(await refusal(open())).toEqual([409, 'nameAlreadyExists']);
});

test.each([
  ['notAllowed', { preconditionCode: 'notAllowed' }],
  ['resourceModified', { preconditionCode: 'resourceModified' }],
])('row 82: a write with an old eTag changes nothing and is 412 %s', async (code, position) => {
  await emulator.control('PUT', '/switches', position);
  const old = (await library.put('c.txt', 'ett')).body;
  const path = `${library.path}/items/${old.id}`;
  const now = (await library.put('c.txt', 'två')).body;
  const headers = { 'if-match': old.eTag };
  const put = await library.put('c.txt', 'tre', { headers });
  expect([put.status, put.body.error.code]).toEqual([412, code]);
  const cTag = await library.put('c.txt', 'tre', { headers: { 'if-match': String(old['cTag']) } });
  expect(cTag.status).toBe(412);
  expect(await refusal(app.patch(path, { name: 'd.txt' }, headers))).toEqual([412, code]);
  expect(await refusal(app.remove(path, headers))).toEqual([412, code]);
  const session = { body: { item: {} }, headers };
  expect(await refusal(app.send('POST', `${path}/createUploadSession`, session))).toEqual([
    412,
    code,
  ]);
  const isNew = await library.put('c.txt', 'tre', { headers: { 'if-none-match': '*' } });
  expect(isNew.status).toBe(412);
  const gone = await library.put('finns-inte.txt', 'x', { headers });
  expect(gone.status).toBe(412);
  expect((await app.get(path)).body.eTag).toBe(now.eTag);
  const right = await library.put('c.txt', 'fyra', { headers: { 'if-match': now.eTag } });
  expect(right.status).toBe(200);
});

test('row 83: the eTag changes with every change, the cTag only with the bytes; If-None-Match with a current tag is 304', async () => {
  const made = (await library.put('e.txt', 'ett')).body;
  expect(made.eTag).toMatch(/^"\{[0-9A-F-]{36}\},1"$/);
  expect(made['cTag']).toMatch(/^"c:\{[0-9A-F-]{36}\},1"$/);
  const path = `${library.path}/items/${made.id}`;
  const named = (await app.patch(path, { name: 'f.txt' })).body;
  expect(named.eTag).not.toBe(made.eTag);
  expect(named['cTag']).toBe(made['cTag']);
  const put = (await library.put('f.txt', 'två')).body;
  expect(put.eTag).not.toBe(named.eTag);
  expect(put['cTag']).not.toBe(named['cTag']);
  for (const below of ['', '/content']) {
    for (const tag of [put.eTag, String(put['cTag'])]) {
      const known = await app.get(`${path}${below}`, { 'if-none-match': tag });
      expect([known.status, known.body]).toEqual([304, {}]);
    }
  }
  const folder = (await app.post(`${library.path}/root/children`, { name: 'Mapp', folder: {} }))
    .body;
  expect(folder).not.toHaveProperty('cTag');
  const before = folder.eTag;
  await library.put('Mapp/g.txt', 'x');
  expect((await app.get(`${library.path}/items/${folder.id}`)).body.eTag).toBe(before);
});
