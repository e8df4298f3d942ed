import type { App } from '../base/app';
import type { Channel, Team } from '../base/host-data';
import type { SignIn } from '../base/route';

/** The newest version of teams-js that was tested against this page; the page reports it to tabs. */
export const sdkVersion = '2.58.0';

/** The purpose of a frame, as teams-js names it. */
export type FrameContext = 'content' | 'task' | 'settings' | 'remove';

/** The page of the app that a frame shows. */
export interface FramedPage {
  readonly url: string;
  readonly entityId: string;
  readonly subEntityId: string;
  readonly frameContext: FrameContext;
  /** The channel that the page is a tab of; missing for the personal app. */
  readonly at?: { readonly team: Team; readonly channel: Channel };
}

/**
 * Writes the runtime configuration that the host sends to teams-js. The `isSupported()` of each teams-js module looks up
 * its key in `supports`.
 *
 * @see https://github.com/OfficeDev/microsoft-teams-library-js/blob/main/packages/teams-js/src/public/runtime.ts
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

/** The part of the context that only tabs of a channel get. */
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
    // teams-js: 0 is owner, 1 is user, 2 is guest. The emulator's teams have no owners.
    userTeamRole: app.me().kind === 'guest' ? 2 : 1,
  };
}

/** The context that the host sends, in the flat form of teams-js 1; teams-js 2 converts it to `app.Context`. */
export function flatContext(app: App, page: FramedPage): Readonly<Record<string, unknown>> {
  const { state } = app;
  const me = app.me();
  return {
    appId: state.app?.id,
    entityId: page.entityId,
    subEntityId: page.subEntityId === '' ? undefined : page.subEntityId,
    frameContext: page.frameContext,
    locale: app.locale().toLowerCase(),
    theme: app.route().theme,
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
