import { AppError } from '../../core/domain/base/app-error';
import { appCredential, type AppIdentity } from '../../graph/client/credential';

const scope = 'https://api.botframework.com/.default';

/**
 * Makes a function that gets the token with which the bot calls the Bot Framework connector. Tokens are kept until they
 * expire; the function throws an AppError `store-unavailable` when Entra gives none.
 */
export function connectorToken(app: AppIdentity): () => Promise<string> {
  const credential = appCredential(app);
  return async () => {
    const access = await credential.getToken(scope).catch((cause: unknown) => {
      throw new AppError('store-unavailable', 'Sign-in to the connector failed.', { cause });
    });
    if (access === null) throw new AppError('store-unavailable', 'Sign-in gave no token.');
    return access.token;
  };
}
