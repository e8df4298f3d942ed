import type { Graph, GraphCall } from '../../../src/graph/client/graph';
import { realTiming } from '../../../src/graph/client/timing';
import { openLists, type Lists } from '../../../src/graph/open-lists';
import { aBody, aDelivery, trace } from '../../support/graph/builders';
import { shortPauses } from '../../support/graph/short-pauses';
import { startSite, type TestSite } from '../../support/graph/site';

let site: TestSite;
let lists: Lists;
let held: HeldAnswers;
let foundOut: () => number;
let pauses: ReturnType<typeof shortPauses>;
let nextKey = 0;
const key = (prefix: string) => `${prefix}-${String((nextKey += 1))}`;

/** An answer of Graph that has been made, and stays under way until the test lets it arrive. */
interface Held {
  /** Resolves when Graph has made the answer. */
  readonly isMade: Promise<void>;
  arrive(): void;
}

/** A client that holds back answers of calls that the test names. */
class HeldAnswers {
  private next: {
    readonly call: RegExp;
    readonly made: () => void;
    readonly gate: Promise<void>;
  }[] = [];
  readonly graph: Graph;
  /** The calls that were made, with the method and the path. */
  readonly calls: string[] = [];

  constructor(graph: Graph) {
    this.graph = {
      health: graph.health,
      manyRows: graph.manyRows,
      call: async (call) => {
        this.calls.push(`${call.method} ${call.path}`);
        const hold = this.takeFor(call);
        const answer = await graph.call(call);
        hold?.made();
        await hold?.gate;
        return answer;
      },
    };
  }

  /** Holds back the answer of the next call that fits, such as `GET .*filter`. */
  hold(call: RegExp): Held {
    let made: () => void = () => undefined;
    let arrive: () => void = () => undefined;
    const isMade = new Promise<void>((done) => (made = done));
    const gate = new Promise<void>((done) => (arrive = done));
    this.next.push({ call, made: () => made(), gate });
    return { isMade, arrive: () => arrive() };
  }

  private takeFor({ method, path }: GraphCall) {
    const found = this.next.find(({ call }) => call.test(`${method} ${path}`));
    this.next = this.next.filter((one) => one !== found);
    return found;
  }
}

const fault = (call: string, what: object, times = 1) => {
  const [method, path] = call.split(' ');
  return site.control('POST', '/faults', [{ match: { method, path }, times, fault: what }]);
};
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
const soon = () => pause(20);
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(10);
}
async function rowsWith(key: string): Promise<readonly { readonly id: string }[]> {
  const path = `${site.list('Påminnelselogg')}/items?$expand=fields&$top=5000`;
  const { body } = await site.graph('product').call({ method: 'GET', path });
  const { value } = body as { value: { id: string; fields: { Key?: string } }[] };
  return value.filter(({ fields }) => fields.Key === key);
}
const fieldsOf = (list: string, id: string) => `${site.list(list)}/items/${id}/fields`;

beforeAll(async () => {
  site = await startSite();
}, 180_000);
afterAll(() => site.stop());
afterEach(async () => {
  pauses.end();
  await site.resetSwitches();
});
beforeEach(async () => {
  await site.control('DELETE', '/faults');
  held = new HeldAnswers(
    site.graph('product', {
      retryLimits: { throttledMs: 0, faultMs: 0, tries: 1, silentMs: 60_000, tryMs: 30_000 },
    }),
  );
  const found = { times: 0 };
  foundOut = () => found.times;
  // The readings that find out about a write end after a second and not after two minutes.
  pauses = shortPauses(100);
  lists = openLists(site.settings('product'), {
    graph: held.graph,
    onFoundOut: () => void (found.times += 1),
    timing: { ...realTiming, sleep: pauses.pause },
  });
  await lists.load();
});

/** Creates a delivery whose outcome is unknown, while the first reading that finds out about it is under way. */
async function findingOut() {
  const value = aDelivery({ key: key('late') });
  await fault('POST /items', { reset: 'after' });
  await fault('GET filter', { status: 503 });
  held.hold(/^GET .*filter/).arrive();
  const reading = held.hold(/^GET .*filter/);
  const creating = lists.tables.deliveries.create(value, trace);
  await expect(creating).rejects.toMatchObject({ code: 'outcome-unknown' });
  await reading.isMade;
  await lists.refresh('all');
  const stored = lists.tables.deliveries.findByKey(value.key);
  if (stored === undefined) throw new Error('The row is not in the list.');
  return { reading, stored };
}

describe('An answer that was made before a newer one and arrives after it', () => {
  it('does not set a new row back when it is found out about', async () => {
    const { reading, stored } = await findingOut();
    const value = { ...stored.value, reason: 'newer' };
    await lists.tables.deliveries.save({ ...stored, value }, trace);
    reading.arrive();
    await soon();
    expect(lists.tables.deliveries.find(stored.value.id)?.value.reason).toBe('newer');
  });

  it('does not bring back a row that has been deleted', async () => {
    const { reading, stored } = await findingOut();
    const path = `${site.list('Påminnelselogg')}/items/${stored.value.id}`;
    await site.graph('product').call({ method: 'DELETE', path });
    await lists.refresh('all');
    reading.arrive();
    await soon();
    expect(lists.tables.deliveries.find(stored.value.id)).toBeUndefined();
  });

  it('does not set a row back after a conflict, and the conflict shows the newest state', async () => {
    const { stored } = await lists.tables.bodies.create(aBody({ key: key('B') }), trace);
    const { id } = stored.value;
    const person = site.asPerson('karin.lindgren@granforsa.example');
    await person.call('PATCH', fieldsOf('Organisation', id), { Title: 'Theirs' });
    const rereading = held.hold(new RegExp(`^GET .*/items/${id}\\?`));
    const late = lists.tables.bodies.save(
      { ...stored, value: { ...stored.value, name: 'A' } },
      trace,
    );
    await rereading.isMade;
    const conflict = await lists.tables.bodies
      .save({ ...stored, value: { ...stored.value, name: 'B' } }, trace)
      .catch((cause: unknown) => cause);
    expect(conflict).toMatchObject({ code: 'conflict', theirs: { value: { name: 'Theirs' } } });
    const theirs = lists.tables.bodies.find(id);
    await lists.tables.bodies.save({ ...theirs!, value: { ...theirs!.value, name: 'B' } }, trace);
    rereading.arrive();
    await expect(late).rejects.toMatchObject({
      code: 'conflict',
      theirs: { value: { name: 'B' } },
    });
    expect(lists.tables.bodies.find(id)?.value.name).toBe('B');
    expect(await lists.refresh('all')).toHaveLength(1);
  });

  it.each([
    ['the row', 1, (id: string) => new RegExp(`^GET .*/items/${id}\\?`)],
    ['its versions', 2, (id: string) => new RegExp(`^GET .*/items/${id}/versions`)],
  ])(
    'does not set a row back when a poll reads %s again, and the edit is reported once',
    async (_what, versions, call) => {
      const { stored } = await lists.tables.bodies.create(aBody({ key: key('B') }), trace);
      await lists.refresh('all');
      const { id } = stored.value;
      const person = site.asPerson('karin.lindgren@granforsa.example');
      await person.call('PATCH', fieldsOf('Organisation', id), { Title: 'Theirs' });
      if (versions === 2) {
        const path = fieldsOf('Organisation', id);
        await site.graph('product').call({ method: 'PATCH', path, body: { Act: 'x' } });
      }
      const reading = held.hold(call(id));
      const poll = lists.refresh('all');
      await reading.isMade;
      const { bodies } = lists.tables;
      const mine = { ...stored, value: { ...stored.value, name: 'Mine' } };
      await expect(bodies.save(mine, trace)).rejects.toMatchObject({ code: 'conflict' });
      const theirs = bodies.find(id);
      await bodies.save({ ...theirs!, value: { ...theirs!.value, name: 'Mine' } }, trace);
      reading.arrive();
      const first = await poll;
      expect(bodies.find(id)?.value.name).toBe('Mine');
      const more = await lists.refresh('all');
      const all = [...first, ...more];
      expect(all).toMatchObject([{ id, before: { name: stored.value.name } }]);
    },
  );
});

describe('A new row that Graph has written', () => {
  it('is never called unwritten when its instants cannot be corrected, and they are corrected later', async () => {
    await site.control('PUT', '/switches', { createdZone: 'ignored' });
    await fault('PATCH fields', { status: 403 });
    const value = aDelivery({ key: key('late') });
    const creating = lists.tables.deliveries.create(value, trace);
    await expect(creating).rejects.toMatchObject({ code: 'outcome-unknown' });
    await until(() => foundOut() > 0);
    expect(lists.tables.deliveries.findByKey(value.key)?.value).toMatchObject(value);
  });

  it('is created when somebody changes it before its instants are corrected', async () => {
    await site.control('PUT', '/switches', { createdZone: 'ignored' });
    await fault('PATCH fields', { status: 412 });
    const value = aDelivery({ key: key('late') });
    const reading = held.hold(/^GET .*filter/);
    const creating = lists.tables.deliveries.create(value, trace);
    await reading.isMade;
    const [row] = await rowsWith(value.key);
    if (row === undefined) throw new Error('The row is not in the list.');
    const path = fieldsOf('Påminnelselogg', row.id);
    await site.control('DELETE', '/faults');
    await site.graph('product').call({ method: 'PATCH', path, body: { Act: 'x' } });
    reading.arrive();
    expect(await creating).toMatchObject({ created: true, stored: { value: { id: row.id } } });
  });
});

describe('A new row whose answer is lost while another instance writes the same key', () => {
  /** Another instance of the product. */
  async function otherInstance(): Promise<Lists> {
    const other = site.lists();
    await other.load();
    return other;
  }

  it('is found out about until the own row has come, which is then deleted', async () => {
    await site.control('PUT', '/switches', { uniqueColumns: 'ignored' });
    const other = await otherInstance();
    await fault('POST /items', { effectAfterMs: 250 }, 2);
    const value = aDelivery({ key: key('late') });
    const creating = lists.tables.deliveries.create(value, trace);
    await expect(creating).rejects.toMatchObject({ code: 'outcome-unknown' });
    const theirs = await other.tables.deliveries.create(value, trace);
    await until(() => foundOut() > 0);
    // The own rows have come by now, since their effect was late by less.
    await pause(500);
    expect(lists.tables.deliveries.findByKey(value.key)?.value.id).toBe(theirs.stored.value.id);
    expect(await rowsWith(value.key)).toHaveLength(1);
  });
});

describe('Many new rows whose answers are under way', () => {
  it('are waited for by a poll that sees them first, which does not read the list for their writers', async () => {
    const answer = held.hold(/^POST .*batch/);
    const writes = [1, 2, 3].map(() => ({
      kind: 'create' as const,
      value: aBody({ key: key('B') }),
    }));
    const writing = lists.tables.bodies.writeAll(writes, trace);
    await answer.isMade;
    held.calls.length = 0;
    const poll = lists.refresh('all');
    await until(() => held.calls.some((call) => call.includes('/delta')));
    await soon();
    answer.arrive();
    expect(await poll).toEqual([]);
    expect((await writing).map(({ kind }) => kind)).toEqual(['written', 'written', 'written']);
    expect(held.calls.filter((call) => call.includes('/items?'))).toEqual([]);
  });
});
