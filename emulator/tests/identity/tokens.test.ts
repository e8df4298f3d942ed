import { createRemoteJWKSet, jwtVerify } from 'jose';
import { startEmulator, type Emulator } from '../support/emulator';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.control('DELETE', '/faults'));
afterAll(() => emulator.stop());

const client = () => {
  const found = emulator.info.clients.find((one) => one.siteRole === 'write');
  if (found === undefined) throw new Error('No client may write');
  return found;
};
const askFor = async (more: object) =>
  String(
    (await emulator.control('POST', '/token', { clientId: client().clientId, ...more }))[
      'access_token'
    ],
  );

/** Signs in as an app with its secret. */
async function signIn(): Promise<string> {
  const answer = await fetch(`${emulator.http}/${emulator.info.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client().clientId,
      client_secret: client().clientSecret,
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

const siteFor = (token: string) => emulator.bearer(token).get(emulator.site);

/** Graph's message for each flaw of a token. */
const WRONG: readonly (readonly [string, RegExp])[] = [
  ['expired', /^Lifetime validation failed/],
  ['not-yet-valid', /not yet valid/],
  ['other-audience', /Invalid audience/],
  ['other-tenant', /^Access token validation failure/],
  ['other-issuer', /^Signature is invalid/],
  ['unknown-key', /^Signature is invalid/],
  ['bad-signature', /^Signature is invalid/],
  ['unsigned', /^CompactToken parsing failed/],
];

describe('a token with one flaw', () => {
  test.each(WRONG)(
    'row 20: Graph refuses a token with the flaw %s with 401 InvalidAuthenticationToken',
    async (wrong, words) => {
      const { status, headers, body } = await siteFor(await askFor({ wrong }));
      expect([status, body.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
      expect(body.error.message).toMatch(words);
      expect(headers.get('www-authenticate')).toMatch(
        /^Bearer realm="", authorization_uri="https:/,
      );
      expect((await siteFor(await askFor({}))).status).toBe(200);
    },
  );

  test.each(WRONG)('by a fault, sign-in issues a token with the flaw %s once', async (token) => {
    await emulator.control('POST', '/faults', [
      { match: { path: '/oauth2/v2.0/token$' }, times: 1, fault: { token } },
    ]);
    expect((await siteFor(await signIn())).status).toBe(401);
    expect((await siteFor(await signIn())).status).toBe(200);
  });

  test.each(WRONG)('Graph refuses a person’s token with the flaw %s', async (wrong) => {
    const userId = emulator.info.users[0]?.id;
    const scope = 'https://graph.microsoft.com/User.ReadBasic.All';
    expect((await emulator.bearer(await askFor({ userId, scope, wrong })).get('/me')).status).toBe(
      401,
    );
    expect((await emulator.bearer(await askFor({ userId, scope })).get('/me')).status).toBe(200);
  });

  test('by a fault, the host page’s sign-in issues such tokens too', async () => {
    const userId = emulator.info.users[0]?.id;
    await emulator.control('POST', '/faults', [
      { match: { path: '/host/token' }, times: 1, fault: { token: 'other-tenant' } },
    ]);
    const answer = await fetch(`${emulator.http}/host/token`, {
      method: 'POST',
      body: JSON.stringify({ userId, clientId: client().clientId }),
      headers: { 'content-type': 'application/json' },
    });
    const { accessToken } = (await answer.json()) as { accessToken: string };
    await expect(verifyToken(accessToken)).rejects.toMatchObject({ claim: 'iss' });
  });

  test('an unknown flaw is refused, and the message names the field', async () => {
    await expect(askFor({ wrong: 'olive' })).rejects.toThrow('wrong');
  });
});

/** Verifies a token as a product does for its own API: with the published keys. */
async function verifyToken(token: string) {
  const { tenantId } = emulator.info;
  const keys = createRemoteJWKSet(new URL(`${emulator.http}/${tenantId}/discovery/v2.0/keys`));
  return jwtVerify(token, keys, {
    issuer: `${emulator.https}/${tenantId}/v2.0`,
    audience: client().clientId,
    algorithms: ['RS256'],
  });
}

describe('a product that checks its tokens', () => {
  test.each(WRONG)('refuses a token for its API with the flaw %s', async (wrong) => {
    const userId = emulator.info.users[0]?.id;
    await expect(verifyToken(await askFor({ userId, wrong }))).rejects.toThrow();
    expect((await verifyToken(await askFor({ userId }))).payload['scp']).toBe('access_as_user');
  });

  const bot = async (token: string) => {
    const keys = createRemoteJWKSet(new URL(`${emulator.http}/botframework/v1/.well-known/keys`));
    const { payload } = await jwtVerify(token, keys, {
      issuer: 'https://api.botframework.com',
      audience: client().clientId,
      algorithms: ['RS256'],
    });
    return payload;
  };

  test.each(WRONG)('refuses a token of the Bot Framework with the flaw %s', async (wrong) => {
    const issuer = 'bot-framework';
    await expect(bot(await askFor({ issuer, wrong }))).rejects.toThrow();
    expect((await bot(await askFor({ issuer })))['serviceurl']).toBe(`${emulator.http}/connector/`);
  });

  test('sees another serviceurl in a token with the flaw other-service-url', async () => {
    const token = await askFor({ issuer: 'bot-framework', wrong: 'other-service-url' });
    expect((await bot(token))['serviceurl']).toBe('https://connector.example/');
  });
});

describe('keys', () => {
  const published = async (): Promise<readonly string[]> => {
    const url = `${emulator.http}/${emulator.info.tenantId}/discovery/v2.0/keys`;
    const { keys } = (await (await fetch(url)).json()) as { keys: readonly { kid: string }[] };
    return keys.map(({ kid }) => kid);
  };

  test('after a rotation, older tokens stay valid until their key is retired', async () => {
    await emulator.control('POST', '/retire-keys');
    const [first] = await published();
    const old = await askFor({});
    await emulator.control('POST', '/rotate-keys');
    const [kept, added, ...more] = await published();
    expect([kept, more]).toEqual([first, []]);
    expect(added).not.toBe(first);
    const fresh = await askFor({});
    const statuses = async () => [(await siteFor(old)).status, (await siteFor(fresh)).status];
    expect(await statuses()).toEqual([200, 200]);
    await emulator.control('POST', '/retire-keys');
    expect(await published()).toEqual([added]);
    expect(await statuses()).toEqual([401, 200]);
    expect((await siteFor(old)).body.error.message).toBe('Signature is invalid.');
  });

  test('after a second rotation, tokens of the oldest key are no longer valid', async () => {
    const old = await askFor({});
    expect((await siteFor(old)).status).toBe(200);
    await emulator.control('POST', '/rotate-keys');
    await emulator.control('POST', '/rotate-keys');
    expect((await siteFor(old)).status).toBe(401);
  });
});
