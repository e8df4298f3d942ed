import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runningTime } from '../../../src/core/domain/base/running-time';
import type { BatchPart } from '../../../src/graph/client/batch';
import { writeInBatches, type WriteOutcome } from '../../../src/graph/client/batched-writes';
import { openGraph, type Graph } from '../../../src/graph/client/graph';
import { personLimits } from '../../../src/graph/client/retry-delay';
import { newWaiter, withWaiter } from '../../../src/graph/client/waiter';

/** What Graph answers to a part; 200 without a test's word. */
interface PartReply {
  readonly status: number;
  readonly headers?: Record<string, string>;
}

let server: Server;
let origin: string;
let now = 0;
/** The requests that Graph has got: the parts of a batch, or the path of another call. */
let seen: (readonly string[] | string)[] = [];
/** When each came, by the clock of waits. */
let seenAt: number[] = [];
/** The answers to come of parts, by their path. */
let parts: Record<string, PartReply[]> = {};
/** The answers to come of whole requests. */
let wholes: PartReply[] = [];
/** Holds back the answers to calls that are no batch. */
let gate: Promise<void> = Promise.resolve();

interface Request {
  readonly id: string;
  readonly method: string;
  readonly url: string;
}

const batchAnswer = (requests: readonly Request[]) => ({
  responses: requests
    .map(({ id, url }) => ({ id, body: {}, ...(parts[url]?.shift() ?? { status: 200 }) }))
    .toReversed(),
});

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const path = (request.url ?? '').replace('/v1.0', '');
      const { requests = [] } = (text === '' ? {} : JSON.parse(text)) as { requests?: Request[] };
      seen.push(path === '/$batch' ? requests.map(({ url }) => url) : path);
      seenAt.push(now);
      const whole = wholes.shift() ?? { status: 200 };
      const answer = () => {
        response.writeHead(whole.status, { 'content-type': 'application/json', ...whole.headers });
        response.end(JSON.stringify(whole.status === 200 ? batchAnswer(requests) : {}));
      };
      if (path === '/$batch') answer();
      else void gate.then(answer);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => new Promise((done) => server.close(done)));
beforeEach(() => {
  [seen, seenAt, parts, wholes, now, gate] = [[], [], {}, [], 0, Promise.resolve()];
});

/** Opens a client whose waits pass at once, with real pauses for requests under way. */
function open(): Graph {
  return openGraph(
    { graphUrl: origin, loginUrl: origin, tenantId: 't', clientId: 'c', siteUrl: 'https://x/y' },
    {
      tokens: { token: () => Promise.resolve('t'), renew: () => undefined },
      timing: {
        now: () => now,
        runningNow: () => runningTime(now),
        sleep: async (ms) => {
          now += ms;
          await new Promise((done) => setTimeout(done, 1));
        },
        random: () => 0,
      },
    },
  );
}

const create = (path: string): BatchPart => ({ method: 'POST', path, body: {} });
const change = (path: string): BatchPart => ({ method: 'PATCH', path, body: {}, ifMatch: '"1"' });
const lists = { method: 'GET', path: '/sites/a/lists/b/items' } as const;
const asPerson = <R>(work: () => R): R => withWaiter(newWaiter(personLimits), work);

/** Writes the parts, and says what became of each: the status of its answer, `lost` or `not-sent`. */
async function write(graph: Graph, some: readonly BatchPart[]): Promise<readonly unknown[]> {
  const outcomes: unknown[] = [];
  const told = (outcome: WriteOutcome) =>
    outcome.kind === 'answered' ? outcome.answer.status : outcome.kind;
  await writeInBatches(graph, some, {
    onEnded: (at, outcome) => void (outcomes[at] = told(outcome)),
    during: (work) => work(),
  });
  return outcomes;
}

describe('A part that Graph refuses', () => {
  it('waits as long as it is asked to, and is sent again alone', async () => {
    parts = { '/b': [{ status: 429, headers: { 'retry-after': '7' } }] };
    expect(await write(open(), ['/a', '/b', '/c'].map(create))).toEqual([200, 200, 200]);
    expect(seen).toEqual([['/a', '/b', '/c'], ['/b']]);
    expect(seenAt).toEqual([0, 7000]);
  });

  it('holds back all calls of lists, but not those of the directory', async () => {
    const graph = open();
    parts = { '/b': Array(9).fill({ status: 429, headers: { 'Retry-After': '600' } }) };
    expect(await write(graph, ['/a', '/b'].map(create))).toEqual([200, 'not-sent']);
    await expect(asPerson(() => graph.call(lists))).rejects.toMatchObject({ code: 'throttled' });
    expect((await graph.call({ method: 'GET', path: '/users/x' })).status).toBe(200);
    expect(seen).toEqual([['/a', '/b'], '/users/x']);
  });

  it('with 503 is sent again when that is safe', async () => {
    parts = { '/b': [{ status: 503, headers: { 'Retry-After': '9' } }] };
    expect(await write(open(), [change('/b')])).toEqual([200]);
    expect(seenAt).toEqual([0, 9000]);
  });

  it('with 503 is not sent again when it creates a row, and its wait counts for all calls', async () => {
    const graph = open();
    parts = { '/b': [{ status: 503, headers: { 'Retry-After': '90' } }] };
    expect(await write(graph, [create('/b')])).toEqual([503]);
    await expect(asPerson(() => graph.call(lists))).rejects.toMatchObject({ code: 'throttled' });
    expect(seen).toHaveLength(1);
  });

  it('again and again ends with its answer', async () => {
    parts = { '/b': Array(50).fill({ status: 502 }) };
    expect(await write(open(), [change('/b')])).toEqual([502]);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.length).toBeLessThanOrEqual(8);
  });

  it('after an error is lost when no batch can be sent any more', async () => {
    parts = { '/b': [{ status: 502 }] };
    wholes = [{ status: 200 }, { status: 403 }];
    expect(await write(open(), [change('/a'), change('/b')])).toEqual([200, 'lost']);
  });
});

describe('Batches', () => {
  it('have at most 20 parts, which all get their own answer', async () => {
    const paths = Array.from({ length: 45 }, (_, at) => `/p${String(at)}`);
    parts = Object.fromEntries(paths.map((path, at) => [path, [{ status: at % 2 ? 204 : 412 }]]));
    const outcomes = await write(open(), paths.map(change));
    expect(outcomes).toEqual(paths.map((_, at) => (at % 2 ? 204 : 412)));
    expect(seen.map((one) => one.length)).toEqual([20, 20, 5]);
  });

  it('wait as calls of lists do when Graph asks for it, and hold those back too', async () => {
    const graph = open();
    wholes = [{ status: 429, headers: { 'Retry-After': '20' } }];
    expect(await write(graph, [create('/a')])).toEqual([200]);
    expect(seenAt).toEqual([0, 20_000]);
    wholes = [{ status: 429, headers: { 'Retry-After': '600' } }];
    expect(await write(graph, [create('/b')])).toEqual(['not-sent']);
    await expect(graph.call(lists)).rejects.toMatchObject({ code: 'throttled' });
    expect(graph.health.state()).toEqual({ throttledUntil: '1970-01-01T00:10:20.000Z' });
  });

  it('wait while a call is under way for which a person waits, and for no other call', async () => {
    const graph = open();
    let release: () => void = () => undefined;
    gate = new Promise((done) => (release = done));
    const workers = graph.call(lists);
    expect(await write(graph, [create('/a')])).toEqual([200]);
    const persons = asPerson(() => graph.call(lists));
    const batch = write(graph, [create('/b')]);
    await new Promise((done) => setTimeout(done, 30));
    expect(seen).not.toContainEqual(['/b']);
    release();
    expect(await batch).toEqual([200]);
    await Promise.all([workers, persons]);
    expect(seen.at(-1)).toEqual(['/b']);
  });

  it('leave the rest of the minute to people when the headers of any call say that little is left', async () => {
    const graph = open();
    const headers = {
      'RateLimit-Limit': '1250',
      'RateLimit-Remaining': '200',
      'RateLimit-Reset': '40',
    };
    wholes = [{ status: 200, headers }];
    await graph.call(lists);
    await write(graph, [create('/a')]);
    expect(seenAt).toEqual([0, 40_000]);
    parts = { '/b': [{ status: 200, headers }] };
    await write(graph, [create('/b')]);
    await write(graph, [create('/c')]);
    expect(seenAt.slice(2)).toEqual([40_000, 80_000]);
  });

  it('are not alone in leaving the rest to people: single rows that the worker saves wait too', async () => {
    const low = {
      'RateLimit-Limit': '1250',
      'RateLimit-Remaining': '249',
      'RateLimit-Reset': '30',
    };
    wholes = [{ status: 200, headers: low }];
    const graph = open();
    const read = { method: 'GET', path: '/sites/a' } as const;
    const save = { method: 'PATCH', path: '/sites/a/lists/b/items/1', body: {} } as const;
    const message = { method: 'POST', path: '/chats/1', body: {} } as const;
    await graph.call(read);
    await graph.call(read);
    await withWaiter(newWaiter(personLimits), () => graph.call(save));
    await graph.call(message);
    expect(now).toBe(0);
    await graph.call(save);
    expect(now).toBe(30_000);
    await graph.call(save);
    expect(now).toBe(30_000);
  });

  it('take some six minutes for 2,000 rows, and no more than 60 % of the units of any of them', async () => {
    const paths = Array.from({ length: 2000 }, (_, at) => `/p${String(at)}`);
    expect(new Set(await write(open(), paths.map(create)))).toEqual(new Set([200]));
    expect(seen).toHaveLength(100);
    expect(now).toBeLessThanOrEqual(6 * 60_000);
    for (const at of seenAt) {
      const batches = seenAt.filter((one) => one >= at && one < at + 60_000);
      expect(batches.length * 40).toBeLessThanOrEqual(750);
    }
  });
});
