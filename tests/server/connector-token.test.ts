import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from 'jose';
import { KeysUnavailable, NotSignedIn } from '../../src/server/auth/not-signed-in';
import { connectorVerifier, type VerifyConnector } from '../../src/server/auth/verify-bot-token';

const clientId = 'e55b9f18-7a19-4487-910a-3bbb8885893e';
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const issuer = 'https://api.botframework.com';
const activity = { type: 'message', channelId: 'msteams', serviceUrl };

interface Key {
  readonly privateKey: CryptoKey;
  readonly jwk: JWK & { endorsements?: readonly string[] };
}
async function aKey(kid: string, endorsements?: readonly string[]): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' };
  return { privateKey, jwk: endorsements === undefined ? jwk : { ...jwk, endorsements } };
}

const keys = new Map<string, Key>();
let foreign: Key;
let fetches = 0;
let keysStatus = 200;
let verify: VerifyConnector;
const keyServer = createServer((_, answer) => {
  fetches += 1;
  answer.writeHead(keysStatus, { 'Content-Type': 'application/json' });
  answer.end(JSON.stringify({ keys: [...keys.values()].map(({ jwk }) => jwk) }));
});

beforeAll(async () => {
  keys.set('teams', await aKey('teams', ['msteams']));
  keys.set('mail', await aKey('mail', ['email']));
  keys.set('plain', await aKey('plain'));
  foreign = await aKey('teams');
  await new Promise<void>((done) => keyServer.listen(0, '127.0.0.1', done));
});
afterAll(() => new Promise((done) => keyServer.close(done)));
beforeEach(() => {
  fetches = 0;
  keysStatus = 200;
  const port = String((keyServer.address() as AddressInfo).port);
  verify = connectorVerifier({
    clientId,
    botIssuer: issuer,
    botKeysUrl: `http://127.0.0.1:${port}/keys`,
    serviceUrlHosts: ['smba.trafficmanager.net'],
  });
});

const seconds = () => Math.floor(Date.now() / 1000);
const goodClaims = () => ({
  iss: issuer,
  aud: clientId,
  serviceurl: serviceUrl,
  nbf: seconds(),
  exp: seconds() + 3600,
});
function signed(
  changes: Record<string, unknown> = {},
  key = keys.get('teams')!,
  kid = key.jwk.kid!,
) {
  return new SignJWT({ ...goodClaims(), ...changes })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .sign(key.privateKey);
}
const bearer = async (token: string | Promise<string>) => `Bearer ${await token}`;

test('an activity of Teams is let through', async () => {
  await expect(verify(await bearer(signed()), activity)).resolves.toBeUndefined();
  await expect(
    verify(await bearer(signed({}, keys.get('plain'))), activity),
  ).resolves.toBeUndefined();
});

test('capitals and a last slash make no other serviceUrl', async () => {
  const token = signed({ serviceurl: 'https://SMBA.trafficmanager.net/emea' });
  await expect(verify(await bearer(token), activity)).resolves.toBeUndefined();
});

const tenant = '5cda5cc5-ee01-4b08-af01-45b108dafa63';
const evil = 'https://evil.example/';
const forgeries: readonly (readonly [string, () => string | Promise<string>, object?])[] = [
  ['no signature', () => new UnsecuredJWT(goodClaims()).encode()],
  ['the signature of another key', () => signed({}, foreign)],
  ['a key that nobody has published', () => signed({}, foreign, 'unknown')],
  ['another audience', () => signed({ aud: 'https://graph.microsoft.com' })],
  ['the audience of another bot', () => signed({ aud: '11111111-1111-4111-8111-111111111111' })],
  [
    'the issuer of our own tenant',
    () => signed({ iss: `https://login.microsoftonline.com/${tenant}/v2.0` }),
  ],
  ['the issuer of version 1', () => signed({ iss: `https://sts.windows.net/${tenant}/` })],
  ['an issuer that begins like the right one', () => signed({ iss: `${issuer}.evil.example` })],
  ['a time that passed six minutes ago', () => signed({ exp: seconds() - 360 })],
  ['a time that begins in six minutes', () => signed({ nbf: seconds() + 360 })],
  ['no end', () => signed({ exp: undefined })],
  ['no serviceurl', () => signed({ serviceurl: undefined })],
  ['another serviceurl than the activity', () => signed({ serviceurl: evil })],
  ['a serviceurl that is a list', () => signed({ serviceurl: [serviceUrl] })],
  ['a key for mail only', () => signed({}, keys.get('mail'))],
  [
    'an activity that leads elsewhere',
    () => signed({ serviceurl: evil }),
    { ...activity, serviceUrl: evil },
  ],
  [
    'an activity that hides its host behind a user',
    () => signed({ serviceurl: 'https://smba.trafficmanager.net@evil.example/' }),
    { ...activity, serviceUrl: 'https://smba.trafficmanager.net@evil.example/' },
  ],
  [
    'an activity on another port',
    () => signed({ serviceurl: 'https://smba.trafficmanager.net:8443/' }),
    { ...activity, serviceUrl: 'https://smba.trafficmanager.net:8443/' },
  ],
  ['an activity without a serviceUrl', () => signed(), { type: 'message', channelId: 'msteams' }],
  ['an activity of another channel', () => signed(), { ...activity, channelId: 'directline' }],
  ['an activity that is a list', () => signed(), []],
];
const cases = forgeries.map(([name, make, body]) => ({ name, make, body: body ?? activity }));
test.each(cases)('an activity with $name does not get in', async ({ make, body }) => {
  await expect(verify(await bearer(make()), body)).rejects.toBeInstanceOf(NotSignedIn);
});

test('an activity without a token does not get in', async () => {
  await expect(verify(undefined, activity)).rejects.toBeInstanceOf(NotSignedIn);
  await expect(verify('Basic x', activity)).rejects.toBeInstanceOf(NotSignedIn);
});

test('when the published keys cannot be had nobody is called a forger', async () => {
  keysStatus = 500;
  await expect(verify(await bearer(signed()), activity)).rejects.toBeInstanceOf(KeysUnavailable);
});

test('thirty unknown keys cost one fetch of the published keys', async () => {
  for (let i = 0; i < 30; i += 1) {
    const token = await bearer(signed({}, foreign, `unknown-${String(i)}`));
    await expect(verify(token, activity)).rejects.toBeInstanceOf(NotSignedIn);
  }
  expect(fetches).toBe(1);
});
