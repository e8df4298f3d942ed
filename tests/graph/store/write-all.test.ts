import type { Body } from '../../../src/core/domain/organisation/body';
import type { RowWrite, RowWritten } from '../../../src/core/ports';
import type { GraphAnswer } from '../../../src/graph/client/graph';
import { aDelivery, trace } from '../../support/graph/builders';
import {
  countingInstance,
  countOf,
  idsOf,
  keyCounts,
  kindsOf,
  newBodies,
  renamed,
  until,
  type CountingInstance,
} from '../../support/graph/counting-instance';
import { shortPauses } from '../../support/graph/short-pauses';
import { startSite, type TestSite } from '../../support/graph/site';

let site: TestSite;
let pauses: ReturnType<typeof shortPauses>;
/** The instance that writes many rows. */
let one: CountingInstance;

const write = ({ lists }: CountingInstance, writes: readonly RowWrite<Body>[]) =>
  lists.tables.bodies.writeAll(writes, trace);
const rowsInList = (creates: ReturnType<typeof newBodies>) => keyCounts(site, creates);
const fault = (call: string, what: object, times = 1) => {
  const [method, path] = call.split(' ');
  return site.control('POST', '/faults', [{ match: { method, path }, times, fault: what }]);
};
beforeAll(async () => {
  site = await startSite();
}, 180_000);
afterAll(() => site.stop());
beforeEach(async () => {
  pauses = shortPauses(200);
  one = await countingInstance(site, pauses.pause);
});
afterEach(async () => {
  pauses.end();
  await site.control('DELETE', '/faults');
  await site.resetSwitches();
});

describe('Many rows', () => {
  it('are created and changed together: 20 rows cost one request and 40 units', async () => {
    const other = await countingInstance(site, pauses.pause);
    await site.control('PUT', '/switches', { patchEtag: 'present' });
    const before = await write(one, newBodies(10));
    one.calls.length = 0;
    const writes = [...renamed(before, 'Nytt namn'), ...newBodies(10)];
    let written: readonly RowWritten<Body>[] = [];
    const units = await site.resourceUnits(async () => {
      written = await write(one, writes);
    });
    expect({ units, calls: one.calls }).toEqual({ units: 40, calls: ['batch of 20'] });
    expect(countOf(written, 'written')).toBe(20);
    const path = `${site.list('Organisation')}/items/${idsOf(written)[0] ?? ''}?$expand=fields`;
    const { body } = await site.graph('product').call({ method: 'GET', path });
    expect(body).toMatchObject({ fields: { ChangedBy: 'Karin Lindgren', Act: 'Rapporterade' } });
    await other.lists.refresh('all');
    for (const [at, row] of written.entries()) {
      const sent = writes[at]!;
      const wanted = sent.kind === 'save' ? sent.stored.value : sent.value;
      if (!('stored' in row)) throw new Error(row.kind);
      expect(row.stored.value).toMatchObject(wanted);
      const { id } = row.stored.value;
      expect(one.lists.tables.bodies.find(id)).toEqual(row.stored);
      expect(other.lists.tables.bodies.find(id)).toEqual(row.stored);
    }
  });

  it('go in batches of 20, and no instance takes them for edits', async () => {
    const other = await countingInstance(site, pauses.pause);
    const creates = newBodies(45);
    const written = await write(one, creates);
    expect(one.calls).toEqual(['batch of 20', 'batch of 20', 'batch of 5']);
    const keys = written.map((row) => ('stored' in row ? row.stored.value.key : row.kind));
    expect(keys).toEqual(creates.map(({ value }) => value.key));
    expect(await one.lists.refresh('all')).toEqual([]);
    expect(await other.lists.refresh('all')).toEqual([]);
    expect(await write(one, renamed(written, 'Nytt namn'))).toHaveLength(45);
    expect(await one.lists.refresh('all')).toEqual([]);
    expect(await other.lists.refresh('all')).toEqual([]);
  });
});

describe('A batch whose answer does not tell what became of its rows', () => {
  it.each([
    ['the connection breaks after it was carried out', { reset: 'after' }],
    ['the answer breaks off', { tornBody: true }],
  ])('is settled by the marks in one reading when %s', async (_name, what) => {
    const saves = renamed(await write(one, newBodies(5)), 'Nytt namn');
    one.calls.length = 0;
    await fault('POST batch', what);
    const creates = newBodies(5);
    const written = await write(one, [...creates, ...saves]);
    expect(countOf(written, 'written')).toBe(10);
    expect(one.calls.filter((call) => call.startsWith('batch'))).toEqual(['batch of 10']);
    expect(one.calls.filter((call) => call === 'GET items/delta')).toHaveLength(1);
    expect(await rowsInList(creates)).toEqual(creates.map(() => 1));
    expect(await one.lists.refresh('all')).toEqual([]);
  });

  it.each([
    ['has an error of the service after the batch', () => ({ status: 502, body: undefined })],
    ['leaves out its parts', () => ({ status: 200, body: { responses: [] } })],
    [
      'says of each part that the service had an error',
      ({ body }: GraphAnswer) => {
        const { responses } = body as { readonly responses: readonly object[] };
        return {
          status: 200,
          body: { responses: responses.map((part) => ({ ...part, status: 504 })) },
        };
      },
    ],
  ])('is settled by the marks when the answer %s', async (_name, spoil) => {
    const creates = newBodies(4);
    one.spoilNextBatch(spoil);
    expect(countOf(await write(one, creates), 'written')).toBe(4);
    expect(one.calls.filter((call) => call.startsWith('batch'))).toEqual(['batch of 4']);
    expect(await rowsInList(creates)).toEqual([1, 1, 1, 1]);
  });

  it('was not carried out when the connection broke before, and the same writes again complete it', async () => {
    const saves = renamed(await write(one, newBodies(2)), 'Nytt namn');
    await fault('POST batch', { reset: 'before' });
    const creates = newBodies(3);
    const failed = await write(one, [...creates, ...saves]);
    expect(failed.map((row) => ('cause' in row ? row.cause : row.kind))).toEqual(
      failed.map(() => expect.objectContaining({ code: 'outcome-unknown' }) as unknown),
    );
    expect(countOf(await write(one, [...creates, ...saves]), 'written')).toBe(5);
    expect(await rowsInList(creates)).toEqual([1, 1, 1]);
  });

  it('does not stop the batches after it', async () => {
    await fault('POST batch', { reset: 'before' });
    const written = await write(one, newBodies(25));
    expect(kindsOf(written)).toEqual([
      ...Array.from({ length: 20 }, () => 'failed'),
      ...Array.from({ length: 5 }, () => 'written'),
    ]);
  });

  it('is found out about when it is carried out late, by readings of the list and none of a row', async () => {
    await fault('POST batch', { effectAfterMs: 150 });
    const creates = newBodies(8);
    expect(countOf(await write(one, creates), 'failed')).toBe(8);
    await until(() => one.foundOut() > 0);
    const { tables } = one.lists;
    expect(creates.every(({ value }) => tables.bodies.findByKey(value.key) !== undefined)).toBe(
      true,
    );
    expect(one.calls.filter((call) => /items\/\d/.test(call))).toEqual([]);
    expect(countOf(await write(one, creates), 'exists')).toBe(8);
    expect(await rowsInList(creates)).toEqual(creates.map(() => 1));
  });

  it('is one row a key when the late rows meet those that were written again', async () => {
    await site.control('PUT', '/switches', { uniqueColumns: 'ignored' });
    await fault('POST batch', { effectAfterMs: 150 });
    const creates = newBodies(3);
    expect(countOf(await write(one, creates), 'failed')).toBe(3);
    expect(countOf(await write(one, creates), 'written')).toBe(3);
    await until(() => one.foundOut() > 0);
    // The late rows have come by now.
    await new Promise((done) => setTimeout(done, 300));
    expect(await rowsInList(creates)).toEqual([1, 1, 1]);
  });
});

describe('A part that Graph refuses', () => {
  it('with 429 is sent again also when it creates a row, together with the rows that come next', async () => {
    await fault('POST items', { status: 429, retryAfter: 7 }, 3);
    const creates = newBodies(24);
    expect(countOf(await write(one, creates), 'written')).toBe(24);
    expect(one.calls.slice(0, 2)).toEqual(['batch of 20', 'batch of 7']);
    expect(await rowsInList(creates)).toEqual(creates.map(() => 1));
  });

  it('with an error of the service is never sent again when it creates a row', async () => {
    await fault('POST items', { status: 503, retryAfter: 1 });
    const creates = newBodies(4);
    expect(kindsOf(await write(one, creates))).toEqual(['failed', 'written', 'written', 'written']);
    expect(one.calls.filter((call) => call.startsWith('batch'))).toEqual(['batch of 4']);
    expect(await rowsInList(creates)).toEqual([0, 1, 1, 1]);
  });

  it('for good fails alone', async () => {
    await fault('POST items', { status: 403 });
    expect(kindsOf(await write(one, newBodies(3)))).toEqual(['failed', 'written', 'written']);
  });
});

describe('When Graph takes no batch', () => {
  it.each([
    ['asks for a long wait', { status: 429, retryAfter: 600 }, 'throttled'],
    ['refuses it', { status: 403 }, 'store-unavailable'],
  ])('because it %s, nothing is written and the error says so', async (_name, what, code) => {
    await fault('POST batch', what, 20);
    const creates = newBodies(25);
    await expect(write(one, creates)).rejects.toMatchObject({ code });
    expect(one.calls).toEqual(['batch of 20']);
    await site.control('DELETE', '/faults');
    expect(await rowsInList(creates)).toEqual(creates.map(() => 0));
  });

  it('any more because a part is to wait long, the rows before it are written and the others fail', async () => {
    await fault('POST items', { status: 429, retryAfter: 600 });
    const written = await write(one, newBodies(25));
    expect(kindsOf(written).slice(0, 2)).toEqual(['failed', 'written']);
    expect(countOf(written, 'written')).toBe(19);
    expect(written[0]).toMatchObject({ cause: { code: 'throttled' } });
  });
});

describe('A row that has changed meanwhile', () => {
  it.each([
    ['the copy knows it', true],
    ['the copy does not know it', false],
  ])('is a conflict, and the copy then has its newest state, when %s', async (_name, isKnown) => {
    const other = await countingInstance(site, pauses.pause);
    const rows = await write(one, newBodies(3));
    await other.lists.refresh('all');
    const [theirs] = renamed(rows.slice(1, 2), 'Deras');
    if (theirs === undefined) throw new Error('not written');
    await write(other, [theirs]);
    if (isKnown) await one.lists.refresh('all');
    expect(kindsOf(await write(one, renamed(rows, 'Vårt')))).toEqual([
      'written',
      'conflict',
      'written',
    ]);
    const names = idsOf(rows).map((id) => one.lists.tables.bodies.find(id)?.value.name);
    expect(names).toEqual(['Vårt', 'Deras', 'Vårt']);
  });

  it.each([
    ['changed', 'PATCH', '/fields', { Title: 'Deras' }],
    ['deleted', 'DELETE', '', undefined],
  ])('by a person is a conflict, and reported once as %s', async (kind, method, end, body) => {
    const rows = await write(one, newBodies(3));
    const id = idsOf(rows)[1] ?? '';
    const person = site.asPerson('karin.lindgren@granforsa.example');
    await person.call(method, `${site.list('Organisation')}/items/${id}${end}`, body);
    const written = await write(one, renamed(rows, 'Vårt'));
    expect(kindsOf(written)).toEqual(['written', 'conflict', 'written']);
    expect(await one.lists.refresh('all')).toMatchObject([{ id, kind }]);
  });
});

describe.each([
  ['refuses a second row of a key', { uniqueColumns: 'enforced', uniqueStatus: 409 }],
  ['refuses it as a wrong value', { uniqueColumns: 'enforced', uniqueStatus: 400 }],
  ['refuses it with an error of the service', { uniqueColumns: 'enforced', uniqueStatus: 500 }],
  ['does not refuse it', { uniqueColumns: 'ignored' }],
])('In a list that %s', (_name, switches) => {
  beforeEach(() => site.control('PUT', '/switches', switches));

  it('the same writes again create nothing, as after a process was killed', async () => {
    const other = await countingInstance(site, pauses.pause);
    const creates = newBodies(30);
    const first = await write(one, creates.slice(0, 25));
    const again = await write(other, creates);
    expect(kindsOf(again)).toEqual(creates.map((_, at) => (at < 25 ? 'exists' : 'written')));
    expect(idsOf(again).slice(0, 25)).toEqual(idsOf(first));
    expect(await rowsInList(creates)).toEqual(creates.map(() => 1));
  });

  it('two instances at once make one row of each key, and both get the same', async () => {
    const other = await countingInstance(site, pauses.pause);
    const creates = newBodies(30);
    const both = await Promise.all([one, other].map((instance) => write(instance, creates)));
    const [ours = [], theirs = []] = both;
    expect(idsOf(ours)).toEqual(idsOf(theirs));
    expect(countOf(ours, 'written') + countOf(theirs, 'written')).toBe(30);
    expect(countOf(ours, 'exists') + countOf(theirs, 'exists')).toBe(30);
    expect(await rowsInList(creates)).toEqual(creates.map(() => 1));
    one.calls.length = 0;
    expect(await write(one, [])).toEqual([]);
    expect(new Set(kindsOf(await write(one, creates)))).toEqual(new Set(['exists']));
    expect(one.calls).toEqual([]);
    expect(await one.lists.refresh('all')).toEqual([]);
    expect(await other.lists.refresh('all')).toEqual([]);
    for (const { lists } of [one, other]) expect(lists.tables.bodies.broken()).toEqual([]);
  });

  it('a key twice among the writes is one row', async () => {
    const [create] = newBodies(1);
    if (create === undefined) throw new Error('no value');
    const written = await write(one, [create, create]);
    expect(kindsOf(written).toSorted()).toEqual(['exists', 'written']);
    expect(new Set(idsOf(written)).size).toBe(1);
    expect(await rowsInList([create, create])).toEqual([1, 1]);
  });
});

describe('Oddities of the lists', () => {
  it('when the answer to a change has no eTag, one reading brings those of all rows', async () => {
    await site.control('PUT', '/switches', { patchEtag: 'absent' });
    const saves = renamed(await write(one, newBodies(2)), 'Nytt namn');
    one.calls.length = 0;
    const written = await write(one, saves);
    expect(countOf(written, 'written')).toBe(2);
    expect(one.calls.filter((call) => call === 'GET items/delta')).toHaveLength(1);
    expect(countOf(await write(one, renamed(written, 'Ännu ett')), 'written')).toBe(2);
  });

  it.each([
    { createdZone: 'read', postDates: 'right', calls: 2 },
    { createdZone: 'read', postDates: 'local', calls: 2 },
    { createdZone: 'ignored', postDates: 'right', calls: 4 },
  ])('the instants of new rows are those that were sent with %j', async ({ calls, ...zones }) => {
    const switches = { ...zones, patchEtag: 'present' };
    const other = await countingInstance(site, pauses.pause);
    await site.control('PUT', '/switches', switches);
    const values = [1, 2, 3].map((n) =>
      aDelivery({ key: `dated-${JSON.stringify(switches)}-${n}` }),
    );
    const { deliveries } = one.lists.tables;
    const written = await deliveries.writeAll(
      values.map((value) => ({ kind: 'create', value })),
      trace,
    );
    expect(one.calls).toHaveLength(calls);
    await other.lists.refresh('all');
    for (const [at, { stateAt, key }] of values.entries()) {
      expect(written[at]).toMatchObject({ kind: 'written', stored: { value: { stateAt } } });
      expect(other.lists.tables.deliveries.findByKey(key)?.value.stateAt).toBe(stateAt);
    }
    expect(await one.lists.refresh('all')).toEqual([]);
  });

  it('an instant that somebody changed before the row was found stands', async () => {
    const value = aDelivery({ key: 'dated-changed' });
    const stateAt = '2026-11-22T10:00:00.000Z';
    one.spoilNextBatch(async (answer) => {
      const { responses } = answer.body as {
        readonly responses: readonly { body: { id: string } }[];
      };
      const path = `${site.list('Påminnelselogg')}/items/${responses[0]?.body.id ?? ''}/fields`;
      await site.graph('product').call({ method: 'PATCH', path, body: { StateAt: stateAt } });
      return { status: 502, body: undefined };
    });
    const written = await one.lists.tables.deliveries.writeAll([{ kind: 'create', value }], trace);
    expect(written).toMatchObject([{ kind: 'written', stored: { value: { stateAt } } }]);
  });
});
