import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { generateKeyPair } from 'jose';
import { Hono } from 'hono';
import { connectorVerifier } from '../../../src/server/auth/verify-bot-token';
import { botRoutes } from '../../../src/server/routes/bot-routes';
import { runningTime } from '../../../src/core/domain/base/running-time';
import { clockDifferences } from '../../../src/server/auth/clock-differences';
import { refusal } from '../../../src/server/routes/refusals';
import { clientId, startBot, type RunningBot } from '../../support/bot/bot-server';
import { clocksOf } from '../../support/clocks';

// The bot's endpoint is open to the whole internet: nothing of a body is read before its token is good.

const botIssuer = 'https://api.botframework.com';
let running: RunningBot;
let app: Hono;
const received: unknown[] = [];
beforeAll(async () => {
  running = await startBot();
  app = new Hono();
  app.onError(
    refusal(
      { info: () => undefined, alarm: () => undefined },
      clockDifferences(() => runningTime(0)),
    ),
  );
  const receive = (activity: unknown) => {
    received.push(activity);
    return Promise.resolve({ status: 200, body: {} });
  };
  const botKeysUrl = running.tokens.keysUrl;
  const serviceUrlHosts = [running.connector.host];
  const verifyConnector = connectorVerifier(
    { clientId, botIssuer, botKeysUrl, serviceUrlHosts },
    clocksOf(Date.now),
  );
  app.route('/api/messages', botRoutes({ bot: { receive }, verifyConnector }));
});
afterAll(() => running.stop());
beforeEach(() => {
  received.length = 0;
});

const long = () => Math.floor(Date.now() / 1000) - 4_000;
const bearer = async (claims?: Readonly<Record<string, unknown>>) =>
  `Bearer ${await running.token(claims)}`;
const badTokens: readonly (readonly [string, () => Promise<string | undefined>])[] = [
  ['no token', () => Promise.resolve(undefined)],
  ['half a token', () => Promise.resolve('Bearer a.b.c')],
  ['another scheme', async () => `Basic ${await running.token()}`],
  ['a token for another bot', () => bearer({ aud: 'ffffffff-0000-4000-8000-000000000001' })],
  ['a token of another issuer', () => bearer({ iss: 'https://sts.windows.net/x/' })],
  ['an expired token', () => bearer({ nbf: long(), exp: long() + 600 })],
  [
    'a forged token',
    async () => {
      const { privateKey } = await generateKeyPair('RS256');
      const serviceurl = running.connector.serviceUrl;
      const claims = { iss: botIssuer, aud: clientId, serviceurl };
      return `Bearer ${await running.tokens.sign(claims, privateKey)}`;
    },
  ],
];

/** A body that counts how often the server asks for more of it, and never ends. */
function endless(chunk: Uint8Array) {
  const counter = { pulls: 0 };
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        counter.pulls += 1;
        controller.enqueue(chunk);
      },
    },
    { highWaterMark: 0 },
  );
  return { counter, body };
}

async function post(
  body: BodyInit,
  authorization: string | undefined,
  headers: Readonly<Record<string, string>> = {},
) {
  const own = { 'Content-Type': 'application/json', ...headers };
  return app.request('/api/messages', {
    method: 'POST',
    headers: { ...own, ...(authorization !== undefined && { Authorization: authorization }) },
    body,
    duplex: 'half',
  } as RequestInit);
}

describe.each(badTokens)('with %s', (_, make) => {
  test.each([
    ['that never ends', new TextEncoder().encode(' '), {}],
    ['of garbage, a megabyte at a time', new Uint8Array(1024 * 1024).fill(0xff), {}],
    ['that never ends under a length', new TextEncoder().encode('['), { 'Content-Length': '99' }],
    ['that is larger than any activity', new Uint8Array(1024), { 'Content-Length': '9999999999' }],
    ['of another type', new TextEncoder().encode('<'), { 'Content-Type': 'text/xml' }],
  ])('the answer to a body %s is 401, and nothing of it is read', async (_what, chunk, headers) => {
    const { counter, body } = endless(chunk);
    const answer = await post(body, await make(), headers);
    expect({ status: answer.status, ...counter }).toEqual({ status: 401, pulls: 0 });
    expect(received).toEqual([]);
  });
});

test('over HTTP, the answer to a bad token comes while the body is still being sent', async () => {
  const call = httpRequest(`${running.url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer a.b.c' },
  });
  call.on('error', () => undefined);
  call.write('{"type":"message","text":"');
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  expect(answer.resume().statusCode).toBe(401);
  call.destroy();
});

test('with a good token, a body is read up to its bound', async () => {
  const { counter, body } = endless(new Uint8Array(64 * 1024).fill(0x20));
  expect((await post(body, await bearer())).status).toBe(413);
  expect(counter.pulls).toBe(17);
});

test.each([
  ['leads to another address than the token', { serviceUrl: 'https://evil.example/' }, 401],
  ['is of another channel', { channelId: 'directline' }, 401],
  ['is no object', undefined, 401],
  ['is as the token says', {}, 200],
])('with a good token, an activity that %s is answered', async (_, own, status) => {
  const activity = own === undefined ? [] : running.activity({ type: 'message', ...own });
  const answer = await post(JSON.stringify(activity), await bearer());
  expect(answer.status).toBe(status);
  expect(received).toHaveLength(status === 200 ? 1 : 0);
});
