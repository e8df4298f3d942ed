import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, UnsecuredJWT } from 'jose';
import { KeysUnavailable, NotSignedIn } from '../../../src/server/auth/not-signed-in';
import type { Clocks } from '../../../src/core/domain/base/running-time';
import { connectorVerifier, type ConnectorRules } from '../../../src/server/auth/verify-bot-token';
import { aKey, encode, signText, signWithPublicKey, type Key } from '../../support/token-forge';
import { clocksOf, movedClocks } from '../../support/clocks';

const clientId = 'e55b9f18-7a19-4487-910a-3bbb8885893e';
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const issuer = 'https://api.botframework.com';
const activity = { type: 'message', channelId: 'msteams', serviceUrl };

const keys = new Map<string, Key>();
let foreign: Key;
let fetches = 0;
let keysStatus = 200;
type Verify = (authorization: string | undefined, activity: unknown) => Promise<void>;
let verify: Verify;

/** Verifies the token, and then the activity that comes with it. */
function verifier(rules: ConnectorRules, clocks: Clocks = clocksOf(Date.now)): Verify {
  const verifyToken = connectorVerifier(rules, clocks);
  return async (authorization, sent) => {
    const check = await verifyToken(authorization);
    check(sent);
  };
}

const keyServer = createServer((_, answer) => {
  fetches += 1;
  answer.writeHead(keysStatus, { 'Content-Type': 'application/json' });
  answer.end(JSON.stringify({ keys: [...keys.values()].map(({ jwk }) => jwk) }));
});

beforeAll(async () => {
  keys.set('teams', await aKey('teams', { endorsements: ['msteams'] }));
  keys.set('mail', await aKey('mail', { endorsements: ['email'] }));
  keys.set('nothing', await aKey('nothing', { endorsements: [] }));
  keys.set('malformed', await aKey('malformed', { endorsements: 'msteams' }));
  keys.set('plain', await aKey('plain'));
  foreign = await aKey('teams');
  await new Promise<void>((done) => keyServer.listen(0, '127.0.0.1', done));
});
afterAll(() => new Promise((done) => keyServer.close(done)));
beforeEach(() => {
  fetches = 0;
  keysStatus = 200;
  const port = String((keyServer.address() as AddressInfo).port);
  verify = verifier({
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
function signed(changes: Record<string, unknown> = {}, key = teams(), kid = key.jwk.kid!) {
  return new SignJWT({ ...goodClaims(), ...changes })
    .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
    .sign(key.privateKey);
}
const bearer = async (token: string | Promise<string>) => `Bearer ${await token}`;
const teams = () => keys.get('teams')!;
const header = { alg: 'RS256', kid: 'teams', typ: 'JWT' };
const signOurs = (payload: unknown, head: unknown = header) => signText(teams(), head, payload);

test('an activity of Teams is let through', async () => {
  await expect(verify(await bearer(signed()), activity)).resolves.toBeUndefined();
});

test('a serviceUrl with capitals or a last slash counts as the same', async () => {
  const token = signed({ serviceurl: 'https://SMBA.trafficmanager.net/emea' });
  await expect(verify(await bearer(token), activity)).resolves.toBeUndefined();
});

const tenant = '5cda5cc5-ee01-4b08-af01-45b108dafa63';
const evil = 'https://evil.example/';
/** An activity whose `serviceUrl` names a foreign host, with a token that names the same one. */
const leadingTo = (url: string): [() => Promise<string>, object] => [
  () => signed({ serviceurl: url }),
  { ...activity, serviceUrl: url },
];
const forgeries: readonly (readonly [string, () => string | Promise<string>, object?])[] = [
  ['no signature', () => new UnsecuredJWT(goodClaims()).encode()],
  ['no signature under a good header', () => `${encode(header)}.${encode(goodClaims())}.`],
  [
    'alg none in capitals',
    () => `${encode({ ...header, alg: 'NONE' })}.${encode(goodClaims())}.c2ln`,
  ],
  ['an HMAC made with the public key', () => signWithPublicKey(teams(), header, goodClaims())],
  ['another RSA algorithm', () => signOurs(goodClaims(), { ...header, alg: 'RS512' })],
  [
    'other claims under a good signature',
    async () => {
      const [head, , signature] = (await signed()).split('.');
      return [head, encode({ ...goodClaims(), exp: 9_999_999_999 }), signature].join('.');
    },
  ],
  ['a key of its own', () => signText(foreign, { ...header, jwk: foreign.jwk }, goodClaims())],
  [
    'an address of its own key',
    () => signText(foreign, { ...header, jku: 'https://evil.example/keys' }, goodClaims()),
  ],
  ['no key id', () => signOurs(goodClaims(), { alg: 'RS256', typ: 'JWT' })],
  ['an empty key id', () => signOurs(goodClaims(), { ...header, kid: '' })],
  ['a key id that is a list', () => signOurs(goodClaims(), { ...header, kid: ['teams'] })],
  ['two key ids', () => signOurs(goodClaims(), '{"alg":"RS256","kid":"mail","kid":"teams"}')],
  ['an extension', () => signOurs(goodClaims(), { ...header, crit: ['x'], x: 1 })],
  ['more than 8 kB', () => signed({ padding: 'x'.repeat(9_000) })],
  [
    'two serviceurls',
    () =>
      signOurs(
        JSON.stringify(goodClaims()).replace(
          '"serviceurl":',
          `"serviceurl":"${evil}","serviceurl":`,
        ),
      ),
  ],
  ['the signature of another key', () => signed({}, foreign)],
  ['a key that nobody has published', () => signed({}, foreign, 'unknown')],
  ['another audience', () => signed({ aud: 'https://graph.microsoft.com' })],
  ['the audience of another bot', () => signed({ aud: '11111111-1111-4111-8111-111111111111' })],
  ['two audiences, ours among them', () => signed({ aud: [clientId, evil] })],
  ['a list with only our audience', () => signed({ aud: [clientId] })],
  ['the audience of our API', () => signed({ aud: `api://${clientId}` })],
  ['no audience', () => signed({ aud: undefined })],
  [
    'what every person who has signed in to the tab holds',
    () =>
      signed({
        iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
        tid: tenant,
        scp: 'access_as_user',
      }),
  ],
  [
    'the issuer of our own tenant',
    () => signed({ iss: `https://login.microsoftonline.com/${tenant}/v2.0` }),
  ],
  ['the issuer of version 1', () => signed({ iss: `https://sts.windows.net/${tenant}/` })],
  ['an issuer that begins like the right one', () => signed({ iss: `${issuer}.evil.example` })],
  ['the right issuer and a slash', () => signed({ iss: `${issuer}/` })],
  ['an empty issuer', () => signed({ iss: '' })],
  ['an issuer that is null', () => signOurs({ ...goodClaims(), iss: null })],
  ['an issuer that is a list', () => signOurs({ ...goodClaims(), iss: [issuer] })],
  ['no issuer', () => signed({ iss: undefined })],
  ['a time that passed six minutes ago', () => signed({ exp: seconds() - 360 })],
  ['a time that begins in six minutes', () => signed({ nbf: seconds() + 360 })],
  ['no end', () => signed({ exp: undefined })],
  ['an end that is text', () => signOurs({ ...goodClaims(), exp: '9999999999' })],
  ['no beginning', () => signed({ nbf: undefined })],
  ['no serviceurl', () => signed({ serviceurl: undefined })],
  ['another serviceurl than the activity', () => signed({ serviceurl: evil })],
  ['a serviceurl that is a list', () => signed({ serviceurl: [serviceUrl] })],
  ['a key for mail only', () => signed({}, keys.get('mail'))],
  ['a key without a list of endorsements', () => signed({}, keys.get('plain'))],
  ['a key that is endorsed for nothing', () => signed({}, keys.get('nothing'))],
  ['a key whose endorsements are no list', () => signed({}, keys.get('malformed'))],
  ['an activity that leads elsewhere', ...leadingTo(evil)],
  [
    'an activity that hides its host behind a user',
    ...leadingTo('https://smba.trafficmanager.net@evil.example/'),
  ],
  [
    'an activity that puts a user before our host',
    ...leadingTo('https://me:secret@smba.trafficmanager.net/'),
  ],
  ['an activity on another port', ...leadingTo('https://smba.trafficmanager.net:8443/')],
  ['an activity over plain http', ...leadingTo('http://smba.trafficmanager.net/')],
  ['an activity to our host with a last dot', ...leadingTo('https://smba.trafficmanager.net./')],
  [
    'an activity to a host that begins as ours',
    ...leadingTo('https://smba.trafficmanager.net.evil.example/'),
  ],
  ['an activity to no address', ...leadingTo('javascript:alert(1)')],
  ['an activity to nowhere', ...leadingTo('')],
  ['an activity whose serviceUrl is a number', () => signed(), { ...activity, serviceUrl: 5 }],
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

test('a good token does not get in by another scheme, or beside a second one', async () => {
  const token = await signed();
  for (const given of [token, `Basic ${token}`, `Bearer ${token}, Bearer ${token}`]) {
    await expect(verify(given, activity)).rejects.toBeInstanceOf(NotSignedIn);
  }
});

test('when the published keys cannot be fetched the error is KeysUnavailable, not NotSignedIn', async () => {
  keysStatus = 500;
  await expect(verify(await bearer(signed()), activity)).rejects.toBeInstanceOf(KeysUnavailable);
});

test('while the key server is down, waiting callers share one fetch, and the next ones do not wait', async () => {
  keysStatus = 500;
  const token = await bearer(signed());
  const refusals = await Promise.allSettled(
    Array.from({ length: 20 }, () => verify(token, activity)),
  );
  expect(refusals.every(({ status }) => status === 'rejected')).toBe(true);
  await expect(verify(token, activity)).rejects.toBeInstanceOf(KeysUnavailable);
  expect(fetches).toBe(1);
});

test('once the key server is well again, tokens are taken after a pause', async () => {
  let now = Date.now();
  const port = String((keyServer.address() as AddressInfo).port);
  const botKeysUrl = `http://127.0.0.1:${port}/keys`;
  const rules = {
    clientId,
    botIssuer: issuer,
    botKeysUrl,
    serviceUrlHosts: ['smba.trafficmanager.net'],
  };
  const patient = verifier(
    rules,
    clocksOf(() => now),
  );
  const token = await bearer(signed());
  keysStatus = 500;
  await expect(patient(token, activity)).rejects.toBeInstanceOf(KeysUnavailable);
  keysStatus = 200;
  await expect(patient(token, activity)).rejects.toBeInstanceOf(KeysUnavailable);
  now += 6_000;
  await expect(patient(token, activity)).resolves.toBeUndefined();
});

test.each([0, -10, 10])(
  'waits for keys end in time when somebody sets the system’s clock by %d hours meanwhile',
  async (hours) => {
    const setMs = hours * 3_600_000;
    const port = String((keyServer.address() as AddressInfo).port);
    const botKeysUrl = `http://127.0.0.1:${port}/keys`;
    const clocks = movedClocks(Date.now() - setMs);
    const check = verifier(
      { clientId, botIssuer: issuer, botKeysUrl, serviceUrlHosts: ['smba.trafficmanager.net'] },
      clocks,
    );
    keysStatus = 500;
    await expect(check(await bearer(signed()), activity)).rejects.toBeInstanceOf(KeysUnavailable);
    keysStatus = 200;
    clocks.set(setMs);
    clocks.pass(6_000);
    await expect(check(await bearer(signed()), activity)).resolves.toBeUndefined();
    const before = fetches;
    const unknown = bearer(signed({}, teams(), 'unknown'));
    await expect(check(await unknown, activity)).rejects.toBeInstanceOf(NotSignedIn);
    expect(fetches).toBe(before);
    clocks.pass(5 * 60_000);
    await expect(check(await unknown, activity)).rejects.toBeInstanceOf(NotSignedIn);
    expect(fetches).toBe(before + 1);
    // The keys themselves are fetched again after twelve hours, whatever the system's clock says.
    clocks.pass(12 * 3_600_000);
    clocks.set(-12 * 3_600_000);
    await expect(check(await bearer(signed()), activity)).resolves.toBeUndefined();
    expect(fetches).toBe(before + 2);
  },
);

test.each(['sends nothing', 'sends half an answer'])(
  'a key server that %s is given up after three seconds',
  async (how) => {
    const slow = createServer((_, answer) => {
      if (how === 'sends half an answer') answer.writeHead(200).write('{"keys":');
    });
    await new Promise<void>((done) => slow.listen(0, '127.0.0.1', done));
    const port = String((slow.address() as AddressInfo).port);
    const limited = verifier({
      clientId,
      botIssuer: issuer,
      botKeysUrl: `http://127.0.0.1:${port}/keys`,
      serviceUrlHosts: ['smba.trafficmanager.net'],
    });
    await expect(limited(await bearer(signed()), activity)).rejects.toBeInstanceOf(KeysUnavailable);
    slow.closeAllConnections();
    await new Promise((done) => slow.close(done));
  },
);

test('thirty unknown keys cost one fetch of the published keys', async () => {
  for (let i = 0; i < 30; i += 1) {
    const token = await bearer(signed({}, foreign, `unknown-${String(i)}`));
    await expect(verify(token, activity)).rejects.toBeInstanceOf(NotSignedIn);
  }
  expect(fetches).toBe(1);
});
