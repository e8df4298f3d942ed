import { AppError } from '../../../src/core/domain/base/app-error';
import { openLists, type Lists } from '../../../src/graph/open-lists';
import { aDelivery, trace } from '../../support/graph/builders';
import { quickPace } from '../../support/graph/quick-pace';
import { shortPauses } from '../../support/graph/short-pauses';
import { startSite, type TestSite } from '../../support/graph/site';

let site: TestSite;
let lists: Lists;
let nextKey = 0;
let pauses: ReturnType<typeof shortPauses>;

const fault = (call: string, what: object, times = 1) => {
  const [method, path] = call.split(' ');
  return site.control('POST', '/faults', [{ match: { method, path }, times, fault: what }]);
};
const delivery = () => {
  nextKey += 1;
  return aDelivery({ key: `lost-${String(nextKey)}` });
};
const rowsInList = async (key: string): Promise<number> => {
  const answer = await site
    .graph('product')
    .call({ method: 'GET', path: `${site.list('Påminnelselogg')}/items?$expand=fields&$top=5000` });
  const { value } = answer.body as { value: { fields: { Key?: string } }[] };
  return value.filter((row) => row.fields.Key === key).length;
};

beforeAll(async () => {
  site = await startSite();
}, 180_000);
beforeEach(async () => {
  pauses = shortPauses(20);
  const timing = quickPace();
  lists = openLists(site.settings('product'), {
    graph: site.graph('product', { timing }),
    // The clock of waits runs on by the whole pause, so that a client which has stopped calling tries again.
    timing: { ...timing, sleep: (ms) => pauses.pause(ms).then(() => timing.sleep(ms)) },
  });
  await lists.load();
});
afterAll(() => site.stop());
afterEach(async () => {
  pauses.end();
  await site.control('DELETE', '/faults');
  await site.resetSwitches();
});

/** Returns the error of a write whose outcome is unknown, with the mark of the write. */
async function lostOf(write: Promise<unknown>): Promise<{ readonly mark: string }> {
  const failed = await write.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(failed).toMatchObject({ code: 'outcome-unknown', mark: expect.any(String) as unknown });
  return failed as { readonly mark: string };
}

describe('A refusal of the reading after a write', () => {
  it.each([400, 403, 404, 409, 412])(
    'says nothing about the write: after %d the outcome is unknown until the row is found',
    async (status) => {
      await fault('GET filter', { status });
      const value = delivery();
      const { mark } = await lostOf(lists.tables.deliveries.create(value, trace));
      await lists.refresh('all');
      const found = lists.tables.deliveries.findByKey(value.key);
      const { id } = found?.value ?? {};
      expect(lists.tables.deliveries.isMarked(id ?? '', mark)).toBe(true);
      expect(lists.tables.deliveries.isMarked(id ?? '', 'another')).toBe(false);
    },
  );

  it('names the row also after its instants were corrected, which is a second write', async () => {
    await site.control('PUT', '/switches', { createdZone: 'ignored' });
    await fault('GET filter', { status: 403 });
    const value = delivery();
    const { mark } = await lostOf(lists.tables.deliveries.create(value, trace));
    const found = () => lists.tables.deliveries.findByKey(value.key)?.value;
    for (let n = 0; n < 60 && found()?.stateAt !== value.stateAt; n += 1) {
      await new Promise((done) => setTimeout(done, 50));
    }
    expect(found()?.stateAt).toBe(value.stateAt);
    expect(lists.tables.deliveries.isMarked(found()?.id ?? '', mark)).toBe(true);
  });

  it.each([400, 403, 409, 412])('leaves a lost change unknown after %d', async (status) => {
    const { stored } = await lists.tables.deliveries.create(delivery(), trace);
    await fault('PATCH items', { status: 412 });
    await fault('GET /items/[0-9]+', { status });
    const value = { ...stored.value, reason: 'x' };
    await expect(lists.tables.deliveries.save({ ...stored, value }, trace)).rejects.toMatchObject({
      code: 'outcome-unknown',
    });
  });

  it('leaves a change unknown whose answer had no eTag', async () => {
    const { stored } = await lists.tables.deliveries.create(delivery(), trace);
    await site.control('PUT', '/switches', { patchEtag: 'absent' });
    await fault('GET /items/[0-9]+', { status: 403 });
    const value = { ...stored.value, reason: 'x' };
    await expect(lists.tables.deliveries.save({ ...stored, value }, trace)).rejects.toMatchObject({
      code: 'outcome-unknown',
    });
  });
});

describe('A 404 for a row', () => {
  it.each([
    ['at the save', [['PATCH items', 404, 1]]],
    [
      'after a conflict',
      [
        ['PATCH items', 412, 1],
        ['GET /items/[0-9]+', 404, 1],
      ],
    ],
    [
      'with a second reading that fails',
      [
        ['PATCH items', 404, 1],
        ['GET /items/[0-9]+', 403, 1],
      ],
    ],
  ] as const)('that comes once leaves the row in the copy: %s', async (_name, faults) => {
    const { stored } = await lists.tables.deliveries.create(delivery(), trace);
    for (const [call, status, times] of faults) await fault(call, { status }, times);
    const save = lists.tables.deliveries.save(stored, trace);
    await expect(save).rejects.toHaveProperty('code');
    expect(lists.tables.deliveries.find(stored.value.id)).toBeDefined();
    await site.control('DELETE', '/faults');
    const value = { ...stored.value, reason: 'x' };
    expect((await lists.tables.deliveries.save({ ...stored, value }, trace)).value.reason).toBe(
      'x',
    );
  });

  it('that comes twice drops it', async () => {
    const { stored } = await lists.tables.deliveries.create(delivery(), trace);
    await fault('PATCH items', { status: 404 });
    await fault('GET /items/[0-9]+', { status: 404 });
    await expect(lists.tables.deliveries.save(stored, trace)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(lists.tables.deliveries.find(stored.value.id)).toBeUndefined();
  });
});

describe('A new row whose answer is lost', () => {
  it.each([
    ['the connection breaks after it was written', { reset: 'after' }],
    ['the answer breaks off', { tornBody: true }],
  ])('is recognized by its mark and not written twice when %s', async (_name, what) => {
    await fault('POST /items', what);
    const value = delivery();
    const { stored, created } = await lists.tables.deliveries.create(value, trace);
    expect(created).toBe(true);
    expect(stored.value).toEqual({ ...value, id: stored.value.id });
    expect(await rowsInList(value.key)).toBe(1);
  });

  it.each([
    ['its connection broke before it was written', { reset: 'before' }],
    ['the service had an error', { status: 500 }],
    ['Graph answered 409 although no row has the key', { status: 409 }],
    ['it is written after the product has read the list', { effectAfterMs: 400 }],
  ])('is posted once more, and is one record, when %s', async (_name, what) => {
    await fault('POST /items', what);
    const value = delivery();
    const { stored, created } = await lists.tables.deliveries.create(value, trace);
    expect(created).toBe(true);
    if ('effectAfterMs' in what) await new Promise((done) => setTimeout(done, 500));
    await lists.refresh('all');
    expect(lists.tables.deliveries.findByKey(value.key)?.value).toEqual(stored.value);
    // A list that does not refuse a second row of a key keeps the one that came late; it is not the record.
    const isKept = 'effectAfterMs' in what && process.env['EMULATOR_SWITCHES'] === 'other';
    expect(await rowsInList(value.key)).toBe(isKept ? 2 : 1);
  });

  it.each([
    ['500 twice', { status: 500 }],
    ['409 twice', { status: 409 }],
  ])('is not written, and the error says so: %s', async (_name, what) => {
    await fault('POST /items', what, 2);
    const value = delivery();
    await expect(lists.tables.deliveries.create(value, trace)).rejects.toMatchObject({
      code: 'store-unavailable',
    });
    expect(await rowsInList(value.key)).toBe(0);
  });

  it.each([
    [
      'and the list cannot be read',
      [
        ['POST /items', { reset: 'after' }],
        ['GET filter', { reset: 'before' }],
      ],
    ],
    [
      'and Graph then asks to wait',
      [
        ['POST /items', { reset: 'after' }],
        ['GET filter', { status: 429, retryAfter: 600 }],
      ],
    ],
    ['and the row comes late', [['POST /items', { effectAfterMs: 700 }]]],
  ] as const)('is unknown, %s, until the product has found it', async (_name, faults) => {
    for (const [call, what] of faults) await fault(call, what, 20);
    const value = delivery();
    await expect(lists.tables.deliveries.create(value, trace)).rejects.toMatchObject({
      code: 'outcome-unknown',
    });
    await site.control('DELETE', '/faults');
    if (faults.some(([, what]) => 'retryAfter' in what)) return;
    // A list that takes instants for local time first holds the row with others; the product then saves it again.
    const hasItsTime = () =>
      lists.tables.deliveries.findByKey(value.key)?.value.stateAt === value.stateAt;
    for (let n = 0; n < 60 && !hasItsTime(); n += 1) {
      await new Promise((done) => setTimeout(done, 100));
    }
    expect(lists.tables.deliveries.findByKey(value.key)?.value).toMatchObject(value);
    expect(await rowsInList(value.key)).toBe(1);
  });

  it('is written once, after the wait that Graph asks for when it throttles', async () => {
    await fault('POST /items', { status: 429, retryAfter: 3 }, 2);
    const value = delivery();
    expect((await lists.tables.deliveries.create(value, trace)).created).toBe(true);
    expect(await rowsInList(value.key)).toBe(1);
  });

  it('is created by one of two instances only when both lose their answer', async () => {
    const timing = quickPace();
    const other = openLists(site.settings('product'), { graph: site.graph('product', { timing }) });
    await other.load();
    await site.control('PUT', '/switches', { uniqueColumns: 'ignored' });
    await fault('POST /items', { reset: 'after' }, 2);
    const value = delivery();
    const both = await Promise.all(
      [lists, other].map((one) => one.tables.deliveries.create(value, trace)),
    );
    expect(both.filter(({ created }) => created)).toHaveLength(1);
  });
});

describe('A change whose answer is lost', () => {
  it.each([
    ['the connection breaks after it was written', { reset: 'after' }],
    ['the answer breaks off', { tornBody: true }],
    ['the connection breaks before', { reset: 'before' }],
    ['the service has an error', { status: 503 }],
  ])('is saved, and does not conflict with its own first try, when %s', async (_name, what) => {
    const { stored } = await lists.tables.deliveries.create(delivery(), trace);
    await fault('PATCH /fields', what);
    const value = { ...stored.value, state: 'sent' as const, activityId: 'a1' };
    const saved = await lists.tables.deliveries.save({ ...stored, value }, trace);
    expect(saved.value).toEqual(value);
    const again = await lists.tables.deliveries.save(saved, trace);
    expect(again.value).toEqual(value);
  });

  it('is read again when the answer has no eTag', async () => {
    await site.control('PUT', '/switches', { patchEtag: 'absent' });
    const { stored } = await lists.tables.deliveries.create(delivery(), trace);
    const value = { ...stored.value, state: 'sent' as const };
    const saved = await lists.tables.deliveries.save({ ...stored, value }, trace);
    expect(saved.value).toEqual(value);
    expect((await lists.tables.deliveries.save(saved, trace)).value).toEqual(value);
  });

  it('is unknown and no conflict when the service has errors and the row cannot be read', async () => {
    const { stored } = await lists.tables.deliveries.create(delivery(), trace);
    await fault('PATCH /fields', { status: 503 }, 20);
    const value = { ...stored.value, state: 'sent' as const };
    const failed = await lists.tables.deliveries.save({ ...stored, value }, trace).then(
      () => undefined,
      (cause: unknown) => cause,
    );
    expect(failed).toBeInstanceOf(AppError);
    expect(failed).toMatchObject({ code: 'outcome-unknown' });
  });
});

describe('A change of which no answer comes', () => {
  it.each([
    ['the connection breaks before it', { reset: 'before' }, false],
    ['it is carried out late', { effectAfterMs: 700 }, true],
  ])('is unknown when %s, and then known', async (_name, what, isSaved) => {
    const { stored } = await lists.tables.deliveries.create(delivery(), trace);
    await fault('PATCH /fields', what, 20);
    const value = { ...stored.value, state: 'sent' as const, activityId: 'late' };
    const { mark } = await lostOf(lists.tables.deliveries.save({ ...stored, value }, trace));
    await site.control('DELETE', '/faults');
    const now = () => lists.tables.deliveries.find(stored.value.id)?.value;
    for (let n = 0; n < 120 && isSaved && now()?.state !== 'sent'; n += 1) {
      await new Promise((done) => setTimeout(done, 100));
    }
    expect(now()).toEqual(isSaved ? value : stored.value);
    expect(lists.tables.deliveries.isMarked(stored.value.id, mark)).toBe(isSaved);
  });
});

describe('Dates in the answer to a new row', () => {
  it('are not put into the copy when they are off by the time zone', async () => {
    await site.control('PUT', '/switches', { postDates: 'local' });
    const value = delivery();
    const { stored } = await lists.tables.deliveries.create(value, trace);
    expect(stored.value.stateAt).toBe(value.stateAt);
  });

  it('are corrected when the list took them for the site’s local time, and another instance changes nothing', async () => {
    await site.control('PUT', '/switches', { createdZone: 'ignored' });
    const value = delivery();
    const { stored, created } = await lists.tables.deliveries.create(value, trace);
    expect(created).toBe(true);
    expect(stored.value.stateAt).toBe(value.stateAt);
    const other = openLists(site.settings('product'), { graph: site.graph('product') });
    await other.load();
    expect(other.tables.deliveries.find(stored.value.id)?.value).toEqual(stored.value);
    const again = await lists.tables.deliveries.save(stored, trace);
    expect(again.value).toEqual(stored.value);
  });
});
