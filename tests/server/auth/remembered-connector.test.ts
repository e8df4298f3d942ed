import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { NotSignedIn } from '../../../src/server/auth/not-signed-in';
import { connectorVerifier } from '../../../src/server/auth/verify-bot-token';
import { aKey, type Key } from '../../support/token-forge';
import { clocksOf } from '../../support/clocks';

const clientId = 'e55b9f18-7a19-4487-910a-3bbb8885893e';
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const activity = { type: 'message', channelId: 'msteams', serviceUrl };
let key: Key;
const keyServer = createServer((_, answer) => {
  answer.writeHead(200, { 'Content-Type': 'application/json' });
  answer.end(JSON.stringify({ keys: [key.jwk] }));
});

beforeAll(async () => {
  key = await aKey('teams', { endorsements: ['msteams'] });
  await new Promise<void>((done) => keyServer.listen(0, '127.0.0.1', done));
});
afterAll(() => new Promise((done) => keyServer.close(done)));

/** Lets one activity through with a token, and returns the check, the token and a clock that can be moved. */
async function accepted() {
  let now = Date.now();
  const { port } = keyServer.address() as AddressInfo;
  const verifyToken = connectorVerifier(
    {
      clientId,
      botIssuer: 'https://api.botframework.com',
      botKeysUrl: `http://127.0.0.1:${String(port)}/keys`,
      serviceUrlHosts: ['smba.trafficmanager.net'],
    },
    clocksOf(() => now),
  );
  const seconds = Math.floor(now / 1000);
  const claims = { iss: 'https://api.botframework.com', aud: clientId, serviceurl: serviceUrl };
  const token = await new SignJWT({ ...claims, nbf: seconds, exp: seconds + 3600 })
    .setProtectedHeader({ alg: 'RS256', kid: 'teams', typ: 'JWT' })
    .sign(key.privateKey);
  const verify = async (authorization: string, of: object) => {
    const checkActivity = await verifyToken(authorization);
    checkActivity(of);
  };
  await verify(`Bearer ${token}`, activity);
  return { verify, authorization: `Bearer ${token}`, pass: (ms: number) => (now += ms) };
}

describe('A token of the connector that was accepted before', () => {
  test('lets the next activity through', async () => {
    const { verify, authorization } = await accepted();
    await expect(verify(authorization, { ...activity, text: 'x' })).resolves.toBeUndefined();
  });

  test.each<[string, object]>([
    ['of another service', { ...activity, serviceUrl: 'https://smba.trafficmanager.net/amer/' }],
    ['of a foreign host', { ...activity, serviceUrl: 'https://evil.example/' }],
    ['of another channel', { ...activity, channelId: 'webchat' }],
    ['without a channel', { type: 'message', serviceUrl }],
    ['without a service', { type: 'message', channelId: 'msteams' }],
  ])('does not let an activity %s through', async (_what, other) => {
    const { verify, authorization } = await accepted();
    await expect(verify(authorization, other)).rejects.toThrow(NotSignedIn);
  });

  test('is refused when it has expired', async () => {
    const { verify, authorization, pass } = await accepted();
    pass(2 * 3_600_000);
    await expect(verify(authorization, activity)).rejects.toThrow();
  });

  test('is refused with one character more or less', async () => {
    const { verify, authorization } = await accepted();
    for (const other of [`${authorization}A`, authorization.slice(0, -1)])
      await expect(verify(other, activity)).rejects.toThrow(NotSignedIn);
  });
});
