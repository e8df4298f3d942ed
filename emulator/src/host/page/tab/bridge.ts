import { ask } from '../base/api';
import type { App } from '../base/app';
import { askModal } from '../shell/modal';

interface BridgeRequest {
  readonly messageType: string;
  readonly method: string;
  readonly requestId: string;
  readonly tokenParams?: { readonly clientId?: string; readonly scope?: string };
}

interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
  readonly expiresIn: number;
  readonly scope: string;
}

/** The alias of the authority under which msal-browser caches accounts; with another one it never finds them again. */
const environment = 'login.windows.net';

/** An error of nested app authentication, as msal-browser's bridge names them. */
interface BridgeError {
  readonly status: 'USER_INTERACTION_REQUIRED' | 'USER_CANCEL' | 'PERSISTENT_ERROR';
  readonly code: string;
  readonly description: string;
}

const consentNeeded: BridgeError = {
  status: 'USER_INTERACTION_REQUIRED',
  code: 'consent_required',
  description: 'AADSTS65001: The user or administrator has not consented to use the application.',
};
const cancelled: BridgeError = {
  status: 'USER_CANCEL',
  code: 'user_cancelled',
  description: 'User cancelled the flow.',
};

/** Requests tokens for the chosen person, as Entra ID issues them. Those of an outsider come from their own tenant. */
export function tokensFor(app: App, clientId: string, scope: string): Promise<Tokens> {
  return ask('POST', '/host/token', {
    userId: app.me().id,
    clientId,
    scope,
    expired: app.route().signIn === 'expired',
  });
}

/** Consents that people have given in this page; each is a person's id and a scope. */
const consented = new Set<string>();

async function allows(app: App, scope: string, isPopup: boolean): Promise<BridgeError | undefined> {
  const key = `${app.me().id}\n${scope}`;
  if (app.route().signIn !== 'consent' || consented.has(key)) return undefined;
  if (!isPopup) return consentNeeded;
  const words = app.words().app;
  const isYes = await askModal(app, words.consentHeading, {
    text: words.consent(scope),
    yes: words.allow,
    no: words.deny,
  });
  if (!isYes) return cancelled;
  consented.add(key);
  return undefined;
}

async function getToken(app: App, request: BridgeRequest): Promise<object> {
  const { clientId = app.state.clientId, scope = '' } = request.tokenParams ?? {};
  const refusal = await allows(app, scope, request.method === 'GetTokenPopup');
  if (refusal !== undefined) return { success: false, error: refusal };
  const me = app.me();
  const tokens = await tokensFor(app, clientId, scope);
  return {
    success: true,
    token: {
      access_token: tokens.accessToken,
      id_token: tokens.idToken,
      expires_in: tokens.expiresIn,
      scope: tokens.scope,
      properties: null,
      authority: `https://login.microsoftonline.com/${me.tenantId}`,
    },
    account: {
      environment,
      homeAccountId: `${me.id}.${me.tenantId}`,
      localAccountId: me.id,
      tenantId: me.tenantId,
      username: me.userPrincipalName,
      name: me.displayName,
    },
  };
}

function initContext(app: App): object {
  const me = app.me();
  return {
    success: true,
    initContext: {
      sdkName: 'emulator',
      sdkVersion: '1.0.0',
      capabilities: {},
      accountContext: {
        homeAccountId: `${me.id}.${me.tenantId}`,
        environment,
        tenantId: me.tenantId,
      },
    },
  };
}

async function answerTo(app: App, request: BridgeRequest): Promise<object> {
  if (request.method === 'GetInitContext') return initContext(app);
  if (request.method === 'GetToken' || request.method === 'GetTokenPopup')
    return getToken(app, request);
  const description = `The emulator's bridge does not do ${request.method}.`;
  return {
    success: false,
    error: { status: 'PERSISTENT_ERROR', code: 'unsupported_method', description },
  };
}

/**
 * Answers one message of nested app authentication (msal-browser in the tab).
 *
 * @returns the JSON text of the answer, or `undefined` when the message is no request
 * @see https://github.com/AzureAD/microsoft-authentication-library-for-js/blob/dev/lib/msal-browser/src/naa/BridgeProxy.ts
 */
export async function answerBridge(app: App, data: unknown): Promise<string | undefined> {
  if (typeof data !== 'string') return undefined;
  const request = JSON.parse(data) as BridgeRequest;
  if (request.messageType !== 'NestedAppAuthRequest') return undefined;
  const answer = await answerTo(app, request);
  return JSON.stringify({
    messageType: 'NestedAppAuthResponse',
    requestId: request.requestId,
    ...answer,
  });
}
