import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { importJWK, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from 'jose';
import { ClockDiffers, NotSignedIn } from '../../../src/server/auth/not-signed-in';
import { tokenVerifier, type VerifyToken } from '../../../src/server/auth/verify-token';
import { aKey, encode, signText, signWithPublicKey, type Key } from '../../support/token-forge';
import { clocksOf } from '../../support/clocks';

const tenantId = '5cda5cc5-ee01-4b08-af01-45b108dafa63';
const otherTenant = 'aaaaaaaa-ee01-4b08-af01-45b108dafa63';
const clientId = 'e55b9f18-7a19-4487-910a-3bbb8885893e';
const teamsWeb = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
const oid = '55e7b818-daf2-4a1b-b284-4a40c0fbf46d';

let ours: Key;
let foreign: Key;
let loginUrl: string;
let fetches = 0;
let verify: VerifyToken;
let published: JWK[] = [];

const keyServer = createServer((request, answer) => {
  fetches += 1;
  const isOurs = request.url === `/${tenantId}/discovery/v2.0/keys`;
  answer.writeHead(isOurs ? 200 : 404, { 'Content-Type': 'application/json' });
  answer.end(JSON.stringify({ keys: published }));
});

beforeAll(async () => {
  ours = await aKey('ours');
  foreign = await aKey('foreign');
  published = [ours.jwk];
  await new Promise<void>((done) => keyServer.listen(0, '127.0.0.1', done));
  loginUrl = `http://127.0.0.1:${String((keyServer.address() as AddressInfo).port)}`;
});
afterAll(() => new Promise((done) => keyServer.close(done)));
beforeEach(() => {
  fetches = 0;
  verify = tokenVerifier({ tenantId, clientId, loginUrl }, clocksOf(Date.now));
});

const seconds = () => Math.floor(Date.now() / 1000);
type Claims = Record<string, unknown>;
function goodClaims(): Claims {
  return {
    iss: `${loginUrl}/${tenantId}/v2.0`,
    aud: clientId,
    tid: tenantId,
    oid,
    sub: 'pairwise',
    name: 'Karin Lindgren',
    preferred_username: 'karin.lindgren@granforsa.example',
    scp: 'access_as_user',
    azp: clientId,
    azpacr: '0',
    ver: '2.0',
    acct: 0,
    iat: seconds(),
    nbf: seconds(),
    exp: seconds() + 3600,
  };
}
const header = { alg: 'RS256', kid: 'ours', typ: 'JWT' };
const signed = (claims: Claims, head: Claims = header, key: Key = ours) =>
  new SignJWT(claims).setProtectedHeader(head as { alg: string }).sign(key.privateKey);
const withClaims = (changes: Claims) => signed({ ...goodClaims(), ...changes });
function without(...names: string[]): Promise<string> {
  const claims = goodClaims();
  return signed(
    Object.fromEntries(Object.entries(claims).filter(([name]) => !names.includes(name))),
  );
}
const signOurs = (payload: unknown, head: unknown = header) => signText(ours, head, payload);

test('a good token of a colleague says who they are, by object id', async () => {
  const token = await withClaims({});
  await expect(verify(`Bearer ${token}`)).resolves.toEqual({
    kind: 'member',
    objectId: oid,
    name: 'Karin Lindgren',
  });
});

test('a token that Teams itself has asked for is good', async () => {
  const token = await withClaims({ azp: teamsWeb, acct: 0, idtyp: 'user' });
  await expect(verify(`Bearer ${token}`)).resolves.toMatchObject({ objectId: oid });
});

const forgeries: readonly (readonly [string, () => string | Promise<string>])[] = [
  ['has no signature (alg none)', () => new UnsecuredJWT(goodClaims()).encode()],
  [
    'has alg none in capitals',
    () => `${encode({ ...header, alg: 'NONE' })}.${encode(goodClaims())}.`,
  ],
  ['is signed by HMAC with our public key', () => signWithPublicKey(ours, header, goodClaims())],
  ['is signed by another key under our key id', () => signed(goodClaims(), header, foreign)],
  ['brings its own key', () => signed(goodClaims(), { ...header, jwk: foreign.jwk }, foreign)],
  [
    'names where its key lies',
    () => signed(goodClaims(), { ...header, jku: `${loginUrl}/keys` }, foreign),
  ],
  ['names no key', () => signed(goodClaims(), { alg: 'RS256', typ: 'JWT' })],
  ['names an unknown key', () => signed(goodClaims(), { ...header, kid: 'gone' })],
  ['has an empty key id', () => signed(goodClaims(), { ...header, kid: '' })],
  ['asks for an extension', () => signOurs(goodClaims(), { ...header, crit: ['x'], x: 1 })],
  [
    'has another person’s payload under a good signature',
    async () => {
      const [head, , signature] = (await withClaims({})).split('.');
      return [head, encode({ ...goodClaims(), oid: randomUUID() }), signature].join('.');
    },
  ],
  ['has four parts', async () => `${await withClaims({})}.x`],
  ['has two parts', async () => (await withClaims({})).split('.').slice(0, 2).join('.')],
  ['is longer than 8 kB', () => withClaims({ padding: 'x'.repeat(9000) })],
  ['has a payload that is no JSON', () => signOurs('karin')],
  ['has a payload that is a list', () => signOurs('[]')],
  [
    'names the object id twice',
    () =>
      signOurs(JSON.stringify(goodClaims()).replace('"oid":', `"oid":"${randomUUID()}","oid":`)),
  ],
  [
    'names the tenant twice, once with an escape',
    () => signOurs(JSON.stringify(goodClaims()).replace('"tid":', '"t\\u0069d":"x","tid":')),
  ],
  [
    'names the key twice in its header',
    () => signOurs(JSON.stringify(goodClaims()), '{"alg":"RS256","kid":"foreign","kid":"ours"}'),
  ],
  [
    'has expired',
    () => withClaims({ iat: seconds() - 4000, nbf: seconds() - 4000, exp: seconds() - 360 }),
  ],
  ['ends in the year 31 billion', () => withClaims({ exp: 1e18 })],
  ['ends in two days', () => withClaims({ exp: seconds() + 2 * 86_400 })],
  ['ends before it begins', () => withClaims({ nbf: seconds() + 60, exp: seconds() + 30 })],
  ['was issued tomorrow', () => withClaims({ iat: seconds() + 86_400, exp: seconds() + 86_460 })],
  ['never expires', () => without('exp')],
  ['expires at a time that is text', () => signOurs({ ...goodClaims(), exp: '9999999999' })],
  ['is not good yet', () => withClaims({ nbf: seconds() + 600 })],
  ['has no beginning', () => without('nbf')],
  ['does not say when it was issued', () => without('iat')],
  [
    'comes from another tenant',
    () => withClaims({ iss: `${loginUrl}/${otherTenant}/v2.0`, tid: otherTenant }),
  ],
  ['names another tenant than its issuer', () => withClaims({ tid: otherTenant })],
  [
    'comes from another issuer with our tenant',
    () => withClaims({ iss: `https://evil.example/${tenantId}/v2.0` }),
  ],
  [
    'has the issuer of version 1',
    () => withClaims({ iss: `https://sts.windows.net/${tenantId}/` }),
  ],
  ['is of version 1', () => withClaims({ ver: '1.0' })],
  ['names no tenant', () => without('tid')],
  ['has a tenant that is no GUID', () => withClaims({ tid: 'common' })],
  ['is for another app', () => withClaims({ aud: randomUUID() })],
  ['is for Graph', () => withClaims({ aud: 'https://graph.microsoft.com' })],
  ['is for several apps, ours among them', () => withClaims({ aud: [clientId, randomUUID()] })],
  ['is for a list with only our app', () => withClaims({ aud: [clientId] })],
  ['is an id token', () => without('scp', 'azp')],
  ['has another scope', () => withClaims({ scp: 'User.Read' })],
  ['has a scope that only begins as ours', () => withClaims({ scp: 'access_as_user_too' })],
  ['has its scope as a list', () => withClaims({ scp: ['access_as_user'] })],
  ['is an app’s own', () => withClaims({ idtyp: 'app', roles: ['Sites.Selected'] })],
  [
    'is an app’s own that says nothing of it',
    async () => {
      const claims = Object.entries({ ...goodClaims(), roles: ['access_as_user'] });
      return signed(Object.fromEntries(claims.filter(([name]) => name !== 'scp')));
    },
  ],
  ['was made for another program', () => withClaims({ azp: randomUUID() })],
  ['does not say for which program', () => without('azp')],
  ['has no object id', () => without('oid')],
  ['has an object id that is a path', () => withClaims({ oid: '../../users' })],
  ['is a guest’s', () => withClaims({ acct: 1 })],
  ['does not say whether it is a guest’s', () => without('acct')],
  ['leaves open whether it is a guest’s', () => signOurs({ ...goodClaims(), acct: null })],
  ['is a guest’s, in text', () => withClaims({ acct: '1' })],
  [
    'is of a person who signed in at another tenant',
    () => withClaims({ idp: `https://sts.windows.net/${otherTenant}/` }),
  ],
  ['is of a person who signed in with a private account', () => withClaims({ idp: 'live.com' })],
];

test.each(forgeries)('nobody gets in with a token that %s', async (_, make) => {
  await expect(verify(`Bearer ${await make()}`)).rejects.toBeInstanceOf(NotSignedIn);
});

test.each([
  ['nothing', undefined],
  ['an empty header', ''],
  ['another scheme', 'Basic a2FyaW46aGVtbGln'],
  ['a bearer without a token', 'Bearer '],
  ['two tokens', 'Bearer a.b.c d.e.f'],
])('nobody gets in with %s', async (_, authorization) => {
  await expect(verify(authorization)).rejects.toBeInstanceOf(NotSignedIn);
});

test('thirty tokens with unknown keys cost one fetch of the keys', async () => {
  for (let i = 0; i < 30; i += 1) {
    const token = await signed(goodClaims(), { ...header, kid: `unknown-${String(i)}` });
    await expect(verify(`Bearer ${token}`)).rejects.toBeInstanceOf(NotSignedIn);
  }
  expect(fetches).toBe(1);
});

test('the signature of a good token is checked once, until the token expires', async () => {
  let now = Date.now();
  let checks = 0;
  const keys = () => {
    checks += 1;
    return importJWK(ours.jwk, 'RS256') as Promise<CryptoKey>;
  };
  const remembering = tokenVerifier(
    { tenantId, clientId, loginUrl },
    clocksOf(() => now),
    keys,
  );
  const token = `Bearer ${await withClaims({ exp: seconds() + 30 })}`;
  await remembering(token);
  await remembering(token);
  expect(checks).toBe(1);
  now += 31_000;
  await remembering(token);
  expect(checks).toBe(2);
});

test('a token without acct names the claim that the app registration must ask for', async () => {
  await expect(verify(`Bearer ${await without('acct')}`)).rejects.toMatchObject({
    name: 'RegistrationIncomplete',
    message: expect.stringContaining('optional claim acct') as string,
  });
});

test('a good token at a server whose clock differs names the clock and the difference', async () => {
  const token = `Bearer ${await withClaims({})}`;
  const at = (offSeconds: number) =>
    tokenVerifier(
      { tenantId, clientId, loginUrl },
      clocksOf(() => Date.now() + offSeconds * 1000),
    )(token);
  await expect(at(-240)).resolves.toMatchObject({ objectId: oid });
  await expect(at(3600 + 240)).resolves.toMatchObject({ objectId: oid });
  await expect(at(-600)).rejects.toMatchObject({
    name: 'ClockDiffers',
    message: expect.stringMatching(/clock .* begins in (599|600|601) seconds/) as string,
  });
  await expect(at(3600 + 900)).rejects.toBeInstanceOf(ClockDiffers);
});

test('a forged token at such a server is only a forged token', async () => {
  const late = { iat: seconds() - 9000, nbf: seconds() - 9000, exp: seconds() - 5400 };
  for (const token of [
    await signed({ ...goodClaims(), ...late }, header, foreign),
    await withClaims({ ...late, tid: otherTenant }),
    await withClaims({ ...late, acct: 1 }),
  ]) {
    const refused = verify(`Bearer ${token}`);
    await expect(refused).rejects.toBeInstanceOf(NotSignedIn);
    await expect(refused).rejects.not.toBeInstanceOf(ClockDiffers);
  }
});

test('a token that lives for a day is verified again after an hour', async () => {
  let now = Date.now();
  let checks = 0;
  const keys = () => {
    checks += 1;
    return importJWK(ours.jwk, 'RS256') as Promise<CryptoKey>;
  };
  const remembering = tokenVerifier(
    { tenantId, clientId, loginUrl },
    clocksOf(() => now),
    keys,
  );
  const token = `Bearer ${await withClaims({ exp: seconds() + 86_400 })}`;
  for (const laterMs of [0, 3_500_000, 200_000]) {
    now += laterMs;
    await remembering(token);
  }
  expect(checks).toBe(2);
});

test('when the keys cannot be fetched the error is KeysUnavailable, not NotSignedIn', async () => {
  const lonely = tokenVerifier(
    { tenantId, clientId, loginUrl: 'http://127.0.0.1:9' },
    clocksOf(Date.now),
  );
  const claims = { ...goodClaims(), iss: `http://127.0.0.1:9/${tenantId}/v2.0` };
  await expect(lonely(`Bearer ${await signed(claims)}`)).rejects.toMatchObject({
    name: 'KeysUnavailable',
  });
});
