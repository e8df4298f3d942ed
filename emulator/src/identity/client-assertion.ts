import { decodeJwt } from 'jose';
import type { Emulator, TenantClient } from '../state/emulator';
import type { EntraRefusal } from './entra-error';

/** The audience of a token that stands for another app's secret. A managed identity asks for it when an app trusts it. */
export const EXCHANGE = 'api://AzureADTokenExchange';

const TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const invalidClient = (text: string): EntraRefusal => ({ code: 'invalid_client', text });

function claimsOf(token: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

/** Entra ID's refusal of an assertion that is no valid token of the tenant. */
function refusalOfInvalidToken(assertion: string): EntraRefusal {
  const claims = claimsOf(assertion);
  if (claims === undefined) {
    return invalidClient('AADSTS50027: JWT token is invalid or malformed.');
  }
  return typeof claims['exp'] === 'number' && claims['exp'] * 1000 < Date.now()
    ? invalidClient('AADSTS700024: Client assertion is not within its valid time range.')
    : invalidClient(
        'AADSTS700211: No matching federated identity record found for presented assertion.',
      );
}

/**
 * Checks a `client_assertion` that an app sends in place of its secret. It is accepted when it is the tenant's own token for
 * {@link EXCHANGE}, issued to another app. In the emulator each app trusts each other app.
 *
 * @returns Entra ID's refusal, or `undefined` when the assertion is accepted
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
  if (claims === undefined) return refusalOfInvalidToken(assertion);
  const other = emulator.tenant.clients.find(({ clientId }) => clientId === claims['sub']);
  const isTrusted = other !== undefined && other.clientId !== client.clientId;
  if (claims['aud'] === EXCHANGE && isTrusted) return undefined;
  return invalidClient(
    `AADSTS700212: No matching federated identity record found for presented assertion audience '${String(claims['aud'])}'.`,
  );
}
