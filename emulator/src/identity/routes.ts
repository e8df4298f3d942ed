import { Hono, type Context } from 'hono';
import type { Emulator, TenantClient } from '../state/emulator';
import { issueAppToken, issueConnectorToken } from './app-tokens';
import { assertionFlaw } from './client-assertion';
import { entraErrorBody, type EntraRefusal } from './entra-error';

/** The tenant name in the Bot Framework's token address. */
const BOT_TENANT = 'botframework.com';

const entraError = (c: Context, status: 400 | 401, error: EntraRefusal): Response =>
  c.json(entraErrorBody(error), status);

/** Reads the client id and secret from the form, or from a Basic header. */
function credentials(c: Context, form: URLSearchParams): { id: string; secret: string } {
  const basic = /^Basic (.+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  if (basic === undefined) {
    return { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' };
  }
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':');
  return { id: decodeURIComponent(id), secret: decodeURIComponent(secret) };
}

const badTenant = (tenant: string) => ({
  code: 'invalid_request',
  text: `AADSTS90002: Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID.`,
});
const badClient = (id: string) => ({
  code: 'unauthorized_client',
  text: `AADSTS700016: Application with identifier '${id}' was not found in the directory.`,
});
const badSecret = (id: string) => ({
  code: 'invalid_client',
  text: `AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${id}'.`,
});
const badScope = (scope: string) => ({
  code: 'invalid_scope',
  text: `AADSTS1002012: The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
});
const badGrant = (grant: string) => ({
  code: 'unsupported_grant_type',
  text: `AADSTS70003: The app requested an unsupported grant type '${grant}'.`,
});

/** Issues the token that a scope asks for. */
async function issueFor(emulator: Emulator, client: TenantClient, scope: string) {
  if (scope === 'https://api.botframework.com/.default') {
    return issueConnectorToken(emulator, client);
  }
  // A client that is pointed at the emulator by GRAPH_URL asks for that address in place of https://graph.microsoft.com.
  const resource = scope.replace(/\/\.default$/, '');
  const isGraph =
    resource === 'https://graph.microsoft.com' ||
    [emulator.addresses.https, emulator.addresses.http].includes(resource);
  return issueAppToken(emulator, client, isGraph ? undefined : resource);
}

/** Finds the client that a client id and its secret or assertion belong to, or Entra ID's refusal of them. */
async function checkClient(
  emulator: Emulator,
  given: { id: string; secret: string },
  form: URLSearchParams,
) {
  const client = emulator.tenant.clients.find((one) => one.clientId === given.id);
  if (client === undefined) return { ...badClient(given.id), status: 400 as const };
  if (form.has('client_assertion')) {
    const flaw = await assertionFlaw(emulator, client, form);
    return flaw === undefined ? client : { ...flaw, status: 401 as const };
  }
  if (client.clientSecret !== given.secret) {
    return { ...badSecret(given.id), status: 401 as const };
  }
  return client;
}

/** Answers the form of a client credentials request with a token, or with Entra ID's refusal. */
async function answerForm(
  emulator: Emulator,
  c: Context,
  form: URLSearchParams,
): Promise<Response> {
  const client = await checkClient(emulator, credentials(c, form), form);
  if ('text' in client) return entraError(c, client.status, client);
  const scope = form.get('scope') ?? '';
  if (!scope.endsWith('/.default')) return entraError(c, 400, badScope(scope));
  const { accessToken, expiresIn } = await issueFor(emulator, client, scope);
  return c.json({
    token_type: 'Bearer',
    expires_in: expiresIn,
    ext_expires_in: expiresIn,
    access_token: accessToken,
  });
}

/** Answers a client credentials request. @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
async function answerToken(emulator: Emulator, c: Context): Promise<Response> {
  const tenant = c.req.param('tenant') ?? '';
  if (tenant !== emulator.tenant.tenantId && tenant !== BOT_TENANT) {
    return entraError(c, 400, badTenant(tenant));
  }
  const form = new URLSearchParams(await c.req.text());
  const grant = form.get('grant_type') ?? '';
  if (grant !== 'client_credentials') return entraError(c, 400, badGrant(grant));
  return answerForm(emulator, c, form);
}

/** The OpenID Connect metadata of a tenant, by which a client finds the other addresses. */
function discovery(origin: string, tenant: string) {
  return {
    issuer: `${origin}/${tenant}/v2.0`,
    authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
    token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
    jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
    response_types_supported: ['code', 'id_token', 'code id_token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: [
      'client_secret_post',
      'private_key_jwt',
      'client_secret_basic',
    ],
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'name', 'oid', 'tid', 'ver'],
  };
}

/** Whether an id is that of the tenant, or of a tenant that outsiders come from. */
const isTenant = (emulator: Emulator, id: string): boolean =>
  id === emulator.tenant.tenantId || emulator.tenant.users.some((user) => user.tenantId === id);

/** Answers the sign-in calls of Entra ID (v2.0) and publishes the keys of Entra ID and of the Bot Framework. */
export function identityRoutes(emulator: Emulator): Hono {
  const app = new Hono();
  const { https } = emulator.addresses;
  app.get('/botframework/v1/.well-known/keys', async (c) =>
    c.json(await emulator.botFramework.jwks()),
  );
  app.get('/botframework/v1/.well-known/openidconfiguration', (c) =>
    c.json({
      issuer: 'https://api.botframework.com',
      authorization_endpoint: 'https://invalid.botframework.com',
      jwks_uri: `${new URL(c.req.url).origin}/botframework/v1/.well-known/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    }),
  );
  app.get('/:tenant/v2.0/.well-known/openid-configuration', (c) => {
    const tenant = c.req.param('tenant');
    if (!isTenant(emulator, tenant)) return entraError(c, 400, badTenant(tenant));
    return c.json(discovery(https, tenant));
  });
  app.get('/:tenant/discovery/v2.0/keys', async (c) => {
    const tenant = c.req.param('tenant');
    if (!isTenant(emulator, tenant)) return entraError(c, 400, badTenant(tenant));
    return c.json(await emulator.entra(tenant).jwks());
  });
  app.post('/:tenant/oauth2/v2.0/token', (c) => answerToken(emulator, c));
  return app;
}
