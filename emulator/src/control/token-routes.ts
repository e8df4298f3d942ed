import type { Hono } from 'hono';
import * as v from 'valibot';
import type { Emulator, TenantClient } from '../state/emulator';
import { serviceUrl } from '../connector/addresses';
import { issueAppToken, issueConnectorToken } from '../identity/app-tokens';
import { issueUserTokens } from '../identity/tokens';
import { TOKEN_FLAWS, type TokenFlaw } from '../identity/token-flaws';
import { spoilToken } from '../identity/wrong-token';

const CONNECTOR = 'https://api.botframework.com/.default';

/** Body of `POST /_emulator/token`. */
const schema = v.strictObject({
  clientId: v.string(),
  /** The person whom the app acts for. Without one, the token is the app's own. */
  userId: v.optional(v.string()),
  /** The scope that the token is for. Without one, a person's token is for the app's own API and an app's token for Graph. */
  scope: v.optional(v.string()),
  /** `bot-framework` gives the token that the Bot Framework sends to this bot with an activity. */
  issuer: v.optional(v.picklist(['entra', 'bot-framework']), 'entra'),
  /** The flaw of the token, if it is to have one. */
  wrong: v.optional(v.picklist(TOKEN_FLAWS)),
});
type TokenRequest = v.InferOutput<typeof schema>;

/** Makes the error for a client or person that does not exist, in the form of an invalid body. */
const unknownId = (name: string) =>
  new v.ValiError([
    {
      kind: 'validation' as const,
      type: 'known',
      input: undefined,
      expected: null,
      received: '',
      message: `Unknown ${name}`,
    },
  ]);

/**
 * Makes the token that the Bot Framework sends to a bot with an activity.
 *
 * @see https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
async function botFrameworkToken(emulator: Emulator, client: TenantClient): Promise<string> {
  const claims = { aud: client.clientId, serviceurl: serviceUrl(emulator) };
  return emulator.botFramework.sign(claims, 3600);
}

/** Makes the tokens without a flaw, by the names that they have in the answer. */
async function goodTokens(
  emulator: Emulator,
  client: TenantClient,
  request: TokenRequest,
): Promise<Readonly<Record<string, string>>> {
  const { clientId, userId, scope, issuer } = request;
  if (issuer === 'bot-framework')
    return { access_token: await botFrameworkToken(emulator, client) };
  if (userId === undefined) {
    const issue = scope === CONNECTOR ? issueConnectorToken : issueAppToken;
    return { access_token: (await issue(emulator, client)).accessToken };
  }
  const user = emulator.tenant.users.find((one) => one.id === userId);
  if (user === undefined) throw unknownId('userId');
  const tokens = await issueUserTokens(emulator, user, { clientId, scope });
  return { access_token: tokens.accessToken, id_token: tokens.idToken };
}

async function withFlaw(emulator: Emulator, token: string, flaw: TokenFlaw | undefined) {
  return flaw === undefined ? token : spoilToken(emulator, token, flaw);
}

/** Issues a token without asking for a secret: an app's for a person, an app's own, or the Bot Framework's. */
async function issueToken(emulator: Emulator, body: unknown): Promise<object> {
  const request = v.parse(schema, body);
  const client = emulator.tenant.clients.find((one) => one.clientId === request.clientId);
  if (client === undefined) throw unknownId('clientId');
  const answer: Record<string, string> = {};
  for (const [name, token] of Object.entries(await goodTokens(emulator, client, request)))
    answer[name] = await withFlaw(emulator, token, request.wrong);
  return { ...answer, ...(request.scope === undefined ? {} : { scope: request.scope }) };
}

/** The issuers whose keys the product may have read. */
const issuersOf = (emulator: Emulator) => [
  emulator.entra(emulator.tenant.tenantId),
  emulator.botFramework,
];

/** Answers the calls that issue tokens without a secret and that rotate or retire the signing keys. */
export function tokenRoutes(app: Hono, emulator: Emulator): void {
  app.post('/token', async (c) => c.json(await issueToken(emulator, await c.req.json())));
  app.post('/rotate-keys', async (c) => {
    for (const issuer of issuersOf(emulator)) await issuer.rotate();
    return c.body(null, 204);
  });
  app.post('/retire-keys', async (c) => {
    for (const issuer of issuersOf(emulator)) await issuer.retire();
    return c.body(null, 204);
  });
}
