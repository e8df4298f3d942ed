import { decodeJwt } from 'jose';
import { runClient } from '../support/run-client';
import { startEmulator, type Emulator } from '../support/emulator';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.control('DELETE', '/switches'));
afterAll(() => emulator.stop());

const EXCHANGE = 'api://AzureADTokenExchange';
const identity = () => emulator.info.managedIdentities[0]!;

/** Asks the identity endpoint as a program on App Service does, with these changes to the query. */
const ask = (
  changes: Readonly<Record<string, string>> = {},
  header = emulator.info.identityHeader,
) => {
  const query = { 'api-version': '2019-08-01', resource: EXCHANGE, client_id: identity().clientId };
  const all = Object.entries({ ...query, ...changes }).filter(([, value]) => value !== '');
  return fetch(`${emulator.http}/msi/token?${new URLSearchParams(all).toString()}`, {
    headers: header === '' ? {} : { 'X-IDENTITY-HEADER': header },
  });
};

interface Token {
  readonly access_token: string;
  readonly expires_on: string;
  readonly resource: string;
  readonly token_type: string;
  readonly client_id: string;
}

test('row 93: the identity endpoint gives a managed identity its token, whose subject is the object id', async () => {
  const answer = await ask();
  expect(answer.status).toBe(200);
  const { access_token, expires_on, ...rest } = (await answer.json()) as Token;
  expect(rest).toEqual({
    resource: EXCHANGE,
    token_type: 'Bearer',
    client_id: identity().clientId,
  });
  expect(decodeJwt(access_token)).toMatchObject({
    iss: `${emulator.https}/${emulator.info.tenantId}/v2.0`,
    sub: identity().principalId,
    oid: identity().principalId,
    appid: identity().clientId,
    aud: EXCHANGE,
  });
  expect(Number(expires_on)).toBe(decodeJwt(access_token).exp);
  const byObject = await ask({ client_id: '', principal_id: identity().principalId });
  expect(((await byObject.json()) as Token).client_id).toBe(identity().clientId);
});

const positions = [{ identityHeaderStatus: 401 }, { identityHeaderStatus: 403 }] as const;
test.each(positions)(
  'row 93: a call without the header, or with another one, is refused without a body ($identityHeaderStatus)',
  async ({ identityHeaderStatus }) => {
    await emulator.control('PUT', '/switches', { identityHeaderStatus });
    for (const header of ['', 'another']) {
      const answer = await ask({}, header);
      expect([answer.status, await answer.text()]).toEqual([identityHeaderStatus, '']);
    }
  },
);

test.each([
  ['an identity that the host does not have', { client_id: EXCHANGE }, 400, /^No User Assigned/],
  ['no identity', { client_id: '' }, 400, /^No User Assigned/],
  ['an unknown resource', { resource: 'https://nobody.example' }, 500, /fetching the AAD Token/],
  ['no resource', { resource: '' }, 400, /resource/],
  ['another version of the API', { 'api-version': '2017-09-01' }, 400, /2019-08-01/],
])(
  'row 93: %s is refused with status, message and correlation id',
  async (...[, changes, status, message]) => {
    const answer = await ask(changes);
    const body = (await answer.json()) as { message: string };
    expect([answer.status, body]).toEqual([
      status,
      {
        statusCode: status,
        message: expect.stringMatching(message) as string,
        correlationId: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      },
    ]);
  },
);

test('rows 93, 94: @azure/identity signs in unmodified with a managed identity in place of a secret, and is refused by Entra ID’s codes', async () => {
  const product = emulator.info.clients.find(
    ({ clientId }) => clientId === emulator.info.productClientId,
  )!;
  const lasts = true;
  expect(
    await runClient(emulator, 'managed-identity', {
      CLIENT_ID: product.clientId,
      CLIENT_SECRET: product.clientSecret,
      IDENTITY_CLIENT_ID: identity().clientId,
      IDENTITY_ENDPOINT: `${emulator.http}/msi/token`,
      IDENTITY_HEADER: emulator.info.identityHeader,
    }),
  ).toEqual({
    app: { appid: product.clientId, oid: product.clientId, lasts, status: 200 },
    identity: { appid: identity().clientId, oid: identity().principalId, lasts, status: 403 },
    otherAudience: 'AADSTS700212',
    otherSubject: 'AADSTS700213',
    ofItself: 'AADSTS700213',
    withoutTrust: 'AADSTS70025',
    nonsense: 'AADSTS50027',
    unknownIdentity: expect.stringContaining('No User Assigned') as string,
  });
}, 180_000);
