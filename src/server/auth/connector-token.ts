import {
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';
import { AppError } from '../../core/domain/app-error';
import type { ServerSettings } from '../settings';

const scope = 'https://api.botframework.com/.default';
const microsoftLogin = 'https://login.microsoftonline.com';

function credentialOf(settings: ServerSettings): TokenCredential {
  const { tenantId, clientId, clientSecret, loginUrl } = settings;
  if (clientSecret === undefined) return new ManagedIdentityCredential({ clientId });
  return new ClientSecretCredential(tenantId, clientId, clientSecret, {
    authorityHost: loginUrl,
    // Instance discovery would ask Microsoft whether a loopback authority is one of its own.
    disableInstanceDiscovery: loginUrl !== microsoftLogin,
  });
}

/** The bot's own token for the connector, kept until it expires. @throws {AppError} `store-unavailable` */
export function connectorToken(settings: ServerSettings): () => Promise<string> {
  const credential = credentialOf(settings);
  return async () => {
    const access = await credential.getToken(scope).catch((cause: unknown) => {
      throw new AppError('store-unavailable', 'Sign-in to the connector failed.', { cause });
    });
    if (access === null) throw new AppError('store-unavailable', 'Sign-in gave no token.');
    return access.token;
  };
}
