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

const put = (position: object) => emulator.control('PUT', '/switches', position);
const folder = async (name: string, more: object = {}, below = '') =>
  app.post(`${library.at(below)}/children`, { name, folder: {}, ...more });
const refusal = async (call: ReturnType<Caller['get']>) => {
  const { status, body } = await call;
  return [status, body.error.code];
};

/** Uploads files to a folder, 20 with each batch. */
async function fill(into: string, count: number): Promise<void> {
  for (let n = 0; n < count; n += 20) {
    const names = Array.from({ length: Math.min(20, count - n) }, (_, i) => String(n + i + 1000));
    const requests = names.map((name) => ({
      id: name,
      method: 'PUT',
      url: `${library.at(`${into}/${name}.txt`)}/content`,
      headers: { 'content-type': 'text/plain' },
      body: Buffer.from(name).toString('base64'),
    }));
    const { body } = await app.post('/$batch', { requests });
    expect(new Set(body.responses.map((one) => one.status))).toEqual(new Set([201]));
  }
}

test('row 88: 450 children come in pages of 200, each once, and files have file and not folder', async () => {
  const made = (await folder('Många')).body;
  expect(made).toMatchObject({ name: 'Många', folder: { childCount: 0 } });
  expect(made).not.toHaveProperty('file');
  await fill('Många', 450);
  const path = `${library.path}/items/${made.id}`;
  expect((await app.get(path)).body['folder']).toEqual({ childCount: 450 });
  const first = await app.get(`${path}/children?$select=id,name,file,folder`);
  expect(first.body.value).toHaveLength(200);
  expect(first.body['@odata.nextLink']).toContain('skiptoken');
  const all = await app.all(`${path}/children?$select=id,name,file,folder`);
  expect(new Set(all.map((one) => one.name)).size).toBe(450);
  expect(all.every((one) => 'file' in one && !('folder' in one))).toBe(true);
  const byPath = await app.all(`${library.at('Många')}/children?$top=300&$orderby=name desc`);
  expect(byPath.map((one) => one.name)).toEqual(all.map((one) => one.name).reverse());
  expect(await refusal(app.get(`${path}/children?$skip=10`))).toEqual([400, 'invalidRequest']);
}, 180_000);

test('row 88: a deleted file is 404 by id and by path, and a deleted folder takes its content along', async () => {
  const top = (await folder('Bort')).body;
  await folder('Under', {}, 'Bort');
  const file = (await library.put('Bort/Under/a.txt', 'x')).body;
  expect((await app.remove(`${library.path}/items/${top.id}`)).status).toBe(204);
  for (const path of [
    `${library.path}/items/${top.id}`,
    `${library.path}/items/${file.id}`,
    library.at('Bort/Under/a.txt'),
  ]) {
    expect(await refusal(app.get(path))).toEqual([404, 'itemNotFound']);
  }
});

test.each([
  ['name', { childrenOrder: 'name' }, ['a.txt', 'b.txt']],
  ['age', { childrenOrder: 'created' }, ['b.txt', 'a.txt']],
])(
  'row 88: by switch children without $orderby come in the order of their %s',
  async (by, position, names) => {
    await put(position);
    await folder(by);
    await library.put(`${by}/b.txt`, '1');
    await library.put(`${by}/a.txt`, '2');
    const children = await app.all(`${library.at(by)}/children?$top=1`);
    expect(children.map((one) => one.name)).toEqual(names);
  },
);

const BAD = [
  'a*b.txt',
  'a:b.txt',
  'a|b.txt',
  'a"b.txt',
  'a<b>.txt',
  'fråga?.txt',
  'bak\\streck.txt',
  'punkt.',
  ' blank.txt',
  'blank.txt ',
  'CON',
  'com1',
  '.lock',
  'desktop.ini',
  '~$öppen.docx',
  'a_vti_b.txt',
];

test.each([
  ['nameContainsInvalidCharacters', { badNameCode: 'nameContainsInvalidCharacters' }],
  ['invalidPath', { badNameCode: 'invalidPath' }],
])(
  'row 89: a name that SharePoint does not allow is 400 with %s, and nothing is stored',
  async (inner, position) => {
    await put(position);
    const before = (await app.all(`${library.path}/root/children`)).length;
    for (const name of BAD) {
      const { status, body } = await library.put(name, 'x');
      expect([name, status, body.error.code, body.error.innerError['code']]).toEqual([
        name,
        400,
        'invalidRequest',
        inner,
      ]);
      const session = await app.post(`${library.at(name)}/createUploadSession`, { item: {} });
      expect(session.status).toBe(400);
    }
    for (const name of ['a/b', '~mapp', 'Forms', 'mapp.']) {
      expect((await folder(name)).status).toBe(400);
    }
    expect((await app.all(`${library.path}/root/children`)).length).toBe(before);
  },
);

test('row 89: names with # and % are accepted; a path above 400 characters and a rename to a forbidden name are refused', async () => {
  const made = await library.put('50 % #1 (kopia) [2] åäö.txt', 'x');
  expect([made.status, made.body.name]).toEqual([201, '50 % #1 (kopia) [2] åäö.txt']);
  const path = `${library.path}/items/${made.body.id}`;
  expect((await app.patch(path, { name: 'a:b' })).status).toBe(400);
  await folder('x'.repeat(200));
  const long = await library.put(`${'x'.repeat(200)}/${'y'.repeat(200)}.txt`, 'x');
  expect([long.status, long.body.error.innerError['code']]).toEqual([400, 'pathIsTooLong']);
  expect((await library.put(`${'z'.repeat(256)}.txt`, 'x')).status).toBe(400);
});

test('a folder is created once, moves with its content, and cannot be moved into itself', async () => {
  const first = (await folder('Mål')).body;
  expect(await refusal(folder('mål'))).toEqual([409, 'nameAlreadyExists']);
  const how = (way: string) => ({ '@microsoft.graph.conflictBehavior': way });
  expect((await folder('Mål', how('rename'))).body.name).toBe('Mål 1');
  expect((await folder('Mål', how('replace'))).body.id).toBe(first.id);
  const file = (await library.put('Mål/a.txt', 'x')).body;
  const target = (await folder('Arkiv')).body;
  const moved = await app.patch(`${library.path}/items/${first.id}`, {
    parentReference: { id: target.id },
  });
  expect(moved.body).toMatchObject({ id: first.id, parentReference: { id: target.id } });
  const found = (await app.get(library.at('Arkiv/Mål/a.txt'))).body;
  expect(found).toMatchObject({ id: file.id, parentReference: { name: 'Mål' } });
  expect(JSON.stringify(found['parentReference'])).toContain('root:/Arkiv/M%C3%A5l');
  const into = { parentReference: { id: first.id } };
  expect((await app.patch(`${library.path}/items/${target.id}`, into)).status).toBe(400);
  expect((await app.patch(`${library.path}/root`, { name: 'x' })).status).toBe(400);
  await library.put('Arkiv/b.txt', 'y');
  const same = await app.patch(library.at('Arkiv/b.txt'), {
    parentReference: { id: first.id },
    name: 'A.txt',
  });
  expect([same.status, same.body.error.code]).toEqual([409, 'nameAlreadyExists']);
});

test.each([
  [409, 'itemNotFound', { missingParent: 'conflict' }],
  [404, 'itemNotFound', { missingParent: 'not-found' }],
])('row 80: a PUT below a folder that does not exist is %i', async (status, code, position) => {
  await put(position);
  const made = await library.put('ingen/mapp/a.txt', 'x');
  expect([made.status, made.body.error.code]).toEqual([status, code]);
});

test('row 80: by switch a PUT creates the folders above the file', async () => {
  await put({ missingParent: 'created' });
  expect((await library.put('gjord/mapp/a.txt', 'x')).status).toBe(201);
  expect((await app.get(library.at('gjord/mapp'))).body['folder']).toEqual({ childCount: 1 });
});

test('addresses that the service does not accept are 400', async () => {
  await library.put('p(1).txt', 'x');
  expect((await app.get(`${library.path}/root/children/p(1).txt/content`)).status).toBe(400);
  expect((await library.put('a;b.txt', 'x')).status).toBe(400);
  expect((await app.get(`${library.path}/root/content`)).status).toBe(400);
  expect((await library.put('p(1).txt/under.txt', 'x')).status).toBe(400);
});
