import type { Body } from '../../../src/core/domain/organisation/body';
import type { RowWrite, RowWritten } from '../../../src/core/ports';
import type { Graph, GraphAnswer, GraphCall } from '../../../src/graph/client/graph';
import { openLists, type Lists } from '../../../src/graph/open-lists';
import { aBody } from './builders';
import { quickPace } from './quick-pace';
import type { TestSite } from './site';

/** An instance of the product that counts its calls. */
export interface CountingInstance {
  readonly lists: Lists;
  /** Each call of Graph since the instance was opened: the method and the path, and the number of parts of a batch. */
  readonly calls: string[];
  readonly foundOut: () => number;
  /** Changes the answer to the next batch, after Graph has made it. */
  spoilNextBatch(spoil: (answer: GraphAnswer) => GraphAnswer | Promise<GraphAnswer>): void;
}

function described({ method, path, body }: GraphCall): string {
  if (path !== '/$batch')
    return `${method} ${path.replace(/^.*\/items/, 'items').split('?')[0] ?? ''}`;
  const { requests } = body as { readonly requests: readonly unknown[] };
  return `batch of ${String(requests.length)}`;
}

/** Opens an instance whose waits pass at once, and reads its lists. @param pause waits between the readings that find out */
export async function countingInstance(
  site: TestSite,
  pause: (ms: number) => Promise<void>,
): Promise<CountingInstance> {
  const timing = quickPace();
  const graph = site.graph('product', { timing });
  const calls: string[] = [];
  const found = { times: 0 };
  let spoil: Parameters<CountingInstance['spoilNextBatch']>[0] | undefined;
  const counting: Graph = {
    health: graph.health,
    manyRows: graph.manyRows,
    async call(call) {
      calls.push(described(call));
      const answer = await graph.call(call);
      if (call.path !== '/$batch' || spoil === undefined) return answer;
      const spoilt = spoil(answer);
      spoil = undefined;
      return await spoilt;
    },
  };
  const lists = openLists(site.settings('product'), {
    graph: counting,
    timing: { ...timing, sleep: (ms) => pause(ms).then(() => timing.sleep(ms)) },
    onFoundOut: () => void (found.times += 1),
  });
  await lists.load();
  // A load reports rows that a person wrote last, in whichever test that was.
  await lists.refresh('all');
  calls.length = 0;
  return { lists, calls, foundOut: () => found.times, spoilNextBatch: (next) => (spoil = next) };
}

let nextKey = 0;
/** Returns so many new bodies, each with a key of its own. */
export const newBodies = (
  count: number,
): readonly (RowWrite<Body> & { readonly kind: 'create' })[] =>
  Array.from({ length: count }, () => {
    nextKey += 1;
    return { kind: 'create', value: aBody({ key: `many-${String(nextKey)}` }) };
  });
export const kindsOf = (written: readonly RowWritten<unknown>[]) => written.map(({ kind }) => kind);
export const countOf = (written: readonly RowWritten<unknown>[], kind: string) =>
  kindsOf(written).filter((found) => found === kind).length;
/** Returns the ids of the rows, or what became of those that were not written. */
export const idsOf = (written: readonly RowWritten<Body>[]) =>
  written.map((row) => ('stored' in row ? row.stored.value.id : row.kind));
/** Returns writes that give each row another name. */
export const renamed = (
  rows: readonly RowWritten<Body>[],
  name: string,
): readonly RowWrite<Body>[] =>
  rows.flatMap((row): readonly RowWrite<Body>[] =>
    'stored' in row
      ? [{ kind: 'save', stored: { ...row.stored, value: { ...row.stored.value, name } } }]
      : [],
  );

/** Returns how many rows of the list have the key of each create. */
export async function keyCounts(
  site: TestSite,
  creates: ReturnType<typeof newBodies>,
): Promise<readonly number[]> {
  const path = `${site.list('Organisation')}/items?$expand=fields&$top=5000`;
  const { body } = await site.graph('product').call({ method: 'GET', path });
  const { value } = body as { value: { fields: { Key?: string } }[] };
  return creates.map(
    ({ value: { key } }) => value.filter(({ fields }) => fields.Key === key).length,
  );
}
/** Waits until something holds, for five seconds at most. */
export async function until(holds: () => boolean): Promise<void> {
  for (let n = 0; n < 500 && !holds(); n += 1) await new Promise((done) => setTimeout(done, 10));
  expect(holds()).toBe(true);
}
