import type { ServerType } from '@hono/node-server';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Hono } from 'hono';
import { httpLimits, listen, type HttpLimits } from '../../../src/server/base/http-server';

/** The product's limits, a twentieth as long. */
const limits: HttpLimits = {
  requestMs: httpLimits.requestMs / 20,
  headersMs: httpLimits.headersMs / 20,
  keepAliveMs: 300,
  checkEveryMs: 25,
  connections: 3,
};
const head = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';

let server: ServerType;
let port = 0;
const sockets: Socket[] = [];

beforeAll(async () => {
  const app = new Hono().post('/', async (c) => c.text(await c.req.text()));
  app.onError((_cause, c) => c.text('broken off', 400));
  server = await listen({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, limits);
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(() => new Promise((done) => server.close(done)));

/** Opens a connection that sends the parts at intervals. Resolves with what came when the server has closed it. */
function send(parts: readonly string[], everyMs = 20): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  let came = '';
  socket.on('data', (chunk: Buffer) => (came += chunk.toString()));
  const left = [...parts];
  const timer = setInterval(() => {
    const part = left.shift();
    if (part !== undefined && !socket.destroyed) socket.write(part);
  }, everyMs);
  return new Promise((done) => {
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(timer);
      done(came);
    });
  });
}

test('the product’s limits are short enough for a caller without a token', () => {
  expect(httpLimits.headersMs).toBeLessThan(httpLimits.requestMs);
  expect(httpLimits.requestMs).toBeLessThan(httpLimits.keepAliveMs);
});

test.each([
  ['headers that come a byte at a time', Array.from(head)],
  [
    'a body that comes a byte at a time',
    [`${head}Content-Length: 90\r\n\r\n`, ...Array.from({ length: 80 }, () => 'x')],
  ],
  ['a body shorter than its Content-Length', [`${head}Content-Length: 1000\r\n\r\n{}`]],
  ['a chunked body that does not end', [`${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n`]],
  ['a connection that sends nothing', []],
])('a slow caller is cut off: %s', async (_name, parts) => {
  expect(await send(parts)).not.toContain('200 OK');
});

test('a whole request is answered, and its connection closes when no other follows', async () => {
  const answer = await send([`${head}Content-Length: 2\r\n\r\n{}`]);
  expect(answer).toContain('200 OK');
});

test('more connections than the limit are refused, and the ones before them are answered', async () => {
  const held = [1, 2].map(() => send([]));
  const third = send([`${head}Content-Length: 2\r\n\r\n{}`], 60);
  await new Promise((done) => setTimeout(done, 30));
  expect(await send([`${head}Content-Length: 2\r\n\r\n{}`])).toBe('');
  expect(await third).toContain('200 OK');
  await Promise.all(held);
});
