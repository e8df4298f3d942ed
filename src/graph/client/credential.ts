import {
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';
import type { GraphSettings } from './graph-settings';

const microsoftLogin = 'https://login.microsoftonline.com';

/** The identity with which the product signs in. */
export type AppIdentity = Pick<
  GraphSettings,
  'tenantId' | 'clientId' | 'clientSecret' | 'loginUrl'
>;

/** The credential of the app registration: its secret, or without one the managed identity of that client id. */
export function appCredential(app: AppIdentity): TokenCredential {
  const { tenantId, clientId, clientSecret, loginUrl } = app;
  if (clientSecret === undefined) return new ManagedIdentityCredential({ clientId });
  return new ClientSecretCredential(tenantId, clientId, clientSecret, {
    authorityHost: loginUrl,
    // Instance discovery would ask Microsoft whether a loopback authority is one of its own.
    disableInstanceDiscovery: loginUrl !== microsoftLogin,
    retryOptions: { maxRetries: 2, maxRetryDelayInMs: 2000 },
  });
}
