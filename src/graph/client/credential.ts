import {
  ClientAssertionCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';
import { AppError } from '../../core/domain/base/app-error';
import type { GraphSettings } from './graph-settings';

const microsoftLogin = 'https://login.microsoftonline.com';

/**
 * Audience of the token with which a managed identity stands in for an app registration's secret.
 *
 * @see https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 */
const exchangeScope = 'api://AzureADTokenExchange/.default';

/** The identity with which the product signs in. */
export type AppIdentity = Pick<
  GraphSettings,
  'tenantId' | 'clientId' | 'clientSecret' | 'managedIdentityClientId' | 'loginUrl'
>;

/** Makes the function that gets the managed identity's token for the app registration that trusts it. */
function assertionOf(identity: TokenCredential): () => Promise<string> {
  return async () => {
    const access = await identity.getToken(exchangeScope);
    if (access === null) {
      throw new AppError('store-unavailable', 'The managed identity gave no token.');
    }
    return access.token;
  };
}

/**
 * Makes the credential of the app registration: its secret, or the managed identity that it trusts. Without either, the
 * client id is that of a managed identity which signs in as itself; only set-up may do so.
 */
export function appCredential(app: AppIdentity): TokenCredential {
  const { tenantId, clientId, clientSecret, managedIdentityClientId, loginUrl } = app;
  const options = {
    authorityHost: loginUrl,
    // Instance discovery would ask Microsoft whether a loopback authority is one of its own.
    disableInstanceDiscovery: loginUrl !== microsoftLogin,
    retryOptions: { maxRetries: 2, maxRetryDelayInMs: 2000 },
  };
  if (clientSecret !== undefined) {
    return new ClientSecretCredential(tenantId, clientId, clientSecret, options);
  }
  if (managedIdentityClientId === undefined) return new ManagedIdentityCredential({ clientId });
  const identity = new ManagedIdentityCredential({ clientId: managedIdentityClientId });
  return new ClientAssertionCredential(tenantId, clientId, assertionOf(identity), options);
}
