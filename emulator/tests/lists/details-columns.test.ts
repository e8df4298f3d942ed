import { startEmulator, type Caller, type Emulator, type TestList } from '../support/emulator';

let emulator: Emulator;
let owner: Caller;
let list: TestList;

beforeAll(async () => {
  emulator = await startEmulator();
  await emulator.control('PUT', '/meter', { limits: 'off' });
  owner = emulator.app('fullcontrol');
  list = await emulator.newList('Provlista', [
    { name: 'Kort', text: { maxLength: 5 } },
    { name: 'Val', choice: { choices: ['a', 'b'] } },
  ]);
});
afterEach(() => emulator.control('DELETE', '/switches'));
afterAll(() => emulator.stop());

const add = (definition: object, to = list) => owner.post(`${to.path}/columns`, definition);
const code = (answer: Awaited<ReturnType<Caller['get']>>) => [
  answer.status,
  answer.status < 400 ? 'ok' : answer.body.error.code,
];
const columns = async () =>
  (await owner.get(`${list.path}/columns`)).body.value.map(({ name }) => name);

test.each([
  { text: { maxLength: 256 } },
  { text: { maxLength: 'lång' } },
  { text: { textType: 'fet' } },
  { text: { bredd: 5 } },
  { text: [] },
  { number: { decimalPlaces: 'six' } },
  { number: { minimum: 'noll' } },
  { choice: { choices: 'a' } },
  { choice: { choices: [1] } },
  { choice: { displayAs: 'karusell' } },
  { dateTime: { format: 'vecka' } },
  { personOrGroup: { chooseFromType: 'alla' } },
  { boolean: { ja: true } },
  { currency: { locale: 46 } },
  { text: {}, indexed: 'ja' },
  { text: {}, displayName: 5 },
  { text: {}, type: 'text' },
  { text: {}, id: 'x' },
  { text: {}, defaultValue: 'x' },
  { number: {}, defaultValue: { value: 'fem' } },
  { boolean: {}, defaultValue: { value: 'ja' } },
  { dateTime: {}, defaultValue: { value: 'i morgon' } },
])('an invalid column definition is refused, and no column is created: %j', async (definition) => {
  const before = await columns();
  expect(code(await add({ name: 'Fel', ...definition }))).toEqual([400, 'invalidRequest']);
  expect(await columns()).toEqual(before);
});

test.each(['Två ord', 'Utrop!', '1a', '-a', '', 'a'.repeat(300)])(
  '%j is not accepted as an internal name',
  async (name) => {
    expect(code(await add({ name, text: {} }))).toEqual([400, 'invalidRequest']);
  },
);

test('a name that differs by case alone is taken, and built-in columns can be neither changed nor deleted', async () => {
  expect(code(await add({ name: 'KORT', text: {} }))).toEqual([409, 'nameAlreadyExists']);
  const author = `${list.path}/columns/Author`;
  expect(code(await owner.patch(author, { indexed: false }))).toEqual([400, 'invalidRequest']);
  expect(code(await owner.remove(author))).toEqual([400, 'invalidRequest']);
  expect(code(await owner.remove(`${list.path}/columns/finns-inte`))).toEqual([
    404,
    'itemNotFound',
  ]);
});

test('a PATCH of a column changes only the properties in it, and never the type or the name', async () => {
  const at = `${list.path}/columns/Kort`;
  const { body } = await owner.patch(at, { name: 'Lang', description: 'ny', text: {} });
  expect(body).toMatchObject({ name: 'Kort', description: 'ny', text: { maxLength: 5 } });
  expect(code(await owner.patch(at, { number: {} }))).toEqual([400, 'invalidRequest']);
  expect(code(await owner.patch(at, { id: 'x' }))).toEqual([400, 'invalidRequest']);
  expect((await owner.get(at)).body).toMatchObject({ name: 'Kort', text: { maxLength: 5 } });
});

test('row 96: a property that the type does not have is refused, or by switch ignored', async () => {
  const lists = `${emulator.site}/lists`;
  const calls = () => [
    add({ name: `K${String(Math.random()).slice(2)}`, text: {}, farg: 'röd' }),
    owner.post(lists, { displayName: `L${String(Math.random())}`, farg: 'röd' }),
    owner.patch(list.path, { farg: 'röd' }),
    owner.post(list.items, { fields: {}, farg: 'röd' }),
    owner.patch(`${list.items}/1`, { fields: {}, farg: 'röd' }),
  ];
  await owner.post(list.items, { fields: {} });
  const refused = await Promise.all(calls());
  expect(refused.map(({ status }) => status)).toEqual(Array(5).fill(400));
  expect(refused.map(({ body }) => body.error.message)).toEqual(
    Array(5).fill("The property 'farg' does not exist on this type."),
  );
  await emulator.control('PUT', '/switches', { unknownProperty: 'ignored' });
  const taken = await Promise.all(calls());
  expect(taken.map(({ status }) => status)).toEqual([201, 201, 200, 201, 200]);
});

test('row 97: columns in the POST of a list are created, or by switch lost', async () => {
  const lists = `${emulator.site}/lists`;
  const make = async (displayName: string) => {
    const made = await owner.post(lists, { displayName, columns: [{ name: 'Kod', text: {} }] });
    return (await owner.get(`${lists}/${made.body.id}/columns/Kod`)).status;
  };
  expect(await make('Med')).toBe(200);
  await emulator.control('PUT', '/switches', { listPostColumns: 'lost' });
  expect(await make('Utan')).toBe(404);
});

test('a list is created with all its columns or not at all', async () => {
  const lists = `${emulator.site}/lists`;
  for (const bad of [null, 5, { name: 'Fel' }, { name: 'Fel', text: { maxLength: 0 } }]) {
    const columns = [{ name: 'God', text: {} }, bad];
    expect(code(await owner.post(lists, { displayName: 'Halv', columns }))).toEqual([
      400,
      'invalidRequest',
    ]);
  }
  expect((await owner.get(`${lists}/Halv`)).status).toBe(404);
});

test.each([
  [{ displayName: '' }, 400],
  [{ displayName: '   ' }, 400],
  [{ displayName: 7 }, 400],
  [{ displayName: 'x'.repeat(256) }, 400],
  [{ description: 'utan titel' }, 400],
  [{ displayName: 'y', description: 5 }, 400],
  [{ displayName: 'y', columns: {} }, 400],
  [{ displayName: 'y', list: 'genericList' }, 400],
  [{ displayName: 'y', list: { template: 'finns-inte' } }, 501],
])('the list %j is refused', async (body, status) => {
  expect((await owner.post(`${emulator.site}/lists`, body)).status).toBe(status);
});

test('SharePoint’s system lists can be neither changed, deleted nor written', async () => {
  const people = `${emulator.site}/lists/User Information List`;
  const before = (await owner.get(`${people}/items?$expand=fields`)).body.value;
  const calls = await Promise.all([
    owner.remove(people),
    owner.patch(people, { displayName: 'x' }),
    owner.post(`${people}/columns`, { name: 'x', text: {} }),
    owner.remove(`${people}/columns/EMail`),
    owner.post(`${people}/items`, { fields: { Title: 'x' } }),
    owner.patch(`${people}/items/1/fields`, { Title: 'x' }),
    owner.remove(`${people}/items/1`),
  ]);
  expect(calls.map(code)).toEqual(Array(7).fill([403, 'accessDenied']));
  expect((await owner.get(`${people}/items?$expand=fields`)).body.value).toEqual(before);
});

test('a list is changed and deleted only when If-Match has its current eTag', async () => {
  const own = await emulator.newList('Version');
  const { eTag } = (await owner.get(own.path)).body;
  const stale = { 'if-match': eTag };
  expect((await owner.patch(own.path, { description: 'a' }, stale)).status).toBe(200);
  expect((await owner.patch(own.path, { description: 'b' }, stale)).status).toBe(412);
  expect((await owner.remove(own.path, stale)).status).toBe(412);
  expect((await owner.get(own.path)).body['description']).toBe('a');
  expect((await owner.remove(own.path, { 'if-match': '*' })).status).toBe(204);
});

test('a column with equal values cannot become unique', async () => {
  const own = await emulator.newList('Dubbel', [{ name: 'Kod', text: {}, indexed: true }]);
  await emulator.load(own, [{ Kod: 'a' }, { Kod: 'A' }, {}, {}]);
  const at = `${own.path}/columns/Kod`;
  expect(code(await owner.patch(at, { enforceUniqueValues: true }))[0]).toBe(400);
  expect((await owner.get(at)).body['enforceUniqueValues']).toBe(false);
  await owner.remove(`${own.items}/2`);
  expect(code(await owner.patch(at, { enforceUniqueValues: true }))[0]).toBe(200);
});

test('an indexed column cannot become multi-line, and a choice column can become multi-valued and single again', async () => {
  const own = await emulator.newList('Byten', [
    { name: 'Kod', text: {}, indexed: true },
    { name: 'Val', choice: { choices: ['a', 'b'] } },
  ]);
  const lines = { text: { allowMultipleLines: true } };
  expect(code(await owner.patch(`${own.path}/columns/Kod`, lines))[0]).toBe(400);
  await owner.post(own.items, { fields: { Val: 'b' } });
  const val = async () => (await owner.get(`${own.items}/1?$expand=fields`)).body.fields['Val'];
  await owner.patch(`${own.path}/columns/Val`, { choice: { displayAs: 'checkBoxes' } });
  expect(await val()).toEqual(['b']);
  await owner.patch(`${own.path}/columns/Val`, { choice: { displayAs: 'radioButtons' } });
  expect(await val()).toBe('b');
});

test('a new column with the name of a deleted one has none of its values, also not in old versions', async () => {
  const own = await emulator.newList('Återkomst', [{ name: 'Kod', text: {} }]);
  await owner.post(own.items, { fields: { Kod: 'text' } });
  await owner.remove(`${own.path}/columns/Kod`);
  await add({ name: 'Kod', number: {} }, own);
  const whole = async () => (await owner.get(`${own.items}/1?$expand=fields`)).body.fields;
  expect(await whole()).not.toHaveProperty('Kod');
  await owner.send('POST', `${own.items}/1/versions/1.0/restoreVersion`);
  expect(await whole()).not.toHaveProperty('Kod');
  const old = await owner.get(`${own.items}/1/versions?$expand=fields`);
  for (const version of old.body.value) expect(version.fields).not.toHaveProperty('Kod');
});

test('currency is a number; a hyperlink is read as Url and Description, and written only with the Prefer header', async () => {
  const own = await emulator.newList('Länkar');
  const money = await add({ name: 'Pris', currency: { locale: 'sv-SE' }, indexed: true }, own);
  expect(money.body['currency']).toEqual({ locale: 'sv-SE' });
  const link = await add({ name: 'Lank', hyperlinkOrPicture: { isPicture: false } }, own);
  expect(link.status).toBe(201);
  const read = await owner.get(`${own.path}/columns/Lank`);
  for (const facet of ['hyperlinkOrPicture', 'text']) expect(read.body).not.toHaveProperty(facet);
  const value = { Url: 'https://granforsa.example/plan', Description: 'Plan' };
  const plain = await owner.post(own.items, { fields: { Pris: 12.5, Lank: value } });
  expect([plain.status, plain.body.error.message]).toEqual([400, 'Invalid request']);
  const prefer = { prefer: 'apiversion=2.1' };
  const body = { fields: { Pris: 12.5, Lank: value } };
  const made = await owner.send('POST', own.items, { body, headers: prefer });
  expect(made.body.fields).toMatchObject({ Pris: 12.5, Lank: value });
  const found = await owner.get(`${own.items}?$filter=fields/Pris gt 12`);
  expect(found.body.value).toHaveLength(1);
  const index = await owner.patch(`${own.path}/columns/Lank`, { indexed: true });
  expect(index.status).toBe(400);
});

test('GET lists includes hidden lists and leaves out only system lists', async () => {
  const lists = `${emulator.site}/lists`;
  const body = { displayName: 'Gömd', list: { template: 'genericList', hidden: true } };
  expect((await owner.post(lists, body)).body['list']).toMatchObject({ hidden: true });
  const names = (await owner.get(lists)).body.value.map(({ displayName }) => displayName);
  expect(names).toContain('Gömd');
  expect(names).not.toContain('User Information List');
});
