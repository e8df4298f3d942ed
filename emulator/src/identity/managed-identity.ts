import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { readSwitches } from '../control/switches';
import { guidFrom } from '../graph/lists/site';
import type { Emulator, ManagedIdentity, Tenant } from '../state/emulator';
import { EXCHANGE_AUDIENCE } from '../tenant/tenant-schema';
import { issueAppToken } from './app-tokens';

const API_VERSION = '2019-08-01';
const GRAPH = 'https://graph.microsoft.com';

/** The value of `IDENTITY_HEADER`, which the host gives to its own programs alone. The same at each start of a tenant. */
export const identityHeader = ({ tenantId }: Tenant): string =>
  guidFrom(`identity-header:${tenantId}`);

/**
 * A refusal in the form of App Service. Microsoft's page describes none.
 *
 * @see https://github.com/Azure-Samples/azure-search-openai-demo/issues/2148
 */
const refusal = (c: Context, statusCode: 400 | 500, message: string): Response =>
  c.json({ statusCode, message, correlationId: randomUUID() }, statusCode);

/** Finds the identity that a call names by client id or object id. */
function identityOf(c: Context, { managedIdentities }: Tenant): ManagedIdentity | undefined {
  const [clientId, principalId] = [c.req.query('client_id'), c.req.query('principal_id')];
  return managedIdentities.find(
    (one) => one.clientId === clientId || one.principalId === principalId,
  );
}

/** Whether Entra ID knows a resource: the token exchange, Graph, or an app registration of the tenant. */
function isKnownResource({ clients }: Tenant, resource: string): boolean {
  return (
    [EXCHANGE_AUDIENCE, GRAPH, `${GRAPH}/`].includes(resource) ||
    clients.some(({ clientId }) => [clientId, `api://${clientId}`].includes(resource))
  );
}

async function answerToken(emulator: Emulator, c: Context): Promise<Response> {
  const { tenant } = emulator;
  const resource = c.req.query('resource') ?? '';
  if (c.req.query('api-version') !== API_VERSION || resource === '') {
    return refusal(c, 400, `The query needs api-version=${API_VERSION} and a resource.`);
  }
  const identity = identityOf(c, tenant);
  if (identity === undefined) {
    const message =
      'No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.';
    return refusal(c, 400, message);
  }
  if (!isKnownResource(tenant, resource)) {
    return refusal(c, 500, 'An unexpected error occured while fetching the AAD Token.');
  }
  const audience = resource.startsWith(GRAPH) ? GRAPH : resource;
  const principal = { ...identity, objectId: identity.principalId, roles: [] };
  const { accessToken, expiresIn } = await issueAppToken(emulator, principal, audience);
  return c.json({
    access_token: accessToken,
    expires_on: String(Math.floor(Date.now() / 1000) + expiresIn),
    resource,
    token_type: 'Bearer',
    client_id: identity.clientId,
  });
}

/**
 * The identity endpoint that App Service gives to programs on it as `IDENTITY_ENDPOINT`. Gives the tokens of the tenant's
 * user-assigned managed identities to callers that send `IDENTITY_HEADER`; there is no system-assigned one.
 *
 * @see https://learn.microsoft.com/azure/app-service/overview-managed-identity
 * @see docs/behaviours.md row 93
 */
export function managedIdentityRoutes(emulator: Emulator): Hono {
  const app = new Hono();
  app.get('/msi/token', (c) => {
    if (c.req.header('x-identity-header') !== identityHeader(emulator.tenant)) {
      return c.body(null, readSwitches(emulator.store).identityHeaderStatus);
    }
    return answerToken(emulator, c);
  });
  return app;
}
