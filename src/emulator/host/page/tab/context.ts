import type { App } from '../base/app';
import type { SignIn } from '../base/where';

/** Newest teams-js whose messages were tried against this page. */
export const sdkVersion = '2.58.0';

/** What a frame is for, in teams-js' words. */
export type FrameContext = 'content' | 'task';

/** The page that a frame shows. */
export interface FramedPage {
  readonly url: string;
  readonly entityId: string;
  readonly subEntityId: string;
  readonly frameContext: FrameContext;
}

/**
 * What this host can do; each key of `supports` is what a module's `isSupported()` reads.
 *
 * @see tab.md §1; teams-js `src/public/runtime.ts`
 */
export function runtimeJson(signIn: SignIn): string {
  const hasBridge = signIn !== 'none';
  return JSON.stringify({
    apiVersion: 4,
    isLegacyTeams: false,
    isNAAChannelRecommended: hasBridge,
    hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
    supports: {
      pages: { config: {}, currentApp: {}, backStack: {} },
      dialog: { url: { parentCommunication: {} }, update: {} },
      clipboard: {},
      teamsCore: {},
      ...(hasBridge ? { nestedAppAuth: {} } : {}),
    },
  });
}

/** The flat context of old; teams-js makes its own of it. */
export function flatContext(app: App, page: FramedPage): Readonly<Record<string, unknown>> {
  const { state } = app;
  const me = app.me();
  return {
    appId: state.app?.id,
    entityId: page.entityId,
    subEntityId: page.subEntityId === '' ? undefined : page.subEntityId,
    frameContext: page.frameContext,
    locale: app.locale().toLowerCase(),
    theme: app.where().theme,
    hostName: 'Teams',
    hostClientType: 'web',
    ringId: 'general',
    appSessionId: crypto.randomUUID(),
    sessionId: crypto.randomUUID(),
    userObjectId: me.id,
    userDisplayName: me.displayName,
    userPrincipalName: me.userPrincipalName,
    loginHint: me.userPrincipalName,
    tid: me.tenantId,
    isFullScreen: false,
    teamSiteDomain: new URL(state.siteUrl).hostname,
  };
}
