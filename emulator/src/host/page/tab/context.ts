import type { App } from '../base/app';
import type { Channel, Team } from '../base/shapes';
import type { SignIn } from '../base/where';

/** Newest teams-js whose messages were tried against this page. */
export const sdkVersion = '2.58.0';

/** What a frame is for, in teams-js' words. */
export type FrameContext = 'content' | 'task' | 'settings' | 'remove';

/** The page that a frame shows. */
export interface FramedPage {
  readonly url: string;
  readonly entityId: string;
  readonly subEntityId: string;
  readonly frameContext: FrameContext;
  /** The channel that the page stands in; missing for the personal app. */
  readonly at?: { readonly team: Team; readonly channel: Channel };
}

/**
 * What this host can do; each key of `supports` is what a module's `isSupported()` reads.
 *
 * @see teams-js `src/public/runtime.ts`
 */
export function runtimeJson(signIn: SignIn): string {
  const hasBridge = signIn !== 'none';
  return JSON.stringify({
    apiVersion: 4,
    isLegacyTeams: false,
    isNAAChannelRecommended: hasBridge,
    hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
    supports: {
      pages: { config: {}, currentApp: {}, backStack: {}, tabs: {} },
      dialog: { url: { parentCommunication: {} }, update: {} },
      chat: {},
      clipboard: {},
      ...(hasBridge ? { nestedAppAuth: {} } : {}),
    },
  });
}

const channelTypes: Readonly<Record<string, string>> = {
  standard: 'Regular',
  private: 'Private',
  shared: 'Shared',
};

/** What a page in a channel is told of its surroundings. */
function channelContext(app: App, { at }: FramedPage): Readonly<Record<string, unknown>> {
  if (at === undefined) return {};
  const { team, channel } = at;
  const site = `https://${new URL(app.state.siteUrl).hostname}`;
  return {
    teamId: team.channels[0]?.id ?? team.id,
    teamName: team.displayName,
    groupId: team.id,
    channelId: channel.id,
    channelName: channel.displayName,
    channelType: channelTypes[channel.membershipType],
    teamSiteDomain: new URL(site).hostname,
    // One for everybody who is neither owner nor guest: the emulator's teams have no owners.
    userTeamRole: app.me().kind === 'guest' ? 2 : 1,
  };
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
    ...channelContext(app, page),
  };
}
