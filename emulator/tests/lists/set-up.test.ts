import { startEmulator, type Caller, type Emulator, type TestList } from '../support/emulator';

let emulator: Emulator;
let owner: Caller;
let list: TestList;

beforeAll(async () => {
  emulator = await startEmulator();
  await emulator.control('PUT', '/meter', { limits: 'off' });
  owner = emulator.app('fullcontrol');
  list = await emulator.newList('Provlista');
});
afterAll(() => emulator.stop());

const refusal = async (call: ReturnType<Caller['post']>) => {
  const { status, body } = await call;
  return [status, body.error.code];
};

test('row 30: a site is found by its path, and a wrong path is 404', async () => {
  const { siteHostname, sitePath, siteId } = emulator.info;
  const found = await owner.get(`/sites/${siteHostname}:/${sitePath}`);
  expect(found.body.id).toBe(siteId);
  expect(found.body.id.split(',')).toHaveLength(3);
  const below = await owner.get(`/sites/${siteHostname}:/${sitePath}:/lists`);
  expect(below.body.value.map((one) => one.displayName)).toContain('Provlista');
  expect(await refusal(owner.get(`/sites/${siteHostname}:/sites/annan`))).toEqual([
    404,
    'itemNotFound',
  ]);
});

test('row 31: a list is found by id and by title', async () => {
  expect((await owner.get(`${emulator.site}/lists/Provlista`)).body.id).toBe(list.id);
  expect((await owner.get(list.path)).body.id).toBe(list.id);
});

test('row 32: the server names a list, and a title that is taken is refused', async () => {
  const lists = `${emulator.site}/lists`;
  const named = await owner.post(lists, { name: 'x', displayName: 'Ny' });
  expect(named.status).toBe(400);
  expect(named.body.error.message).toContain('assigned by the server');
  expect(await refusal(owner.post(lists, { displayName: 'Provlista' }))).toEqual([
    409,
    'nameAlreadyExists',
  ]);
});

test('row 33: GET lists leaves out system lists and filters by displayName alone', async () => {
  const lists = `${emulator.site}/lists`;
  const names = (body: { value: readonly { displayName: string }[] }) =>
    body.value.map((one) => one.displayName);
  expect(names((await owner.get(lists)).body)).not.toContain('User Information List');
  const all = await owner.get(`${lists}?$select=id,displayName,system`);
  expect(names(all.body)).toContain('User Information List');
  const one = await owner.get(`${lists}?$filter=displayName eq 'Provlista'`);
  expect(names(one.body)).toEqual(['Provlista']);
  expect(await refusal(owner.get(`${lists}?$filter=name eq 'x'`))).toEqual([400, 'invalidRequest']);
});

test.each([
  [{ name: 'Ingen' }],
  [{ name: 'Bada', text: {}, number: {} }],
  [{ name: 'Okand', smiley: {} }],
])('row 34: a column needs exactly one type: %j', async (definition) => {
  const { status, body } = await owner.post(`${list.path}/columns`, definition);
  expect(status).toBe(400);
  expect(body.error.message).toBe('Unable to determine type of provided column definition');
});

test('row 35: answers leave out the column properties that the service leaves out', async () => {
  const { body } = await owner.get(`${list.path}/columns`);
  expect(body.value.map((one) => one.name)).toEqual(
    expect.arrayContaining(['Title', 'ID', 'Created', 'Author', '_UIVersionString', 'Attachments']),
  );
  const left = [
    'type',
    'validation',
    'isDeletable',
    'isSealed',
    'propagateChanges',
    'isReorderable',
  ];
  for (const column of body.value) for (const key of left) expect(column).not.toHaveProperty(key);
});

test('rows 12, 36: a new column has no index, and a PATCH adds one, by which existing rows are found', async () => {
  const columns = `${list.path}/columns`;
  const made = await owner.post(columns, { name: 'Kod', text: {} });
  expect(made.body).toMatchObject({ indexed: false, name: 'Kod', text: { maxLength: 255 } });
  await owner.post(list.items, { fields: { Kod: 'a' } });
  const query = `${list.items}?$filter=fields/Kod eq 'a'`;
  expect((await owner.get(query)).status).toBe(400);
  const indexed = await owner.patch(`${columns}/${made.body.id}`, { indexed: true });
  expect(indexed.body).toMatchObject({ indexed: true });
  expect((await owner.get(query)).body.value).toHaveLength(1);
  const gone = await owner.remove(`${columns}/${made.body.id}`);
  expect(gone.status).toBe(204);
  expect((await owner.get(`${list.items}/1?$expand=fields`)).body.fields).not.toHaveProperty('Kod');
});

test('row 36: the 21st index of a list is refused', async () => {
  const many = await emulator.newList(
    'Index',
    Array.from({ length: 20 }, (_, n) => ({ name: `K${String(n)}`, text: {}, indexed: true })),
  );
  const add = owner.post(`${many.path}/columns`, { name: 'K20', text: {}, indexed: true });
  expect(await refusal(add)).toEqual([400, 'invalidRequest']);
});

test('row 36: a list above 20,000 rows refuses a new index', async () => {
  const big = await emulator.newList('Stor', [{ name: 'Kod', text: {} }]);
  await emulator.load(
    big,
    Array.from({ length: 20_001 }, () => ({})),
  );
  const patched = owner.patch(`${big.path}/columns/Kod`, { indexed: true });
  expect(await refusal(patched)).toEqual([400, 'invalidRequest']);
});

test('row 37: a unique column without an index is refused', async () => {
  const made = await owner.post(`${list.path}/columns`, {
    name: 'Unik',
    text: {},
    enforceUniqueValues: true,
  });
  expect(made.status).toBe(400);
  expect(made.body.error.message).toBe('This field must be indexed to enforce unique values');
});

test('row 43: a multi-line text column refuses an index and a filter', async () => {
  const columns = `${list.path}/columns`;
  const note = { name: 'Lang', text: { allowMultipleLines: true } };
  expect((await owner.post(columns, { ...note, indexed: true })).status).toBe(400);
  expect((await owner.post(columns, note)).status).toBe(201);
  const prefer = { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };
  expect((await owner.get(`${list.items}?$filter=fields/Lang eq 'x'`, prefer)).status).toBe(400);
});

test('row 45: a query with more than 12 person and lookup columns is refused', async () => {
  const names = Array.from({ length: 13 }, (_, n) => `P${String(n)}`);
  const people = await emulator.newList(
    'Folk',
    names.map((name) => ({ name, personOrGroup: {} })),
  );
  const ask = (count: number) =>
    owner.get(`${people.items}?$expand=fields($select=${names.slice(0, count).join(',')})`);
  expect((await ask(12)).status).toBe(200);
  expect(await refusal(ask(13))).toEqual([400, 'invalidRequest']);
});

test('a lookup refers to a list of the site, and the rows that it names must exist', async () => {
  const columns = `${list.path}/columns`;
  const bodies = await emulator.newList('Organ');
  await emulator.load(bodies, [{ Title: 'Socialnämnden' }]);
  const wrong = owner.post(columns, {
    name: 'Fel',
    lookup: { listId: 'ingen', columnName: 'Title' },
  });
  expect((await wrong).status).toBe(400);
  await owner.post(columns, { name: 'Organ', lookup: { listId: bodies.id, columnName: 'Title' } });
  const made = await owner.post(list.items, { fields: { OrganLookupId: '1' } });
  expect(made.body.fields['OrganLookupId']).toBe('1');
  const named = await owner.get(`${list.items}/${made.body.id}?$expand=fields($select=Organ)`);
  expect(named.body.fields['Organ']).toBe('Socialnämnden');
  expect((await owner.post(list.items, { fields: { OrganLookupId: 2 } })).status).toBe(400);
});

test('a call or a column type that is not built is 501 and named', async () => {
  const { site } = emulator;
  for (const path of [`${site}/columns`, `${site}/contentTypes`, `${site}/drive/root/delta`]) {
    const { status, body } = await owner.get(path);
    expect([status, body.error.message]).toEqual([
      501,
      `GET /v1.0${path} is not built in this emulator.`,
    ]);
  }
  for (const kind of ['calculated', 'geolocation', 'term', 'thumbnail', 'contentApprovalStatus']) {
    const { status, body } = await owner.post(`${list.path}/columns`, { name: 'Ny', [kind]: {} });
    expect([status, body.error.message]).toEqual([
      501,
      `A column of kind ${kind} is not built in this emulator.`,
    ]);
  }
});
