import { until } from '../support/until';
import { both, libraryOf, rawCall, type Library } from '../support/library';
import { startEmulator, type Caller, type Emulator } from '../support/emulator';

let emulator: Emulator;
let app: Caller;
let library: Library;

beforeAll(async () => {
  emulator = await startEmulator();
  await emulator.control('PUT', '/meter', { limits: 'off' });
  [app, library] = await both(emulator, 'write');
  await emulator
    .app('fullcontrol')
    .post(`${emulator.site}/lists/Dokument/columns`, { name: 'Kommun', text: {}, indexed: true });
});
afterAll(() => emulator.stop());
afterEach(() => emulator.control('DELETE', '/switches'));

const put = (position: object) => emulator.control('PUT', '/switches', position);
const items = () => `${emulator.site}/lists/Dokument/items`;
const refusal = async (call: ReturnType<Caller['get']>) => {
  const { status, body } = await call;
  return [status, body.error.code];
};

test.each([
  ['notAllowed', { lockedCode: 'notAllowed' }],
  ['resourceLocked', { lockedCode: 'resourceLocked' }],
  ['accessDenied', { lockedCode: 'accessDenied' }],
])(
  'row 90: every write to a file that is open in Word is 423 %s, until the file is closed',
  async (code, position) => {
    await put(position);
    const { id } = (await library.put('öppen.docx', 'x')).body;
    const path = `${library.path}/items/${id}`;
    await emulator.control('PUT', '/locks', { path: 'öppen.docx' });
    const written = await library.put('öppen.docx', 'y');
    expect([written.status, written.body.error.code]).toEqual([423, code]);
    for (const call of [
      app.patch(path, { name: 'annan.docx' }),
      app.remove(path),
      app.post(`${path}/createUploadSession`, { item: {} }),
      app.patch(`${path}/listItem/fields`, { Kommun: 'x' }),
    ]) {
      expect(await refusal(call)).toEqual([423, code]);
    }
    expect((await app.get(path)).status).toBe(200);
    await emulator.control('PUT', '/locks', { id, locked: false });
    expect((await library.put('öppen.docx', 'y')).status).toBe(200);
  },
);

test('row 90: the last piece of an upload is refused when somebody has opened the file in Word meanwhile', async () => {
  await library.put('under.docx', 'x');
  const session = await app.post(`${library.at('under.docx')}/createUploadSession`, { item: {} });
  await emulator.control('PUT', '/locks', { path: 'under.docx' });
  const headers = { 'content-range': 'bytes 0-1/2' };
  const piece = () => rawCall('PUT', String(session.body['uploadUrl']), { headers, body: 'nu' });
  expect((await piece()).status).toBe(423);
  await emulator.control('DELETE', '/locks');
  expect((await piece()).status).toBe(200);
});

test('row 91: a file’s columns are read and written through its list item, and a PATCH of the driveItem does not change them', async () => {
  const { id } = (await library.put('bilaga.pdf', 'x')).body;
  const path = `${library.path}/items/${id}`;
  const fields = await app.patch(`${path}/listItem/fields`, { Kommun: 'Granforsa' });
  expect(fields.status).toBe(200);
  expect(fields.body).toMatchObject({ Kommun: 'Granforsa', FileLeafRef: 'bilaga.pdf' });
  const row = await app.get(`${path}/listItem?$expand=fields`);
  expect(row.body).toMatchObject({
    contentType: { name: 'Document' },
    fields: { Kommun: 'Granforsa' },
  });
  expect(row.body['webUrl']).toMatch(/Shared%20Documents\/bilaga\.pdf$/);
  expect((await app.get(`${path}/versions`)).body.value).toHaveLength(2);
  const before = (await app.get(path)).body.eTag;
  const silent = await app.patch(path, { listItem: { fields: { Kommun: 'Annan' } } });
  expect([silent.status, silent.body.eTag]).toEqual([200, before]);
  const ids = (await app.get(`${path}?$select=id,sharepointIds`)).body['sharepointIds'];
  const { listId, listItemId } = ids as { listId: string; listItemId: string };
  expect(row.body.id).toBe(listItemId);
  const back = await app.get(`${emulator.site}/lists/${listId}/items/${listItemId}/driveItem`);
  expect(back.body).toMatchObject({ id, name: 'bilaga.pdf' });
});

test('row 91: by switch a PATCH of the columns soon after the upload is 409', async () => {
  const { id } = (await library.put('ny.pdf', 'x')).body;
  const path = `${library.path}/items/${id}/listItem/fields`;
  await put({ uploadSettlesMs: 400 });
  await library.put('ny.pdf', 'y');
  expect(await refusal(app.patch(path, { Kommun: 'x' }))).toEqual([409, 'resourceModified']);
  await until(async () => (await app.patch(path, { Kommun: 'x' })).status === 200);
  await put({ uploadSettlesMs: 0 });
  await library.put('ny.pdf', 'z');
  expect((await app.patch(path, { Kommun: 'y' })).status).toBe(200);
});

test('a library is a list, whose items can be filtered, followed by delta and deleted, but created only as files', async () => {
  await emulator.settle();
  const start = (await app.get(`${items()}/delta?token=latest`)).body['@odata.deltaLink'] ?? '';
  const { id } = (await library.put('rad.txt', 'x')).body;
  await app.patch(`${library.path}/items/${id}/listItem/fields`, { Kommun: 'Unik' });
  const found = await app.get(`${items()}?$filter=fields/Kommun eq 'Unik'&$expand=fields`);
  expect(found.body.value.map((one) => one.fields['LinkFilename'])).toEqual(['rad.txt']);
  const row = found.body.value[0]?.id ?? '';
  await emulator.settle();
  expect((await app.get(start)).body.value.map((one) => one.id)).toEqual([row]);
  expect(await refusal(app.post(items(), { fields: { Title: 'x' } }))).toEqual([
    400,
    'invalidRequest',
  ]);
  const name = await app.patch(`${items()}/${row}/fields`, { FileLeafRef: 'annat.txt' });
  expect(name.status).toBe(400);
  expect((await app.remove(`${items()}/${row}`)).status).toBe(204);
  expect((await app.get(`${library.path}/items/${id}`)).status).toBe(404);
  expect((await library.put('rad.txt', 'ny')).status).toBe(201);
});

test('a site can have a second library, and the host page shows no library among its lists', async () => {
  const made = await emulator.app('fullcontrol').post(`${emulator.site}/lists`, {
    displayName: 'Bilagor',
    list: { template: 'documentLibrary' },
  });
  expect(made.status).toBe(201);
  const drives = (await app.get(`${emulator.site}/drives`)).body.value;
  expect(drives.map((one) => one.name)).toEqual(['Dokument', 'Bilagor']);
  const added = await app.post(`/drives/${drives[1]?.id ?? ''}/root/children`, {
    name: 'x',
    folder: {},
  });
  expect(added.status).toBe(201);
  expect((await app.get(`${library.path}/items/${added.body.id}`)).status).toBe(404);
  const [person] = emulator.info.users;
  const seen = await fetch(`${emulator.http}/host/lists?user=${person?.id ?? ''}`);
  expect(((await seen.json()) as { lists: unknown[] }).lists).toEqual([]);
});

const DO = ['reads', 'downloads', 'puts', 'renames', 'deletes'];

test.each([
  ['none', []],
  ['read', ['reads', 'downloads']],
  ['write', DO],
])(
  'row 92: an app with the grant %s can do with files what the grant allows',
  async (role, allowed) => {
    const { id } = (await library.put('rätt.txt', 'x')).body;
    const path = `${library.path}/items/${id}`;
    const caller = emulator.app(role);
    const own = await libraryOf(emulator, role);
    const statuses: Readonly<Record<string, () => Promise<number>>> = {
      reads: async () => (await caller.get(path)).status,
      downloads: async () => ((await own.location(`${path}/content`)) === '' ? 403 : 200),
      puts: async () => (await own.put('rätt.txt', 'y')).status,
      renames: async () => (await caller.patch(path, { name: 'rätt 2.txt' })).status,
      deletes: async () => (await caller.remove(path)).status,
    };
    for (const what of DO) {
      const status = await statuses[what]!();
      if (allowed.includes(what)) expect([what, status < 300]).toEqual([what, true]);
      else expect([what, status]).toEqual([what, 403]);
    }
  },
);

test('row 92: a permission for files allows files and no lists, within the person’s own right', async () => {
  const clientId = emulator.info.clients.find((one) => one.siteRole === null)?.clientId ?? '';
  const as = async (user: number, scope: string) => {
    const wanted = `https://graph.microsoft.com/${scope}`;
    const userId = emulator.info.users[user]?.id ?? '';
    return emulator.bearer(await emulator.token({ clientId, userId, scope: wanted }));
  };
  const reader = await as(0, 'Files.Read.All');
  expect((await reader.get(`${library.path}/root/children`)).status).toBe(200);
  expect(
    (await reader.post(`${library.path}/root/children`, { name: 'r', folder: {} })).status,
  ).toBe(403);
  expect((await reader.get(items())).status).toBe(403);
  const writer = await as(0, 'Files.ReadWrite.All');
  expect(
    (await writer.post(`${library.path}/root/children`, { name: 'w', folder: {} })).status,
  ).toBe(201);
  const outside = await as(3, 'Files.ReadWrite.All');
  expect((await outside.get(`${library.path}/root/children`)).status).toBe(403);
});

test('rows 80, 88: calls of files cost the resource units that SharePoint documents', async () => {
  const cost = async (call: () => Promise<{ readonly status: number }>) => {
    await emulator.control('DELETE', '/meter');
    expect((await call()).status).toBeLessThan(400);
    return (await emulator.control('GET', '/meter')).resourceUnits;
  };
  const file = library.at('kostar.txt');
  expect(await cost(() => library.put('kostar.txt', 'x'))).toBe(2);
  expect(await cost(() => app.get(file))).toBe(1);
  expect(await cost(() => app.get(library.path))).toBe(1);
  expect(await cost(() => app.get(`${emulator.site}/drives`))).toBe(2);
  expect(await cost(() => app.get(`${library.path}/root/children`))).toBe(2);
  expect(await cost(() => app.get(`${file}/versions`))).toBe(2);
  expect(await cost(() => app.get(`${file}/listItem`))).toBe(1);
  expect(await cost(() => app.patch(`${file}/listItem/fields`, { Kommun: 'x' }))).toBe(2);
  expect(await cost(() => app.post(`${file}/createUploadSession`, {}))).toBe(2);
  const location = await library.location(`${file}/content`);
  expect(await cost(() => rawCall('GET', location))).toBe(0);
  expect(await cost(() => app.remove(file))).toBe(2);
});
