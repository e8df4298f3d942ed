import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { runningTime } from '../../../src/core/domain/base/running-time';
import { request as httpRequest } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import { readSettings } from '../../../src/server/base/settings';
import { jsonLog } from '../../../src/server/base/log';
import { NotSignedIn } from '../../../src/server/auth/not-signed-in';
import { productApp } from '../../../src/server/routes/app';
import type { RouteDeps } from '../../../src/server/routes/route-deps';

const secret = 'hemligt-ur-systemet';
const settings = readSettings({
  TENANT_ID: '5cda5cc5-ee01-4b08-af01-45b108dafa63',
  CLIENT_ID: 'e55b9f18-7a19-4487-910a-3bbb8885893e',
  CLIENT_SECRET: 'Q8~kW3pZr5tLx9vBn2mYc7dHf4gJs6aE',
  TEAMS_APP_ID: 'e55b9f18-7a19-4487-910a-3bbb8885893e',
  SITE_URL: 'https://granforsa.sharepoint.com/sites/jamna',
  APP_DOMAIN: 'jamna.granforsa.example',
});

const lines: string[] = [];
const entries = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

/** A signed-in person gets an error that no code expects, from the first thing that a route asks of the product. */
const deps = {
  product: {
    health: () => ({ status: 'ok', lists: 'ready', graph: 'ok' }),
    contextFor: () => {
      throw new TypeError(secret);
    },
    version: () => '1',
    tabSeen: () => undefined,
  },
  verify: (authorization: string | undefined) =>
    authorization === undefined
      ? Promise.reject(new NotSignedIn('There is no bearer token.'))
      : Promise.resolve({ kind: 'member', objectId: authorization, name: 'Karin Lindgren' }),
  verifyConnector: () => Promise.reject(new NotSignedIn('There is no bearer token.')),
  bot: { receive: () => Promise.resolve({ status: 200, body: {} }) },
  log: jsonLog(
    (line) => lines.push(line),
    () => new Date('2026-11-30T08:00:00Z'),
  ),
  runningNow: () => runningTime(0),
} as unknown as RouteDeps;

let server: ServerType;
let base: string;
const folder = mkdtempSync(join(tmpdir(), 'jamna-tab-'));

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Jämna</title>');
  writeFileSync(join(folder, 'assets', 'main-12345678.js'), 'void 0;');
  const { fetch } = productApp(deps, settings, folder);
  await new Promise<void>((done) => {
    server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => done());
  });
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(async () => {
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  lines.length = 0;
});

const signedIn = { Authorization: 'Bearer somebody' };

/** Sends bytes as they are and returns all that the server answers until it closes the connection. */
function sendRaw(text: string): Promise<string> {
  return new Promise((done, failed) => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('end', () => done(answer));
    socket.on('error', failed);
    socket.setTimeout(10_000, () => socket.destroy(new RangeError('no answer')));
  });
}

const paths = [
  ...['/', '/privacy', '/terms', '/healthz', '/tab/', '/tab/assets/main-12345678.js', '/nothing'],
  ...['/api/config', '/api/views/mine', '/api/acts/report.submit', '/api/nothing'],
];

test.each(paths)(
  '%s is answered with a type and its character set, and only over https',
  async (path) => {
    const { headers, status } = await fetch(`${base}${path}`, { headers: signedIn });
    expect(headers.get('Content-Type') ?? `none with ${String(status)}`).toMatch(
      /^(?:text\/\w+; charset=utf-8|application\/json)/i,
    );
    const strict = headers.get('Strict-Transport-Security') ?? '';
    const age = /max-age=(\d+); includeSubDomains$/.exec(strict)?.[1];
    expect(Number(age)).toBeGreaterThanOrEqual(365 * 86_400);
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
  },
);

test.each(paths)('%s gives nothing to pages of other origins, and sets no cookie', async (path) => {
  const foreign = { ...signedIn, Origin: 'https://evil.example' };
  const ask = { 'Access-Control-Request-Method': 'POST', ...foreign };
  const answers = await Promise.all([
    fetch(`${base}${path}`, { headers: foreign }),
    fetch(`${base}${path}`, { method: 'OPTIONS', headers: ask }),
  ]);
  for (const { headers } of answers) {
    const names = [...headers.keys()];
    expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(names).not.toContain('set-cookie');
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
    expect(names.filter((name) => ['server', 'x-powered-by'].includes(name))).toEqual([]);
  }
});

test.each(paths.filter((path) => !path.startsWith('/tab')))(
  '%s may be framed by nobody',
  async (path) => {
    const { headers } = await fetch(`${base}${path}`);
    expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  },
);

test.each(['/', '/tab/'])(
  'the page %s loads no plugin and keeps its base address',
  async (path) => {
    const policy = (await fetch(`${base}${path}`)).headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toMatch(/object-src (?!'none')/);
  },
);

test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('no act is done by %s', async (method) => {
  const answer = await fetch(`${base}/api/acts/round.prepare`, { method, headers: signedIn });
  expect(answer.status).toBe(404);
});

test('a request of TRACE is not sent back', async () => {
  const answer = await new Promise<{ status: number | undefined; text: string }>((done, failed) => {
    const headers = { Authorization: 'Bearer not-to-be-seen' };
    const asked = httpRequest(`${base}/tab/`, { method: 'TRACE', headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => done({ status: response.statusCode, text }));
    });
    asked.on('error', failed);
    asked.end();
  });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.text).not.toContain('not-to-be-seen');
});

test.each([
  ['two lengths', 'Content-Length: 4\r\nContent-Length: 40\r\n\r\nab'],
  ['a length beside chunks', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['a folded header', 'X-Long: a\r\n b: c\r\nTransfer-Encoding: xchunked\r\n\r\n'],
])(
  'a request with %s is refused, since two programs could see two requests in it',
  async (_, rest) => {
    const answer = await sendRaw(
      `POST /api/acts/round.prepare HTTP/1.1\r\nHost: localhost\r\n${rest}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  },
);

test('the only redirect stays on the same host, whatever host the request names', async () => {
  const headers = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' };
  const answer = await fetch(`${base}/tab`, { redirect: 'manual', headers });
  expect(answer.headers.get('Location')).toBe('/tab/');
});

test.each(['/tab/assets', '/tab/assets/'])('%s lists no files', async (path) => {
  const answer = await fetch(`${base}${path}`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain('main-');
});

test('an error that no code expects is answered by a number, and only the log says what it was', async () => {
  const answer = await fetch(`${base}/api/views/mine`, { headers: signedIn });
  const text = await answer.text();
  const { error } = JSON.parse(text) as { error: { code: string; reference: string } };
  expect({ status: answer.status, code: error.code }).toEqual({ status: 500, code: 'unexpected' });
  expect(Object.keys(error).toSorted()).toEqual(['code', 'reference']);
  expect(text).not.toContain(secret);
  const [alarm] = entries().filter(({ reference }) => reference === error.reference);
  expect(alarm).toMatchObject({ level: 'alarm', error: 'TypeError' });
});

interface Attempt {
  readonly path: string;
  readonly status: number;
  readonly init?: RequestInit;
}
const attempts: readonly (readonly [string, Attempt])[] = [
  ['no token', { path: '/api/views/mine', status: 401 }],
  [
    'no token of the connector',
    { path: '/api/messages', status: 401, init: { method: 'POST', body: '{}' } },
  ],
  [
    'a foreign origin',
    { path: '/api/config', status: 403, init: { headers: { Origin: 'https://evil.example' } } },
  ],
  ['an unknown view', { path: '/api/views/secrets', status: 404, init: { headers: signedIn } }],
];
test.each(attempts)(
  'a request with %s is refused and logged with its number',
  async (_, attempt) => {
    const given = new Headers(attempt.init?.headers);
    if (attempt.init?.body !== undefined) given.set('Content-Type', 'application/json');
    const answer = await fetch(`${base}${attempt.path}`, { ...attempt.init, headers: given });
    expect(answer.status).toBe(attempt.status);
    const { error } = (await answer.json()) as { error: { reference: string } };
    const [entry] = entries().filter(({ reference }) => reference === error.reference);
    expect(entry).toMatchObject({ event: 'request-refused', status: attempt.status });
  },
);

test('a person who asks too often is refused and logged, and others are not', async () => {
  const ask = (token: string) =>
    fetch(`${base}/api/acts/nothing`, { method: 'POST', headers: { Authorization: token } });
  const statuses: number[] = [];
  for (let count = 0; count < 100 && !statuses.includes(429); count += 1) {
    statuses.push((await ask('Bearer hasty')).status);
  }
  expect(statuses).toContain(429);
  expect(entries().at(-1)).toMatchObject({ event: 'request-refused', status: 429 });
  expect((await ask('Bearer calm')).status).toBe(404);
});
