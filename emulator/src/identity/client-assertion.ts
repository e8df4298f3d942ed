import { decodeJwt } from 'jose';
import type { Emulator, TenantClient } from '../state/emulator';
import type { EntraRefusal } from './entra-error';

/** The resource whose tokens vouch for another app: what a managed identity asks for when an app trusts it. */
export const EXCHANGE = 'api://AzureADTokenExchange';

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const refused = (text: string): EntraRefusal => ({ code: 'invalid_client', text });

function claimsOf(token: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

/** What is wrong with a token that the tenant's keys do not vouch for. */
function whyNot(assertion: string): EntraRefusal {
  const claims = claimsOf(assertion);
  if (claims === undefined) {
    return refused('AADSTS50027: JWT token is invalid or malformed.');
  }
  return typeof claims['exp'] === 'number' && claims['exp'] * 1000 < Date.now()
    ? refused('AADSTS700024: Client assertion is not within its valid time range.')
    : refused('AADSTS700211: No matching federated identity record found for presented assertion.');
}

/**
 * Says why an assertion does not stand for an app's secret; `undefined` when it does. It does when it is the tenant's own
 * token for the exchange, given to another app: each app trusts each other one here.
 *
 * @see https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 */
export async function assertionFlaw(
  emulator: Emulator,
  client: TenantClient,
  form: URLSearchParams,
): Promise<EntraRefusal | undefined> {
  const assertion = form.get('client_assertion') ?? '';
  if (form.get('client_assertion_type') !== TYPE) {
    const text =
      "AADSTS900144: The request body must contain the following parameter: 'client_assertion_type'.";
    return { code: 'invalid_request', text };
  }
  const claims = await emulator.entra(emulator.tenant.tenantId).check(assertion);
  if (claims === undefined) return whyNot(assertion);
  const other = emulator.tenant.clients.find(({ clientId }) => clientId === claims['sub']);
  const isTrusted = other !== undefined && other.clientId !== client.clientId;
  if (claims['aud'] === EXCHANGE && isTrusted) return undefined;
  return refused(
    `AADSTS700212: No matching federated identity record found for presented assertion audience '${String(claims['aud'])}'.`,
  );
}
