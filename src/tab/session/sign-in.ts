import type { IPublicClientApplication } from '@azure/msal-browser';
import { authentication } from '@microsoft/teams-js';
import type { PublicConfig } from '../../core/api/base/public-config';
import { ApiProblem } from './problem';
import { withTimeout } from './with-timeout';

/** Longest wait for the host's bridge for nested app authentication. MSAL has no limit of its own. */
const bridgeLimitMs = 5000;

/** Gets tokens for the product's API. */
export interface TokenSource {
  /** @throws {ApiProblem} `not-signed-in`, `offline` */
  readonly get: (options: { readonly fresh: boolean }) => Promise<string>;
  /** Makes Teams ask the person to sign in. Call it only when the person has pressed a button. */
  readonly ask: () => Promise<void>;
}

declare global {
  interface Window {
    /** Set by teams-js in a frame, or by the native shell of Teams. */
    readonly nestedAppAuthBridge?: unknown;
    readonly __initializeNestedAppAuth?: unknown;
  }
}

/** Starts to load MSAL, which is large, so that it loads while the tab connects to Teams. */
export function loadMsal() {
  return import('@azure/msal-browser');
}

/**
 * Makes the source of tokens: nested app authentication where the host has a bridge for it, else `getAuthToken` of
 * teams-js. Call it once Teams has answered.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/concepts/authentication/nested-authentication
 */
export async function tokenSource(
  config: PublicConfig,
  msal: ReturnType<typeof loadMsal>,
): Promise<TokenSource> {
  if (window.nestedAppAuthBridge === undefined && window.__initializeNestedAppAuth === undefined)
    return plainSource();
  try {
    const { createNestablePublicClientApplication } = await msal;
    const auth = { clientId: config.clientId, authority: config.authority };
    const client = await withTimeout(
      createNestablePublicClientApplication({ auth }),
      bridgeLimitMs,
    );
    return nestedSource(client, config.scope);
  } catch {
    return plainSource();
  }
}

function nestedSource(client: IPublicClientApplication, scope: string): TokenSource {
  const scopes = [scope];
  return {
    get: ({ fresh }) =>
      orSignIn(
        withTimeout(
          client.acquireTokenSilent({ scopes, forceRefresh: fresh }),
          3 * bridgeLimitMs,
        ).then((result) => result.accessToken),
      ),
    // With a bridge, MSAL lets Teams ask the person and opens no popup itself.
    ask: async () => {
      await orSignIn(client.acquireTokenPopup({ scopes }));
    },
  };
}

function plainSource(): TokenSource {
  return {
    get: () =>
      orSignIn(withTimeout(authentication.getAuthToken({ silent: true }), 3 * bridgeLimitMs)),
    ask: async () => {
      await orSignIn(authentication.getAuthToken({ silent: false }));
    },
  };
}

async function orSignIn<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new ApiProblem(isNetwork(error) ? 'offline' : 'not-signed-in');
  }
}

/** True for an error caused by the network. MSAL names it in `errorCode`, such as `no_network_connectivity`. */
function isNetwork(error: unknown): boolean {
  if (!navigator.onLine) return true;
  return error instanceof Error && 'errorCode' in error && /network/i.test(String(error.errorCode));
}
