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
  /** For a person through the app; without one for the app itself. */
  userId: v.optional(v.string()),
  /** Whom the token is for. */
  scope: v.optional(v.string()),
  /** `bot-framework`: what vouches for an activity on its way to this bot. */
  issuer: v.optional(v.picklist(['entra', 'bot-framework']), 'entra'),
  /** One thing that is wrong with it. */
  wrong: v.optional(v.picklist(TOKEN_FLAWS)),
});
type Wanted = v.InferOutput<typeof schema>;

/** A name that nobody has, told as a body of another form is. */
const unknown = (name: string) =>
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

/** The Bot Framework's own token for this bot. @see bot.md §4, "Token claims that must match" */
async function botFrameworkToken(emulator: Emulator, client: TenantClient): Promise<string> {
  const claims = { aud: client.clientId, serviceurl: serviceUrl(emulator) };
  return emulator.botFramework.sign(claims, 3600);
}

/** Tokens by the names that they have in the answer. */
async function goodTokens(
  emulator: Emulator,
  client: TenantClient,
  wanted: Wanted,
): Promise<Readonly<Record<string, string>>> {
  const { clientId, userId, scope, issuer } = wanted;
  if (issuer === 'bot-framework')
    return { access_token: await botFrameworkToken(emulator, client) };
  if (userId === undefined) {
    const issue = scope === CONNECTOR ? issueConnectorToken : issueAppToken;
    return { access_token: (await issue(emulator, client)).accessToken };
  }
  const user = emulator.tenant.users.find((one) => one.id === userId);
  if (user === undefined) throw unknown('userId');
  const tokens = await issueUserTokens(emulator, user, { clientId, scope });
  return { access_token: tokens.accessToken, id_token: tokens.idToken };
}

async function spoilt(emulator: Emulator, token: string, flaw: TokenFlaw | undefined) {
  return flaw === undefined ? token : spoilToken(emulator, token, flaw);
}

/** A token without a secret: for a person through an app, for the app itself, or of the Bot Framework; wrong if asked. */
async function issueToken(emulator: Emulator, body: unknown): Promise<object> {
  const wanted = v.parse(schema, body);
  const client = emulator.tenant.clients.find((one) => one.clientId === wanted.clientId);
  if (client === undefined) throw unknown('clientId');
  const answer: Record<string, string> = {};
  for (const [name, token] of Object.entries(await goodTokens(emulator, client, wanted)))
    answer[name] = await spoilt(emulator, token, wanted.wrong);
  return { ...answer, ...(wanted.scope === undefined ? {} : { scope: wanted.scope }) };
}

/** Every issuer that the product may have read the keys of. */
const issuersOf = (emulator: Emulator) => [
  emulator.entra(emulator.tenant.tenantId),
  emulator.botFramework,
];

/** Tokens without a secret, and the keys that sign them. */
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
