import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withCostLabel } from '../../../src/graph/client/cost-label';
import { openGraph, type Graph, type GraphOptions } from '../../../src/graph/client/graph';
import { LostAnswer } from '../../../src/graph/client/lost-answer';
import { personLimits } from '../../../src/graph/client/retry-delay';
import { newWaiter } from '../../../src/graph/client/waiter';

let server: Server;
let origin: string;
let seen = 0;
let answer: (response: ServerResponse) => void = () => undefined;

const limits = { ...personLimits, silentMs: 400, tryMs: 200, faultMs: 100 };
const read = { method: 'GET', path: '/sites/a' } as const;
const change = { method: 'PATCH', path: '/sites/a', body: {} } as const;
const create = { method: 'POST', path: '/sites/a', body: {} } as const;

const open = (options: Partial<GraphOptions> = {}): Graph =>
  openGraph(
    { graphUrl: origin, loginUrl: origin, tenantId: 't', clientId: 'c', siteUrl: 'https://x/y' },
    { tokens: { token: () => Promise.resolve('t'), renew: () => undefined }, ...options },
  );
const asPerson = <R>(work: () => R): R => withCostLabel('act-x', work, newWaiter(limits));
const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
const ok = (response: ServerResponse) => response.end('{}');
const silent = () => undefined;
/** Sends a byte at a time, and never all of them. */
const drip = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};
const tooShort = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{}');
};

/** Sends megabytes of JSON until the reader leaves. */
const endless = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const piece = `"${'x'.repeat(1024 * 1024)}",`;
  const write = (): void => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', write);
  response.write('[');
  write();
};

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    seen += 1;
    answer(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
});
beforeEach(() => {
  [seen, answer] = [0, ok];
});

describe('What a person waits for', () => {
  it.each([
    ['a silent Graph', silent],
    ['a byte at a time', drip],
    ['a body shorter than announced', tooShort],
  ])('ends in time, and the outcome is unknown: %s', async (_name, bad) => {
    answer = bad;
    const graph = open();
    const work = async () => {
      const causes = [await errorOf(graph.call(create)), await errorOf(graph.call(read))];
      return [...causes, await errorOf(graph.call(change))];
    };
    const [posted, , patched] = await asPerson(work);
    expect(posted).toBeInstanceOf(LostAnswer);
    // No time is left for the third call, so it is not sent, and the person can be told so.
    expect(patched).toMatchObject({ code: 'store-unavailable' });
    expect(seen).toBeLessThanOrEqual(5);
  });

  it('an answer without an end is lost, long before time is up', async () => {
    answer = endless;
    const patient = newWaiter({ ...limits, silentMs: 60_000, tryMs: 60_000, tries: 1 });
    const call = withCostLabel('act-x', () => errorOf(open().call(read)), patient);
    expect(await call).toMatchObject({ message: 'The answer is too large.' });
  });

  it('begins anew with each good answer, so that an act of many rows can end', async () => {
    // Four answers take longer than the person waits for one, and each has four times the time that it needs.
    answer = (response) => void setTimeout(() => ok(response), 500);
    const patient = newWaiter({ ...limits, silentMs: 1_900, tryMs: 1_900 });
    const graph = open();
    await withCostLabel(
      'act-x',
      async () => {
        for (let n = 0; n < 4; n += 1) expect((await graph.call(create)).status).toBe(200);
      },
      patient,
    );
    expect(seen).toBe(4);
  });

  it('a sign-in that does not answer ends in time too, and nothing was sent', async () => {
    const tokens = { token: () => new Promise<string>(() => undefined), renew: () => undefined };
    const graph = open({ tokens });
    const cause = await asPerson(() => errorOf(graph.call(create)));
    expect(cause).toMatchObject({ code: 'store-unavailable' });
    expect(graph.health.signIn()).toHaveProperty('failingSince');
    expect(graph.health.state()).toHaveProperty('signInFailingSince');
    expect(seen).toBe(0);
  });

  it('a change of which one try was lost stays unknown when the next try cannot be sent', async () => {
    answer = (response) => void response.destroy();
    let isSignedIn = true;
    const token = () =>
      isSignedIn ? Promise.resolve('t') : Promise.reject(new Error('No token any more.'));
    const graph = open({ tokens: { token, renew: () => undefined } });
    const work = asPerson(() => errorOf(graph.call(change)));
    const timer = setInterval(() => (isSignedIn = seen === 0), 1);
    expect(await work).toBeInstanceOf(LostAnswer);
    clearInterval(timer);
  });
});

describe('Health', () => {
  it.each([401, 403, 404, 500, 503])('is not ok when every call is answered %s', async (status) => {
    answer = (response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end('{}');
    };
    const graph = open();
    for (let n = 0; n < 3; n += 1) await graph.call(create);
    expect(graph.health.state()).not.toBe('ok');
    answer = ok;
    await graph.call(read);
    expect(graph.health.state()).toBe('ok');
  });

  it.each([400, 409, 412])('stays ok after answers %s, which are about one row', async (status) => {
    answer = (response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end('{}');
    };
    const graph = open();
    for (let n = 0; n < 4; n += 1) await graph.call(create);
    expect(graph.health.state()).toBe('ok');
  });

  it('does not take a directory that the product may not read for a fault of the lists', async () => {
    answer = (response) => {
      response.writeHead(403);
      response.end('{}');
    };
    const graph = open();
    for (let n = 0; n < 4; n += 1) await graph.call({ method: 'GET', path: '/users' });
    expect(graph.health.state()).toBe('ok');
  });
});
