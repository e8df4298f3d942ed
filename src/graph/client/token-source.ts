import {
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';
import { AppError } from '../../core/domain/app-error';
import type { GraphSettings } from './graph-settings';

/** Gives the bearer token for Graph. */
export interface TokenSource {
  /** @throws {AppError} `store-unavailable` when sign-in gives none */
  token(): Promise<string>;
  /** Forgets the token that Graph has refused; the next call asks for a new one. */
  renew(): void;
}

const microsoftLogin = 'https://login.microsoftonline.com';
/** The audience is Graph's own, also when a stand-in answers in its place. */
const scope = 'https://graph.microsoft.com/.default';

function credential(settings: GraphSettings): TokenCredential {
  if (settings.clientSecret === undefined) return new ManagedIdentityCredential();
  return new ClientSecretCredential(settings.tenantId, settings.clientId, settings.clientSecret, {
    authorityHost: settings.loginUrl,
    // Instance discovery would ask Microsoft whether a loopback authority is one of its own.
    disableInstanceDiscovery: settings.loginUrl !== microsoftLogin,
    retryOptions: { maxRetries: 2, maxRetryDelayInMs: 2000 },
  });
}

/** Tokens from Entra by client secret, or by managed identity when there is no secret. */
export function entraTokens(settings: GraphSettings): TokenSource {
  // The credential keeps its token until it expires; a new credential is the way to a new token.
  let current = credential(settings);
  return {
    async token() {
      try {
        const access = await current.getToken(scope);
        if (access !== null) return access.token;
      } catch (cause) {
        throw new AppError('store-unavailable', 'Sign-in to Graph failed.', { cause });
      }
      throw new AppError('store-unavailable', 'Sign-in to Graph gave no token.');
    },
    renew() {
      current = credential(settings);
    },
  };
}
