import { createServer, type Server } from 'node:http';
import { runningTime } from '../../../src/core/domain/base/running-time';
import type { AddressInfo } from 'node:net';
import { withCostLabel } from '../../../src/graph/client/cost-label';
import { openGraph, type Graph, type GraphOptions } from '../../../src/graph/client/graph';
import { longestAskedMs, personLimits, servingLimits } from '../../../src/graph/client/retry-delay';
import { newWaiter, withWaiter } from '../../../src/graph/client/waiter';

/** The answers to come; without any, Graph answers 200. */
let answers: { status: number; headers?: Record<string, string> }[] = [];
let seen: string[] = [];
let now = 0;
/** By how much somebody has set the system's clock. */
let clockStep = 0;
let alarms: string[] = [];
let server: Server;
let origin: string;

const hour = 3_600_000;
const lists = { method: 'GET', path: '/sites/a/lists/b/items' } as const;
const people = { method: 'GET', path: '/users?$filter=x' } as const;
const create = { method: 'POST', path: '/sites/a/lists/b/items', body: {} } as const;

/** Opens a client whose waits pass at once, with real pauses for requests under way. */
function open(options: Partial<GraphOptions> = {}): Graph {
  return openGraph(
    { graphUrl: origin, loginUrl: origin, tenantId: 't', clientId: 'c', siteUrl: 'https://x/y' },
    {
      tokens: { token: () => Promise.resolve('t'), renew: () => undefined },
      timing: {
        now: () => now + clockStep,
        runningNow: () => runningTime(now),
        sleep: async (ms) => {
          now += ms;
          await new Promise((done) => setTimeout(done, 1));
        },
        random: () => 0,
      },
      onLongWait: (until) => void alarms.push(until),
      ...options,
    },
  );
}
const asked = (value: string, name = 'Retry-After') => ({
  status: 429,
  headers: { [name]: value },
});
const asPerson = <R>(work: () => R, isLeader = false): R =>
  withCostLabel('act-x', work, newWaiter(personLimits, isLeader));
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (cause: unknown) => (cause as { code?: unknown }).code,
  );

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
    const { status, headers } = answers.shift() ?? { status: 200 };
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end('{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => new Promise((done) => server.close(done)));
beforeEach(() => {
  [answers, seen, alarms, now, clockStep] = [[], [], [], 0, 0];
});

describe('A wait that Graph asks for', () => {
  it.each([
    ['66', 66_000],
    ['900', 900_000],
    ['1.5', 1_500],
    ['999999', 999_999_000],
    ['99999999999999999999', longestAskedMs],
    ['Thu, 01 Jan 1970 02:00:00 GMT', 2 * hour],
    ['Fri, 31 Dec 9999 23:59:59 GMT', longestAskedMs],
  ])('is waited as told: %s', async (value, ms) => {
    const graph = open();
    answers = [asked(value)];
    await asPerson(() => codeOf(graph.call(lists)));
    const before = seen.length;
    if (ms > personLimits.throttledMs) {
      now = ms - 1;
      const late = Promise.all([1, 2, 3].map(() => asPerson(() => codeOf(graph.call(create)))));
      expect(new Set(await late).size).toBe(1);
    }
    now = ms;
    expect(await asPerson(() => codeOf(graph.call(lists)))).toBe('done');
    expect(seen.length).toBeGreaterThan(before);
  });

  it.each(['soon', '', '-5', '12 minutes', 'NaN', '1e9', 'Infinity', '31.12.2026'])(
    'that cannot be read is one without a time: %s',
    async (value) => {
      answers = [asked(value)];
      expect(await asPerson(() => codeOf(open().call(lists)))).toBe('done');
      expect(now).toBe(0);
    },
  );

  it('holds back all calls of the budget, and is answered at once with the time', async () => {
    const graph = open();
    answers = [asked('600')];
    const first = graph.call(lists);
    expect(await codeOf(first)).toBe('throttled');
    for (const call of [lists, create]) {
      await expect(asPerson(() => graph.call(call))).rejects.toMatchObject({
        code: 'throttled',
        until: '1970-01-01T00:10:00.000Z',
      });
    }
    expect(seen).toHaveLength(1);
    expect(graph.health.state()).toEqual({ throttledUntil: '1970-01-01T00:10:00.000Z' });
    expect((await graph.call(people)).status).toBe(200);
  });

  it('is taken from 503 with Retry-After too, also after a POST', async () => {
    const graph = open();
    answers = [{ status: 503, headers: { 'Retry-After': '120' } }];
    expect((await graph.call(create)).status).toBe(503);
    expect(await asPerson(() => codeOf(graph.call(lists)))).toBe('throttled');
    expect(seen).toHaveLength(1);
  });

  it.each([-5, 5])(
    'lasts as long as told when the system’s clock is set by %d h meanwhile, and its end is told by that clock',
    async (hours) => {
      const graph = open();
      answers = [asked('600')];
      expect(await codeOf(graph.call(lists))).toBe('throttled');
      expect(graph.health.state()).toEqual({ throttledUntil: '1970-01-01T00:10:00.000Z' });
      clockStep = hours * hour;
      const told = new Date(hours * hour + 600_000).toISOString();
      expect(graph.health.state()).toEqual({ throttledUntil: told });
      now = 599_999;
      expect(await codeOf(graph.call(lists))).toBe('done');
      expect(now).toBe(600_000);
      expect(seen).toHaveLength(2);
    },
  );

  it('of a few seconds is waited by people', async () => {
    answers = [asked('4')];
    expect(await asPerson(() => codeOf(open().call(create)))).toBe('done');
    expect(now).toBe(4000);
  });

  it('is followed by one call, and by the others when that one is not refused again', async () => {
    const graph = open();
    answers = [asked('31'), asked('31'), asked('31')];
    const all = Array.from({ length: 7 }, () => graph.call(lists));
    await Promise.allSettled(all);
    // The calls that were under way when the first refusal came, one refused trial, and the seven answers.
    expect(seen.length).toBeLessThanOrEqual(10);
    expect(graph.health.state()).toBe('ok');
  });
});

describe('A very long wait', () => {
  it.each([
    [15 * 60, 1],
    [14 * 60, 0],
    [999_999, 1],
  ])('of %s s in all raises %s alarms', async (seconds, count) => {
    const graph = open();
    answers = [asked(String(seconds))];
    await codeOf(graph.call(lists));
    await codeOf(graph.call(lists));
    expect(alarms).toHaveLength(count);
  });

  it('that grows by many short ones raises one alarm', async () => {
    const graph = open();
    for (let n = 0; n < 20; n += 1) {
      answers = [asked('70')];
      await codeOf(graph.call(lists));
      now += 70_000;
    }
    expect(alarms).toHaveLength(1);
  });

  it('of the directory raises an alarm too, and is probed once an hour by whatever reads', async () => {
    const graph = open();
    answers = [asked('2592000')];
    expect(await asPerson(() => codeOf(graph.call(people)))).toBe('throttled');
    expect(alarms).toHaveLength(1);
    now = hour - 1;
    expect(await asPerson(() => codeOf(graph.call(people)))).toBe('throttled');
    expect(seen).toHaveLength(1);
    now = hour;
    expect(await asPerson(() => codeOf(graph.call(people)))).toBe('done');
    expect(seen).toEqual(Array(3).fill('GET /v1.0/users?$filter=x'));
    expect(await asPerson(() => codeOf(graph.call(people)))).toBe('done');
  });

  it('is probed by the load of the lists too, by the reading of the site that it begins with', async () => {
    const graph = open();
    const site = { method: 'GET', path: '/sites/x.sharepoint.com:/sites/y?$select=id' } as const;
    answers = [asked('2592000'), asked('2592000')];
    const load = () => withWaiter(newWaiter(servingLimits, true), () => codeOf(graph.call(site)));
    expect(await load()).toBe('throttled');
    now = hour - 1;
    expect(await load()).toBe('throttled');
    expect(seen).toHaveLength(1);
    now = hour;
    expect([await load(), await load()]).toEqual(['throttled', 'throttled']);
    expect(seen).toHaveLength(2);
    now = 2 * hour;
    expect(await load()).toBe('done');
    expect(new Set(seen)).toEqual(new Set([`GET /v1.0${site.path}`]));
  });

  it('is probed once an hour, with one read, and only by a process leader’s act', async () => {
    const graph = open();
    answers = [asked('999999')];
    await codeOf(graph.call(lists));
    const leader = () => asPerson(() => codeOf(graph.call(create)), true);
    now = hour - 1;
    expect(await leader()).toBe('throttled');
    now = hour;
    expect(await asPerson(() => codeOf(graph.call(create)))).toBe('throttled');
    expect(await codeOf(graph.call(lists))).toBe('throttled');
    expect(seen).toHaveLength(1);
    answers = [asked('999999')];
    expect([await leader(), await leader()]).toEqual(['throttled', 'throttled']);
    expect(seen.slice(1)).toEqual(['GET /v1.0/sites/a?$select=id']);
    now = 2 * hour;
    expect(await leader()).toBe('done');
    expect(seen.slice(2)).toEqual([
      'GET /v1.0/sites/a?$select=id',
      'POST /v1.0/sites/a/lists/b/items',
    ]);
    expect((await graph.call(lists)).status).toBe(200);
  });
});
