import { decodeJwt } from 'jose';
import type { Emulator, TenantClient } from '../state/emulator';
import type { EntraRefusal } from './entra-error';

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

const noMatch = (number: number, what: string, value: unknown): EntraRefusal =>
  invalidClient(
    `AADSTS${number}: No matching federated identity record found for presented assertion ${what} '${String(value)}'.`,
  );

/** Compares the claims of a valid token with the federated credentials of an app, as Entra ID does: issuer, audience, subject. */
function refusalOfClaims(
  client: TenantClient,
  claims: Readonly<Record<string, unknown>>,
): EntraRefusal | undefined {
  const { iss, aud, sub } = claims;
  const all = client.federatedCredentials;
  if (all.length === 0) {
    return invalidClient(
      `AADSTS70025: The client '${client.clientId}' has no configured federated identity credentials.`,
    );
  }
  const ofIssuer = all.filter(({ issuer = iss }) => issuer === iss);
  if (ofIssuer.length === 0) return noMatch(700211, 'issuer', iss);
  const ofAudience = ofIssuer.filter(({ audience }) => audience === aud);
  if (ofAudience.length === 0) return noMatch(700212, 'audience', aud);
  return ofAudience.some(({ subject }) => subject === sub)
    ? undefined
    : noMatch(700213, 'subject', sub);
}

/**
 * Checks a `client_assertion` that an app sends in place of its secret. It is accepted when it is a valid token of the
 * tenant whose issuer, audience and subject are those of a federated credential of the app.
 *
 * @returns Entra ID's refusal, or `undefined` when the assertion is accepted
 * @see https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 * @see docs/behaviours.md row 94
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
  return claims === undefined ? refusalOfInvalidToken(assertion) : refusalOfClaims(client, claims);
}
