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

const TITLES = ['a', 'b', 'c', 'd', 'e'];

beforeAll(async () => {
  emulator = await startEmulator();
  await emulator.control('PUT', '/switches', { deltaLagMs: 0 });
  app = emulator.app('write');
  goals = await emulator.newList('Mål');
  await emulator.load(
    goals,
    TITLES.map((Title) => ({ Title })),
  );
});
afterEach(() => emulator.control('DELETE', '/faults'));
afterAll(() => emulator.stop());

const addFault = (fault: object, path = '/delta') =>
  emulator.control('POST', '/faults', [{ match: { path }, times: 1, fault }]);

interface Pass {
  readonly pages: readonly (readonly string[])[];
  readonly deltaLink: string;
}

/** Follows delta from an address to the deltaLink. @returns the ids of each page's rows, and the deltaLink */
async function follow(from: string): Promise<Pass> {
  const pages: string[][] = [];
  for (let next = from; ;) {
    const { status, body } = await app.get(next);
    if (status !== 200) throw new Error(JSON.stringify(body));
    pages.push(body.value.map((row: Body) => row.id));
    const { '@odata.nextLink': more, '@odata.deltaLink': deltaLink } = body;
    if (deltaLink !== undefined) return { pages, deltaLink };
    next = String(more);
  }
}
const full = () => `${goals.items}/delta?$top=2`;

test('a page of delta is repeated', async () => {
  await addFault({ page: 'repeated' });
  const { pages, deltaLink } = await follow(full());
  expect(pages).toEqual([['1', '2'], ['1', '2'], ['3', '4'], ['5']]);
  expect((await follow(deltaLink)).pages).toEqual([[]]);
});

test('the last page of a delta pass comes again with the next pass', async () => {
  const { deltaLink } = await follow(full());
  await app.patch(`${goals.items}/2/fields`, { Title: 'bb' });
  await addFault({ page: 'repeated' });
  const first = await follow(deltaLink);
  const second = await follow(first.deltaLink);
  const third = await follow(second.deltaLink);
  expect([first.pages, second.pages, third.pages]).toEqual([[['2']], [['2']], [[]]]);
});

test('the rows of a late page come with the next page', async () => {
  await addFault({ page: 'late' });
  expect((await follow(full())).pages).toEqual([[], ['1', '2'], ['3', '4'], ['5']]);
});

test('the rows of a late last page come with the next pass, together with newer changes', async () => {
  const { deltaLink } = await follow(full());
  await app.patch(`${goals.items}/3/fields`, { Title: 'cc' });
  await addFault({ page: 'late' });
  const first = await follow(deltaLink);
  await app.patch(`${goals.items}/4/fields`, { Title: 'dd' });
  const second = await follow(first.deltaLink);
  expect([first.pages, second.pages]).toEqual([[[]], [['3', '4']]]);
});

test('a late page after token=latest loses no change', async () => {
  await addFault({ page: 'late' });
  const { deltaLink } = await follow(`${goals.items}/delta?token=latest`);
  await app.patch(`${goals.items}/1/fields`, { Title: 'aa' });
  expect((await follow(deltaLink)).pages).toEqual([['1']]);
});

test('row 56: a repeated page can also have an error object among its rows', async () => {
  await addFault({ page: 'repeated', errorObjectInPage: true });
  const { body } = await app.get(full());
  expect(body.value[0]).toMatchObject({ error: { code: 'InternalServerError' } });
  expect(body.value).toHaveLength(3);
});

describe('an expired link', () => {
  test('does not affect a first call, which follows no link', async () => {
    await addFault({ expiredLink: true });
    expect((await app.get(full())).status).toBe(200);
  });

  test.each(['resyncChangesApplyDifferences', 'resyncChangesUploadDifferences'])(
    'row 54: an expired delta link is 410 %s, and Location leads to a full pass',
    async (resyncCode) => {
      await emulator.control('PUT', '/switches', { resyncCode });
      const { deltaLink } = await follow(full());
      await addFault({ expiredLink: true });
      const { status, headers, body } = await app.get(deltaLink);
      expect([status, body.error.code]).toEqual([410, resyncCode]);
      expect((await follow(String(headers.get('location')))).pages.flat()).toHaveLength(5);
      expect((await follow(deltaLink)).pages).toEqual([[]]);
    },
  );

  test('is 410 in the middle of a full pass too', async () => {
    const { body } = await app.get(full());
    await addFault({ expiredLink: true });
    expect((await app.get(String(body['@odata.nextLink']))).status).toBe(410);
  });

  test('is 400 for a page of rows, as reported in 2025, or 500 as reported in 2019', async () => {
    const { body } = await app.get(`${goals.items}?$top=2`);
    const next = String(body['@odata.nextLink']);
    await addFault({ expiredLink: true }, '/items');
    await addFault({ expiredLink: true, code: 'generalException' }, '/items');
    expect((await app.get(goals.items)).status).toBe(200);
    const [first, second] = [await app.get(next), await app.get(next)];
    expect([first.status, first.body.error.code]).toEqual([400, 'invalidRequest']);
    expect(first.body.error.innerError['code']).toBe('badArgument');
    expect([second.status, second.body.error.code]).toEqual([500, 'generalException']);
    expect((await app.get(next)).status).toBe(200);
  });
});
