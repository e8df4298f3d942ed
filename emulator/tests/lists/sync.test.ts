import {
  startEmulator,
  type Body,
  type Caller,
  type Emulator,
  type TestList,
} from '../support/emulator';

let emulator: Emulator;
let app: Caller;
let goals: TestList;

beforeAll(async () => {
  emulator = await startEmulator();
  await emulator.control('PUT', '/meter', { limits: 'off' });
  app = emulator.app('write');
});
beforeEach(async () => {
  goals = await emulator.newList(`Mål ${String(Math.random())}`);
});
afterEach(() => emulator.control('DELETE', '/switches'));
afterAll(() => emulator.stop());

/** Follows the pages of delta to the deltaLink. */
async function pull(
  from: string,
): Promise<{ entries: readonly Body[]; link: string; pages: number }> {
  const entries: Body[] = [];
  let next = from;
  for (let pages = 1; ; pages += 1) {
    const { status, body } = await app.get(next);
    expect(status).toBe(200);
    entries.push(...body.value);
    const [more, link] = [body['@odata.nextLink'], body['@odata.deltaLink']];
    expect([more, link].filter((one) => one !== undefined)).toHaveLength(1);
    if (link !== undefined) return { entries, link, pages };
    next = more ?? '';
  }
}

const rows = (count: number) => Array.from({ length: count }, (_, n) => ({ Title: String(n) }));

test('row 49: delta without a token returns all rows in pages, the last with a deltaLink alone', async () => {
  await emulator.load(goals, rows(450));
  await emulator.settle();
  const { entries, pages } = await pull(`${goals.items}/delta`);
  expect(pages).toBe(3);
  expect(new Set(entries.map((one) => one.id)).size).toBe(450);
});

test('row 50: delta with token=latest returns no rows, only a deltaLink', async () => {
  await emulator.load(goals, rows(3));
  const { body } = await app.get(`${goals.items}/delta?token=latest`);
  expect(body.value).toEqual([]);
  expect(body).toHaveProperty(['@odata.deltaLink']);
});

test('row 51: a changed row comes in its latest state, without the lastModifiedBy that a GET has', async () => {
  await emulator.load(goals, rows(3));
  await emulator.settle();
  const { link } = await pull(`${goals.items}/delta?$expand=fields`);
  for (const Title of ['a', 'b', 'c']) await app.patch(`${goals.items}/2/fields`, { Title });
  await emulator.settle();
  const { entries, link: later } = await pull(link);
  expect(entries.at(-1)).toMatchObject({ id: '2', fields: { Title: 'c' } });
  expect(new Set(entries.map((one) => one.id))).toEqual(new Set(['2']));
  for (const entry of entries) {
    expect(entry).toHaveProperty('createdBy');
    expect(entry).toHaveProperty('lastModifiedDateTime');
    expect(entry).not.toHaveProperty('lastModifiedBy');
  }
  expect((await app.get(`${goals.items}/2`)).body).toHaveProperty('lastModifiedBy');
  expect((await pull(later)).entries).toEqual([]);
});

test('row 51: by switch rows of delta have lastModifiedBy', async () => {
  await emulator.control('PUT', '/switches', { deltaLastModifiedBy: 'present' });
  await emulator.load(goals, rows(1));
  await emulator.settle();
  const { entries } = await pull(`${goals.items}/delta`);
  expect(entries[0]).toHaveProperty('lastModifiedBy');
});

test('row 52: a deleted row comes as a tombstone without fields', async () => {
  await emulator.load(goals, rows(2));
  await emulator.settle();
  const { link } = await pull(`${goals.items}/delta?$expand=fields`);
  await app.remove(`${goals.items}/1`);
  await emulator.settle();
  const { entries } = await pull(link);
  expect(entries).toHaveLength(1);
  expect(entries[0]).toMatchObject({ id: '1', deleted: { state: 'deleted' } });
  expect(entries[0]).not.toHaveProperty('fields');
});

test('row 53: a row that was created and deleted between two calls of delta never comes as a live row', async () => {
  const { link } = await pull(`${goals.items}/delta`);
  const made = await app.post(goals.items, { fields: {} });
  await app.remove(`${goals.items}/${made.body.id}`);
  await emulator.settle();
  const { entries } = await pull(link);
  expect(entries.filter((one) => !('deleted' in one))).toEqual([]);
});

test('row 54: an old or unknown token is 410, and Location leads to a full pass', async () => {
  await emulator.load(goals, rows(3));
  await emulator.settle();
  const { link } = await pull(`${goals.items}/delta`);
  await emulator.control('POST', '/expire-delta-tokens');
  for (const old of [link, `${goals.items}/delta?token=skräp`]) {
    const { status, body, headers } = await app.get(old);
    expect([status, body.error.code]).toEqual([410, 'resyncChangesApplyDifferences']);
    expect((await pull(headers.get('location') ?? '')).entries).toHaveLength(3);
  }
});

test('row 54: by switch the 410 has the code resyncChangesUploadDifferences', async () => {
  await emulator.control('PUT', '/switches', { resyncCode: 'resyncChangesUploadDifferences' });
  const { body } = await app.get(`${goals.items}/delta?token=x`);
  expect(body.error.code).toBe('resyncChangesUploadDifferences');
});

test('row 55: delta and delta() accept ?token=, and the form delta(token=…) is 404', async () => {
  expect((await app.get(`${goals.items}/delta?token=latest`)).status).toBe(200);
  expect((await app.get(`${goals.items}/delta()?token=latest`)).status).toBe(200);
  expect((await app.get(`${goals.items}/delta(token='latest')`)).status).toBe(404);
});

test('row 75: delta shows a write after a while, a GET of the row at once', async () => {
  await emulator.control('PUT', '/switches', { deltaLagMs: 60_000 });
  const { link } = await pull(`${goals.items}/delta`);
  const made = await app.post(goals.items, { fields: { Title: 'ny' } });
  expect((await app.get(`${goals.items}/${made.body.id}`)).status).toBe(200);
  expect((await pull(link)).entries).toEqual([]);
  expect((await pull(`${goals.items}/delta`)).entries).toEqual([]);
  await emulator.control('PUT', '/switches', { deltaLagMs: 0 });
  expect((await pull(link)).entries.map((one) => one.id)).toEqual([made.body.id]);
});

const batch = (requests: readonly object[]) => app.post('/$batch', { requests });
const get = (id: string, url = goals.path) => ({ id, method: 'GET', url });

test('row 57: a batch has at most 20 parts, whose ids differ without regard to case; a failed part does not fail the batch', async () => {
  const parts = Array.from({ length: 20 }, (_, n) => get(String(n)));
  expect((await batch(parts)).status).toBe(200);
  expect((await batch([...parts, get('20')])).status).toBe(400);
  expect((await batch([get('a'), get('A')])).status).toBe(400);
  const mixed = await batch([get('1'), get('2', `${goals.items}/999`)]);
  expect(mixed.status).toBe(200);
  const statuses = Object.fromEntries(mixed.body.responses.map(({ id, status }) => [id, status]));
  expect(statuses).toEqual({ '1': 200, '2': 404 });
});

test('a part whose url begins with the version is refused', async () => {
  const { body } = await batch([get('1', `/v1.0${goals.path}`)]);
  expect(body.responses[0]?.body.error.message).toBe("Resource not found for the segment 'v1.0'.");
});

test('row 58: the answers of a batch come in another order than its parts', async () => {
  const { body } = await batch([get('1'), get('2'), get('3')]);
  const ids = body.responses.map(({ id }) => id);
  expect([...ids].sort()).toEqual(['1', '2', '3']);
  expect(ids).not.toEqual(['1', '2', '3']);
});

test('row 59: a part that depends on a failed part is 424, and earlier parts stay done', async () => {
  const write = (id: string, more: object) => ({
    id,
    method: 'POST',
    url: goals.items,
    headers: { 'Content-Type': 'application/json' },
    body: { fields: { Title: id } },
    ...more,
  });
  const { body } = await batch([
    write('1', {}),
    write('2', { body: { fields: { Fel: 1 } }, dependsOn: ['1'] }),
    write('3', { dependsOn: ['2'] }),
  ]);
  const statuses = Object.fromEntries(body.responses.map(({ id, status }) => [id, status]));
  expect(statuses).toEqual({ '1': 201, '2': 400, '3': 424 });
  expect(await app.all(goals.items)).toHaveLength(1);
});

test('row 61: a part with a body needs a Content-Type', async () => {
  const part = { id: '1', method: 'POST', url: goals.items, body: { fields: {} } };
  const { status, body } = await batch([part, get('2')]);
  expect(status).toBe(200);
  expect(body.responses.find(({ id }) => id === '1')?.status).toBe(400);
});
