import { AppError } from '../../core/domain/base/app-error';
import { appCredential, type AppIdentity } from './credential';

/** Gives the bearer token for Graph. */
export interface TokenSource {
  /** @throws {AppError} `store-unavailable` when sign-in gives none */
  token(): Promise<string>;
  /** Forgets the token that Graph has refused; the next call asks for a new one. */
  renew(): void;
}

/** The audience is Graph's own, also when another server answers in its place. */
const scope = 'https://graph.microsoft.com/.default';

/** Gets tokens from Entra as the app registration, by its secret or by the managed identity that it trusts. */
export function entraTokens(settings: AppIdentity): TokenSource {
  // The credential keeps its token until it expires; a new credential is the way to a new token.
  let current = appCredential(settings);
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
      current = appCredential(settings);
    },
  };
}
