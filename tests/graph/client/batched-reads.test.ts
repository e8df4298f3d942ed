import { runningTime } from '../../../src/core/domain/base/running-time';
import { batchedReads } from '../../../src/graph/client/batched-reads';
import { graphDirectory } from '../../../src/graph/client/directory';
import type { Graph, GraphAnswer, GraphCall } from '../../../src/graph/client/graph';
import { LostAnswer } from '../../../src/graph/client/lost-answer';

interface Part {
  readonly id: string;
  readonly url: string;
}

/** Answers of a Graph that says of each path that it is good, unless the test says otherwise. */
interface Answers {
  /** The answer of a part; undefined leaves the part out. */
  readonly part?: (path: string) => object | undefined;
  readonly batch?: (good: GraphAnswer) => Promise<GraphAnswer>;
}

function aGraph({
  part = () => ({ status: 200 }),
  batch = (good) => Promise.resolve(good),
}: Answers = {}) {
  const calls: string[] = [];
  const call = ({ method, path, body }: GraphCall): Promise<GraphAnswer> => {
    calls.push(`${method} ${path}`);
    if (path !== '/$batch') return Promise.resolve({ status: 200, body: { alone: path } });
    const { requests } = body as { readonly requests: readonly Part[] };
    const responses = requests.flatMap(({ id, url }) => {
      const answer = part(url);
      return answer === undefined ? [] : [{ id, body: { together: url }, ...answer }];
    });
    // Graph answers the parts in any order.
    return batch({ status: 200, body: { responses: responses.toReversed() } });
  };
  return { calls, graph: { call } as unknown as Graph };
}

const bodies = async (reads: readonly Promise<GraphAnswer>[]) =>
  (await Promise.all(reads)).map(({ body }) => body);

test('reads that are asked for together share batches of twenty, and each gets its own answer', async () => {
  const { calls, graph } = aGraph();
  const read = batchedReads(graph);
  const paths = Array.from({ length: 41 }, (_, at) => `/users?${String(at)}`);
  const got = await bodies(paths.map((path) => read(path)));
  const last = { alone: '/users?40' };
  expect(got).toEqual([...paths.slice(0, 40).map((path) => ({ together: path })), last]);
  expect(calls).toEqual(['POST /$batch', 'POST /$batch', 'GET /users?40']);
});

test.each([
  ['asks to wait', { status: 429, headers: { 'Retry-After': '7' } }],
  ['fails', { status: 503 }],
  ['is left out', undefined],
  ['has no status', { status: 'good' }],
])('a part that %s is read once more by itself', async (_, answer) => {
  const part = (path: string) => (path === '/b' ? answer : { status: 200 });
  const { calls, graph } = aGraph({ part });
  const read = batchedReads(graph);
  const got = await bodies(['/a', '/b', '/c'].map((path) => read(path)));
  expect(got[1]).toEqual({ alone: '/b' });
  expect(calls).toContain('GET /b');
});

test('a part that is forbidden is not asked for again', async () => {
  const { calls, graph } = aGraph({ part: () => ({ status: 403 }) });
  const read = batchedReads(graph);
  const answers = await Promise.all([read('/a'), read('/b')]);
  expect(answers.map(({ status }) => status)).toEqual([403, 403]);
  expect(calls).toEqual(['POST /$batch']);
});

test.each([
  ['is refused as a whole', { status: 400, body: { error: {} } }],
  ['has an answer that cannot be read', { status: 200, body: 'parts' }],
])('when a batch %s, each part is read by itself', async (_, answer) => {
  const { calls, graph } = aGraph({ batch: () => Promise.resolve(answer) });
  const read = batchedReads(graph);
  expect(await bodies([read('/a'), read('/b')])).toEqual([{ alone: '/a' }, { alone: '/b' }]);
  expect(calls).toEqual(['POST /$batch', 'GET /a', 'GET /b']);
});

test('when the answer of a batch is lost, each part is lost', async () => {
  const { graph } = aGraph({ batch: () => Promise.reject(new LostAnswer('gone')) });
  const read = batchedReads(graph);
  const results = await Promise.allSettled([read('/a'), read('/b')]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('350 people are looked up in 18 calls', async () => {
  const { calls, graph } = aGraph({ part: () => ({ status: 200, body: { value: [] } }) });
  const directory = graphDirectory(graph, () => runningTime(0));
  const mails = Array.from({ length: 350 }, (_, at) => `p${String(at)}@granforsa.example`);
  await Promise.all(mails.map((mail) => directory.resolve(mail)));
  expect(calls).toHaveLength(18);
});
