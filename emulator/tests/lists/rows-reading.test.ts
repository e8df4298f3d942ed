import { startEmulator, type Caller, type Emulator, type TestList } from '../support/emulator';

let emulator: Emulator;
let app: Caller;
let goals: TestList;

const PREFER = { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };
const titles = (rows: readonly { readonly fields: Readonly<Record<string, unknown>> }[]) =>
  rows.map((row) => row.fields['Title']);

beforeAll(async () => {
  emulator = await startEmulator();
  await emulator.control('PUT', '/meter', { limits: 'off' });
  app = emulator.app('write');
  goals = await emulator.newList('Mål', [
    { name: 'Kod', text: {}, indexed: true },
    { name: 'Status', choice: { choices: ['Pågår', 'Klar'] } },
    { name: 'Antal', number: {}, indexed: true },
    { name: 'Aktiv', boolean: {}, indexed: true },
    { name: 'Slut', dateTime: { format: 'dateOnly' }, indexed: true },
    { name: 'Text', text: { allowMultipleLines: true } },
  ]);
  await emulator.load(goals, [
    { Title: 'Ett', Kod: 'a', Antal: 0, Aktiv: false, Slut: '2026-01-01' },
    { Title: 'Två', Kod: 'B b', Status: 'Klar', Antal: -12.5, Aktiv: true, Slut: '2026-06-30' },
    { Title: 'Tre', Kod: 'b', Antal: 300 },
  ]);
});
afterAll(() => emulator.stop());

test('row 1: rows come without fields unless $expand asks for them', async () => {
  const { body } = await app.get(goals.items);
  expect(body.value).toHaveLength(3);
  for (const item of body.value) expect(item).not.toHaveProperty('fields');
});

test('row 2: only the selected columns and the eTag are returned', async () => {
  const { body } = await app.get(`${goals.items}?$expand=fields($select=Title,Kod)`);
  for (const item of body.value) {
    expect(Object.keys(item.fields).sort()).toEqual(['@odata.etag', 'Kod', 'Title']);
  }
});

test('row 2: by switch the id is returned too', async () => {
  await emulator.control('PUT', '/switches', { idWithSelect: 'present' });
  const { body } = await app.get(`${goals.items}/1?$expand=fields($select=Title)`);
  await emulator.control('DELETE', '/switches');
  expect(body.fields['id']).toBe('1');
});

test('row 2: a selected name that no column has is refused, or by switch ignored', async () => {
  const query = `${goals.items}/1?$expand=fields($select=Title,Okand)`;
  expect((await app.get(query)).status).toBe(400);
  await emulator.control('PUT', '/switches', { unknownSelect: 'ignored' });
  const { body } = await app.get(query);
  await emulator.control('DELETE', '/switches');
  expect(Object.keys(body.fields).sort()).toEqual(['@odata.etag', 'Title']);
});

test('row 5: by switch an empty page follows when the number of rows divides evenly', async () => {
  await emulator.control('PUT', '/switches', { lastPage: 'empty' });
  const first = await app.get(`${goals.items}?$top=3`);
  const last = await app.get(first.body['@odata.nextLink'] ?? '');
  await emulator.control('DELETE', '/switches');
  expect([first.body.value.length, last.body.value.length]).toEqual([3, 0]);
  expect(last.body).not.toHaveProperty(['@odata.nextLink']);
});

test.each([
  "$filter=contains(fields/Kod,'a')",
  "$filter=fields/Kod in ('a')",
  '$filter=not fields/Aktiv eq 1',
  '$apply=aggregate(x)',
  '$search=a',
])('row 74: the query %s is not supported', async (query) => {
  expect((await app.get(`${goals.items}?${query}`)).status).toBe(400);
});

test('row 3: an empty cell is absent from fields; false and 0 are present', async () => {
  const { body } = await app.get(`${goals.items}/1?$expand=fields`);
  expect(body.fields).toMatchObject({ Antal: 0, Aktiv: false });
  expect(body.fields).not.toHaveProperty('Status');
  expect(body.fields).not.toHaveProperty('Text');
});

test('row 4: a query without hits is 200 with an empty collection', async () => {
  const { status, body } = await app.get(`${goals.items}?$filter=fields/Kod eq 'finns inte'`);
  expect(status).toBe(200);
  expect(body).toEqual({ '@odata.context': expect.any(String) as string, value: [] });
});

describe('with many rows', () => {
  let many: TestList;
  beforeAll(async () => {
    many = await emulator.newList('Många', [
      { name: 'Nr', number: {}, indexed: true },
      { name: 'Fri', text: {} },
    ]);
    const rows = Array.from({ length: 6000 }, (_, n) => ({ Title: `r${String(n)}`, Nr: n % 60 }));
    await emulator.load(many, rows);
  });

  test('row 5: a page has 200 rows, and following the links gives each row once', async () => {
    const some = await emulator.newList('Några');
    await emulator.load(
      some,
      Array.from({ length: 450 }, (_, n) => ({ Title: String(n) })),
    );
    const first = await app.get(some.items);
    expect(first.body.value).toHaveLength(200);
    const second = await app.get(first.body['@odata.nextLink'] ?? '');
    const third = await app.get(second.body['@odata.nextLink'] ?? '');
    expect(third.body.value).toHaveLength(50);
    expect(third.body).not.toHaveProperty(['@odata.nextLink']);
    const ids = [first, second, third].flatMap(({ body }) => body.value.map((one) => one.id));
    expect(new Set(ids).size).toBe(450);
  });

  test('row 6: $top above 5,000 gives 5,000 rows and a nextLink', async () => {
    const { body } = await app.get(`${many.items}?$top=10000`);
    expect(body.value).toHaveLength(5000);
    expect(body).toHaveProperty(['@odata.nextLink']);
  });

  test('row 14: a query without an index over more than 5,000 rows fails with tooManyResources', async () => {
    const refused = await app.get(`${many.items}?$filter=fields/Fri eq 'x'`, PREFER);
    expect(refused.status).toBe(422);
    expect(refused.body.error.code).toBe('notSupported');
    expect(refused.body.error.innerError['code']).toBe('tooManyResources');
    const indexed = await app.get(`${many.items}?$filter=fields/Nr eq 7&$top=5000`);
    expect(indexed.body.value).toHaveLength(100);
    const narrowed = `fields/Nr eq 7 and startswith(fields/Title,'r7')`;
    const both = await app.get(`${many.items}?$filter=${narrowed}`, PREFER);
    expect(both.status).toBe(200);
  });

  test('row 14: by switch that failure has another status', async () => {
    await emulator.control('PUT', '/switches', { tooManyResourcesStatus: 400 });
    const refused = await app.get(`${many.items}?$orderby=fields/Fri`, PREFER);
    await emulator.control('DELETE', '/switches');
    expect(refused.status).toBe(400);
  });

  test('row 14: an order along an index pages to the end, in order', async () => {
    const query = `${many.items}?$orderby=fields/Nr desc&$expand=fields($select=Nr)&$top=1700`;
    const numbers = (await app.all(query)).map((item) => Number(item.fields['Nr']));
    expect(numbers).toHaveLength(6000);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  });

  test('row 14: an indexed filter with more than 5,000 hits pages, or by switch is refused', async () => {
    const query = `${many.items}?$filter=fields/Nr ge 1&$top=5000`;
    expect(await app.all(query)).toHaveLength(5900);
    await emulator.control('PUT', '/switches', { indexedFilterAbove5000: 'refused' });
    const refused = await app.get(query);
    await emulator.control('DELETE', '/switches');
    expect(refused.status).toBe(422);
  });
});

test('row 7: a nextLink keeps the query but not the Prefer header', async () => {
  const query = `${goals.items}?$filter=fields/Title ne 'x'&$expand=fields($select=Title)&$top=1`;
  const first = await app.get(query, PREFER);
  const link = first.body['@odata.nextLink'] ?? '';
  expect((await app.get(link)).body.error.code).toBe('invalidRequest');
  const second = await app.get(link, PREFER);
  expect(second.body.value.map((one) => one.id)).toEqual(['2']);
  expect(second.body.value[0]?.fields).toHaveProperty('Title', 'Två');
});

test.each([
  '$filter=Status eq 1',
  '$filter=Kod eq ‘a’',
  '$orderby=Kod',
  "$filter=fields/Kod contains 'a'",
])('row 11: %s is an invalid filter clause', async (query) => {
  const { status, body } = await app.get(`${goals.items}?${query}`);
  expect(status).toBe(400);
  expect(body.error.code).toBe('BadRequest');
  expect(body.error.message).toBe('Invalid filter clause');
});

test.each(['filter=fields/Title eq', 'orderby=fields/Title'])(
  'row 12: a filter or order on a column without an index is refused, also on a list of three rows (%s)',
  async (query) => {
    const { status, body } = await app.get(
      `${goals.items}?$${query}${query.endsWith('eq') ? " 'x'" : ''}`,
    );
    expect(status).toBe(400);
    expect(body.error.code).toBe('invalidRequest');
    expect(body.error.message).toContain(
      "Field 'Title' cannot be referenced in filter or orderby as it is not indexed.",
    );
  },
);

test('row 13: with the Prefer header a filter on a column without an index works on a small list', async () => {
  const { body } = await app.get(
    `${goals.items}?$filter=fields/Title eq 'Två'&$expand=fields($select=Title)`,
    PREFER,
  );
  expect(titles(body.value)).toEqual(['Två']);
});

test.each([
  ["fields/Kod eq 'B'", ['Tre']],
  ["startswith(fields/Kod,'b')", ['Två', 'Tre']],
  ['fields/Antal lt 0', ['Två']],
  ['fields/Antal ge 0', ['Ett', 'Tre']],
  ['fields/Antal le 0 and fields/Antal gt -20', ['Ett', 'Två']],
  ["(fields/Kod eq 'a' or fields/Kod eq 'b') and fields/Antal gt 1", ['Tre']],
  ['fields/Slut eq null', ['Tre']],
  ["fields/Slut gt '2026-02-01T00:00:00Z'", ['Två']],
  ["fields/Kod ne 'a'", ['Två', 'Tre']],
  ['id eq 2', ['Två']],
  ['fields/id le 1', ['Ett']],
])('%s finds %j', async (filter, found) => {
  const query = `$filter=${encodeURIComponent(filter)}&$expand=fields($select=Title)`;
  const { body } = await app.get(`${goals.items}?${query}`);
  expect(titles(body.value)).toEqual(found);
});

test('row 27: on a boolean column eq 1 finds the true rows, and eq true the false ones, or by switch the true ones', async () => {
  const found = async (literal: string) => {
    const query = `$filter=fields/Aktiv eq ${literal}&$expand=fields($select=Title)`;
    return titles((await app.get(`${goals.items}?${query}`)).body.value);
  };
  expect(await found('1')).toEqual(['Två']);
  expect(await found('true')).toEqual(['Ett']);
  await emulator.control('PUT', '/switches', { booleanFilter: 'correct' });
  expect(await found('true')).toEqual(['Två']);
  await emulator.control('DELETE', '/switches');
});

test('row 28: a date is stored as UTC, and a filter must quote it', async () => {
  const made = await app.post(goals.items, { fields: { Slut: '2026-11-16T01:00:00+02:00' } });
  expect(made.body.fields['Slut']).toBe('2026-11-15T23:00:00Z');
  const bare = await app.get(`${goals.items}?$filter=fields/Slut eq 2026-11-15T23:00:00Z`);
  expect([bare.status, bare.body.error.code]).toEqual([400, 'BadRequest']);
  await app.remove(`${goals.items}/${made.body.id}`);
});

test.each(['$count=true', '$skip=1'])('row 29: the option %s is refused', async (option) => {
  const { status, body } = await app.get(`${goals.items}?${option}`);
  expect([status, body.error.code]).toEqual([400, 'invalidRequest']);
  expect(body.error.message).toContain('Only URLs returned by the API can be used to page.');
});

test('items/$count is refused', async () => {
  expect((await app.get(`${goals.items}/$count`)).status).toBe(400);
});

test('row 48: there is no call for attachments', async () => {
  expect((await app.get(`${goals.items}/1/attachments`)).status).toBe(400);
  const { body } = await app.get(`${goals.items}/1?$expand=fields`);
  expect(body.fields['Attachments']).toBe(false);
});
