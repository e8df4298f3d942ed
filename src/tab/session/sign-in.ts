import type { IPublicClientApplication } from '@azure/msal-browser';
import { authentication } from '@microsoft/teams-js';
import type { PublicConfig } from '../../core/api/base/public-config';
import { ApiProblem } from './problem';
import { withTimeout } from './with-timeout';

/** Longest wait for the bridge; MSAL has no limit of its own (tab.md §2). */
const bridgeLimitMs = 5000;

/** Gives a token for our own API. */
export interface TokenSource {
  /** @throws {ApiProblem} `not-signed-in`, `offline` */
  readonly get: (options: { readonly fresh: boolean }) => Promise<string>;
  /** Lets Teams ask the person; called from a press of a button. */
  readonly ask: () => Promise<void>;
}

declare global {
  interface Window {
    /** Put there by teams-js in a frame, or by the native shell. */
    readonly nestedAppAuthBridge?: unknown;
    readonly __initializeNestedAppAuth?: unknown;
  }
}

/** Starts loading MSAL, which is heavy, while Teams is still shaking hands. */
export function loadMsal() {
  return import('@azure/msal-browser');
}

/** Nested app authentication where there is a bridge, else the token of teams-js. Teams must have answered first. */
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
    // With a bridge this asks Teams, which asks the person; no window of ours opens.
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

/** MSAL says `no_network_connectivity` and the like in `errorCode`; a host that cannot ask may not answer at all. */
function isNetwork(error: unknown): boolean {
  if (!navigator.onLine) return true;
  return error instanceof Error && 'errorCode' in error && /network/i.test(String(error.errorCode));
}
