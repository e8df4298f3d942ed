import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { runningTime } from '../../../src/core/domain/base/running-time';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../../src/core/domain/base/app-error';
import { withCostLabel } from '../../../src/graph/client/cost-label';
import { openGraph, type Graph, type GraphOptions } from '../../../src/graph/client/graph';
import { LostAnswer } from '../../../src/graph/client/lost-answer';
import { personLimits, retryDelay, servingLimits } from '../../../src/graph/client/retry-delay';
import { newWaiter, withWaiter } from '../../../src/graph/client/waiter';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let origin: string;
let answers: Answer[] = [];
let seen: { method: string; url: string; headers: IncomingMessage['headers'] }[] = [];
let slept: number[] = [];
let passed = 0;
let renewed = 0;

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
const breakOff: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"value":[');
  setTimeout(() => response.destroy(), 5);
};
const reset: Answer = (request) => void request.socket.destroy();

function open(options: Partial<GraphOptions> = {}, url = origin): Graph {
  return openGraph(
    {
      graphUrl: url,
      loginUrl: url,
      tenantId: 't',
      clientId: 'c',
      siteUrl: 'https://x.sharepoint.com/sites/y',
      version: '1.2.3',
    },
    {
      tokens: {
        token: () => Promise.resolve(`token-${String(renewed)}`),
        renew: () => void (renewed += 1),
      },
      timing: {
        now: () => passed,
        runningNow: () => runningTime(passed),
        sleep: (ms) => {
          slept.push(ms);
          passed += ms;
          return Promise.resolve();
        },
        random: () => 0.5,
      },
      ...options,
    },
  );
}
const get = (path = '/sites/a') => ({ method: 'GET' as const, path });

/** Lets the server listen on a free port. Returns its address. */
async function listening(one: Server): Promise<string> {
  await new Promise<void>((done) => one.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${String((one.address() as AddressInfo).port)}`;
}
function closed(one: Server): Promise<unknown> {
  one.closeAllConnections();
  return new Promise((done) => one.close(done));
}

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    (answers.shift() ?? json(200, { ok: true }))(request, response);
  });
  origin = await listening(server);
});
afterAll(() => closed(server));
beforeEach(() => {
  answers = [];
  seen = [];
  slept = [];
  passed = 0;
  renewed = 0;
});

describe('Throttling', () => {
  it('waits for the larger of Retry-After and RateLimit-Reset, and a little more', async () => {
    answers = [json(429, {}, { 'Retry-After': '7', 'RateLimit-Reset': '31' })];
    expect((await open().call(get())).status).toBe(200);
    expect(slept).toEqual([31_500]);
  });

  it('reads Retry-After as a date, and ignores one that cannot be read', () => {
    const pace = { now: () => Date.UTC(2026, 10, 21, 12, 0, 0), random: () => 0 };
    const tried = (value: string) => ({
      kind: 'answer' as const,
      status: 429,
      headers: new Headers({ 'Retry-After': value }),
    });
    const pause = (value: string) =>
      retryDelay({ method: 'GET', tryNumber: 1 }, tried(value), pace);
    expect(pause('Sat, 21 Nov 2026 12:00:09 GMT')).toEqual({ ms: 9000, asked: true });
    expect(pause('soon')).toEqual({ ms: 0, asked: true });
    expect(pause('-5')).toEqual({ ms: 0, asked: true });
  });

  it('makes the other requests wait as well, instead of each being refused', async () => {
    const graph = open();
    answers = [json(429, {}, { 'Retry-After': '30' })];
    const byPerson = () => graph.call({ method: 'POST', path: '/sites/a', body: {} });
    const refused = withWaiter(newWaiter(personLimits), byPerson);
    await expect(refused).rejects.toMatchObject({ code: 'throttled' });
    passed += 2000;
    await graph.call(get());
    expect(seen.map(({ method }) => method)).toEqual(['POST', 'GET']);
    expect(slept).toEqual([29_000]);
  });

  it('gives up at once when Graph asks for more than the caller can wait, and says until when', async () => {
    answers = [json(429, {}, { 'Retry-After': '300' })];
    await expect(open().call(get())).rejects.toMatchObject({
      code: 'throttled',
      until: '1970-01-01T00:05:00.500Z',
    });
    expect(slept).toEqual([]);
  });
});

describe('When an answer is lost', () => {
  it.each([
    ['a reset connection', reset],
    ['a body that breaks off', breakOff],
    ['a page that is not JSON', (_q, r) => r.end('<html>')],
    ['an error of the gateway', json(502, {})],
  ])('a GET is repeated: %s', async (_name, bad) => {
    answers = [bad, bad];
    expect((await open().call(get())).body).toEqual({ ok: true });
    expect(seen).toHaveLength(3);
  });

  it.each([
    ['a reset connection', reset],
    ['a body that breaks off', breakOff],
  ])('a POST is never repeated, and throws LostAnswer: %s', async (_name, bad) => {
    answers = [bad];
    await expect(open().call({ method: 'POST', path: '/a', body: {} })).rejects.toBeInstanceOf(
      LostAnswer,
    );
    expect(seen).toHaveLength(1);
  });

  it('a GET that the service fails to answer is tried three times only, because a bad value stays bad', async () => {
    answers = Array.from({ length: 9 }, () => json(500, {}));
    const graph = open();
    expect((await graph.call(get())).status).toBe(500);
    expect(seen).toHaveLength(3);
    expect(graph.health.state()).toBe('ok');
  });

  it('a POST is not repeated after an error of the service either', async () => {
    answers = [json(503, {})];
    expect((await open().call({ method: 'POST', path: '/a', body: {} })).status).toBe(503);
    expect(seen).toHaveLength(1);
  });

  it('a POST throws LostAnswer also when the service does not answer in time', async () => {
    // A server of its own: the request may arrive after the client has given up, in the middle of the next test.
    const silent = createServer(() => undefined);
    const graph = open({ timeouts: { headersMs: 30, bodyMs: 30 } }, await listening(silent));
    await expect(graph.call({ method: 'POST', path: '/a', body: {} })).rejects.toBeInstanceOf(
      LostAnswer,
    );
    await closed(silent);
  });

  it('the client stops calling Graph after five in a row, until the next probe', async () => {
    const graph = open({ retryLimits: { ...servingLimits, throttledMs: 0, faultMs: 0, tries: 1 } });
    answers = Array.from({ length: 5 }, () => reset);
    for (let n = 0; n < 7; n += 1) await graph.call(get()).catch(() => undefined);
    expect(seen).toHaveLength(5);
    expect(graph.health.state()).toEqual({ unreachableSince: '1970-01-01T00:00:00.000Z' });
    passed += 5000;
    await graph.call(get());
    expect(graph.health.state()).toBe('ok');
  });
});

describe('A request', () => {
  it('names the product, and has the act in front of its request id', async () => {
    await withCostLabel('report.submit', () => open().call(get()));
    await open().call(get());
    expect(seen[0]?.headers['user-agent']).toBe('NONISV|Jamna|Jamna/1.2.3');
    expect(seen[0]?.headers['client-request-id']).toMatch(/^report-submit-[0-9a-f-]{36}$/);
    expect(seen[1]?.headers['client-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is repeated once with a new token when the old one is refused', async () => {
    answers = [json(401, {})];
    expect((await open().call(get())).status).toBe(200);
    expect(seen.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-0',
      'Bearer token-1',
    ]);
    answers = [json(401, {}), json(401, {})];
    expect((await open().call(get())).status).toBe(401);
  });

  it('to a link of the configured Graph has the whole query of the link', async () => {
    await open().call(
      get(`${origin}/v1.0/sites/a/items/delta?$expand=fields($select=A,B)&token=a%2Bb=`),
    );
    expect(seen[0]?.url).toBe('/v1.0/sites/a/items/delta?$expand=fields($select=A,B)&token=a%2Bb=');
  });

  it.each([
    'https://example.org/v1.0/sites/a',
    'http://127.0.0.1:1/v1.0/x',
    'file:///v1.0/x',
    '//x/v1.0/y',
    'x',
  ])('goes to no other address: %s', async (link) => {
    const work = open().call(get(link));
    if (link.startsWith('//')) await work;
    else await expect(work).rejects.toBeInstanceOf(AppError);
    expect(seen.every(({ url }) => url.startsWith('/v1.0/'))).toBe(true);
  });

  it('follows no redirect', async () => {
    answers = [json(302, {}, { location: 'https://example.org/' })];
    expect((await open().call(get())).status).toBe(302);
    expect(seen).toHaveLength(1);
  });
});
