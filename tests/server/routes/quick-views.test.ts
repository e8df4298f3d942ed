import { get, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerType } from '@hono/node-server';
import type { Actor } from '../../../src/core/domain/base/actor';
import { listen } from '../../../src/server/base/http-server';
import { productAnswers } from '../../../src/server/routes/app';
import { aBody, aGoal, anActor, aPerson, aRound, aWorld } from '../../support/core/builders';
import { anInstance, listsOf } from '../../support/core/fake-context';
import { fakeDeps, settings } from '../../support/server/fake-app';

const servers: ServerType[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((one) => new Promise((done) => one.close(done))));
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server whose tokens are known. It counts the requests that take the usual way, and knows who may see the follow-up. */
async function aServer() {
  const leaders = { now: ['Ledare'] };
  const instance = () => {
    const processLeaders = leaders.now.map((name) => aPerson(name));
    const bodies = [aBody({ id: 'council', kind: 'council', processLeaders })];
    const goals = Array.from({ length: 9 }, (_, at) =>
      aGoal({ id: String(at), bodyId: 'council' }),
    );
    return anInstance(listsOf({ world: aWorld({ bodies, goals, rounds: [aRound()] }) }));
  };
  const { deps } = fakeDeps(instance());
  const state = { version: 1, isKnown: true, usual: 0 };
  const product = {
    ...deps.product,
    version: () => String(state.version),
    contextFor: (actor: Actor) => {
      state.usual += 1;
      return instance().as(actor);
    },
  };
  const known = (token?: string) =>
    state.isKnown && token !== undefined ? anActor(token) : undefined;
  const verify = Object.assign(deps.verify.bind(undefined), { known });
  const answers = productAnswers({ ...deps, product, verify }, settings, '/no-folder');
  const server = await listen({ ...answers, port: 0, hostname: '127.0.0.1' });
  servers.push(server);
  const { port } = server.address() as AddressInfo;
  const ask = (path: string, headers: Readonly<Record<string, string>>): Promise<Answer> =>
    new Promise((done, failed) => {
      const options = { agent: false, headers, port, host: '127.0.0.1', path };
      get(options, (answer) => {
        let body = '';
        answer.setEncoding('latin1').on('data', (piece: string) => (body += piece));
        answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, body }));
      }).on('error', failed);
    });
  return { ask, state, leaders };
}

const asLeader = { Authorization: 'Ledare', 'Accept-Encoding': 'gzip' };
const comparable = ({ status, headers, body }: Answer) => ({
  ...{ status, body },
  headers: { ...headers, date: '' },
});

test.each(['/api/views/goals', '/api/views/follow-up?round=helar-2026', '/api/views/mine'])(
  '%s that is known is answered as before, without asking again who may',
  async (path) => {
    const { ask, state } = await aServer();
    const first = await ask(path, asLeader);
    expect(first).toMatchObject({ status: 200 });
    const usual = state.usual;
    const isPacked = first.headers['content-encoding'] === 'gzip';
    const again = await ask(path, asLeader);
    expect(comparable(again)).toEqual(comparable(first));
    const seen = { ...asLeader, 'If-None-Match': String(first.headers.etag) };
    const unchanged = await ask(path, seen);
    expect(unchanged).toMatchObject({ status: 304, body: '' });
    for (const name of ['strict-transport-security', 'x-content-type-options', 'cache-control'])
      expect([name, unchanged.headers[name]]).toEqual([name, first.headers[name]]);
    // A view that is too short for gzip takes the usual way when it is sent whole.
    expect(state.usual - usual).toBe(isPacked ? 0 : 1);
  },
);

test('a person, an address, a state of the lists or a token that is not known takes the usual way', async () => {
  const { ask, state } = await aServer();
  const path = '/api/views/goals';
  const { headers } = await ask(path, asLeader);
  const seen = { ...asLeader, 'If-None-Match': String(headers.etag) };
  const tookUsual = async (asked: () => Promise<Answer>) => {
    const before = state.usual;
    const { status } = await asked();
    return [status, state.usual > before];
  };
  expect(await tookUsual(() => ask(path, seen))).toEqual([304, false]);
  expect(await tookUsual(() => ask(path, { ...seen, Authorization: 'Utan' }))).toEqual([200, true]);
  expect(await tookUsual(() => ask(`${path}?round=x`, seen))).toEqual([400, true]);
  expect(await tookUsual(() => ask(path, { ...asLeader, 'Accept-Encoding': 'br' }))).toEqual([
    200,
    true,
  ]);
  state.version += 1;
  expect(await tookUsual(() => ask(path, seen))).toEqual([304, true]);
  state.isKnown = false;
  expect(await tookUsual(() => ask(path, seen))).toEqual([304, true]);
  const foreign = { ...seen, Origin: 'https://evil.example' };
  expect((await ask(path, foreign)).status).toBe(403);
});

test('a right that a change has taken away is gone for a view that was known', async () => {
  const { ask, state, leaders } = await aServer();
  const path = '/api/views/follow-up?round=helar-2026';
  const { headers } = await ask(path, asLeader);
  const seen = { ...asLeader, 'If-None-Match': String(headers.etag) };
  expect((await ask(path, seen)).status).toBe(304);
  leaders.now = ['Annan'];
  state.version += 1;
  expect((await ask(path, seen)).status).toBe(403);
  expect((await ask(path, asLeader)).status).toBe(403);
});

test('a person who asks too often is refused, whichever way the requests take', async () => {
  const { ask } = await aServer();
  const { headers } = await ask('/api/views/goals', asLeader);
  const seen = { ...asLeader, 'If-None-Match': String(headers.etag) };
  const statuses: (number | undefined)[] = [];
  while (statuses.length < 241) statuses.push((await ask('/api/views/goals', seen)).status);
  expect(statuses.indexOf(429)).toBe(239);
  expect((await ask('/api/views/goals', { ...seen, Authorization: 'Lugn' })).status).toBe(200);
});
