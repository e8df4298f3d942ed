import type { App } from '../base/app';

/** The JSON in a deep link's `context` parameter. */
interface LinkContext {
  readonly subEntityId?: unknown;
  readonly channelId?: unknown;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Shows a personal tab of the app. @returns the reason when it cannot, otherwise `undefined` */
export function goToTab(app: App, entityId: string, sub: string): string | undefined {
  const tab = app.state.app?.tabs.find((t) => t.entityId === entityId);
  if (tab === undefined) return `The app has no page '${entityId}'.`;
  app.go({ view: 'app', item: entityId, sub });
  return undefined;
}

/** Finds a channel among those that the person sees. */
function findChannel(app: App, id: string) {
  const { teams } = app.conversations();
  return teams.flatMap(({ channels }) => channels).find((channel) => channel.id === id);
}

const notThere = 'The channel is not there, or this person is not in its team.';

/** Shows a tab of the app in a channel. */
function goToChannelTab(app: App, channelId: string, at: { entityId: string; sub: string }) {
  const channel = findChannel(app, channelId);
  if (channel === undefined) return notThere;
  const tab = channel.tabs.find(({ entityId }) => entityId === at.entityId);
  if (tab === undefined) return `The channel has no tab '${at.entityId}'.`;
  app.go({ view: 'teams', item: channelId, tab: tab.id, sub: at.sub });
  return undefined;
}

function goToEntity(app: App, parts: readonly string[], url: URL): string | undefined {
  const [appId, entityId = ''] = parts;
  if (appId !== app.state.app?.id) return 'The app is not known here.';
  try {
    const context = JSON.parse(url.searchParams.get('context') ?? '{}') as LinkContext;
    const [sub, channelId] = [text(context.subEntityId), text(context.channelId)];
    if (channelId !== '') return goToChannelTab(app, channelId, { entityId, sub });
    return goToTab(app, entityId, sub);
  } catch {
    return 'The context of the link is not JSON.';
  }
}

/** Shows a channel's posts, scrolled to a message when the link names one. */
function goToChannel(app: App, channelId: string, sub = ''): string | undefined {
  if (findChannel(app, channelId) === undefined) return notThere;
  app.go({ view: 'teams', item: channelId, sub });
  return undefined;
}

/** Shows a message. It is in a channel or, when the link has `context={"contextType":"chat"}`, in the chat. */
function goToMessage(app: App, parts: readonly string[]): string | undefined {
  const [place = '', message = ''] = parts;
  if (place !== app.conversations().chat.id) return goToChannel(app, place, message);
  app.go({ view: 'chat', sub: message });
  return undefined;
}

/** The text that a link puts into the chat's field; it is kept here until the field is drawn. */
let draft = '';

/** Returns the text that a link puts into the chat's field, and forgets it. */
export function takeDraft(): string {
  const words = draft;
  draft = '';
  return words;
}

/**
 * Opens the chat with the app and puts a text into its field. The emulator has no chats between people.
 *
 * @returns the reason when it cannot, otherwise `undefined`
 */
export function goToChat(app: App, people: readonly string[], words: string): string | undefined {
  const isBot = (who: string) => who.replace(/^28:/, '') === app.state.clientId;
  if (people.length > 0 && !people.every(isBot))
    return 'The emulator has chats with the app alone, not between people.';
  draft = words;
  app.go({ view: 'chat', item: '' });
  return undefined;
}

function goToChatLink(app: App, parts: readonly string[], url: URL): string | undefined {
  const people = (url.searchParams.get('users') ?? '').split(',').filter((who) => who !== '');
  const [chat = '', message = ''] = parts;
  if (people.length === 0 && chat !== '0' && chat !== '') return goToMessage(app, [chat, message]);
  return goToChat(app, people, url.searchParams.get('message') ?? '');
}

/** Shows a team's first channel. */
function goToTeam(app: App, url: URL): string | undefined {
  const group = url.searchParams.get('groupId');
  const team = app.conversations().teams.find(({ id }) => id === group);
  return goToChannel(app, team?.channels[0]?.id ?? '');
}

type Opener = (app: App, parts: readonly string[], url: URL) => string | undefined;

/** The function that opens each kind of deep link, by the second part of its path. */
const openers: Readonly<Record<string, Opener>> = {
  entity: goToEntity,
  chat: goToChatLink,
  channel: (app, [channelId = '']) => goToChannel(app, channelId),
  message: goToMessage,
  team: (app, _parts, url) => goToTeam(app, url),
  app: (app, [appId]) => {
    if (appId !== app.state.app?.id) return 'The app is not known here.';
    app.go({ view: 'app', item: '' });
    return undefined;
  },
};

/**
 * Opens a Teams deep link in this page.
 *
 * @returns the reason when it cannot, otherwise `undefined`
 * @see "Deep link to an application", https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 * @see "Deep link to a Teams chat", https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams
 */
export function openDeepLink(app: App, link: string): string | undefined {
  if (!URL.canParse(link)) return 'The link is no address.';
  const url = new URL(link);
  const [, l, kind, ...parts] = url.pathname.split('/').map(decodeURIComponent);
  if (l !== 'l') return 'The link is no Teams link.';
  const open = openers[kind ?? ''];
  return open === undefined
    ? `Links to '${String(kind)}' are not opened here.`
    : open(app, parts, url);
}

/** Is it a deep link, which Teams opens in itself? */
export function isTeamsLink(link: string): boolean {
  if (!URL.canParse(link)) return false;
  const { hostname, pathname, protocol } = new URL(link);
  const hosts = ['teams.microsoft.com', 'teams.cloud.microsoft'];
  return protocol === 'msteams:' || (hosts.includes(hostname) && pathname.startsWith('/l/'));
}

/** Opens a link: a Teams deep link in this page, any other in a new browser window. */
export function openLink(app: App, link: string): string | undefined {
  if (isTeamsLink(link)) return openDeepLink(app, link);
  if (!/^(https?|mailto|tel):/i.test(link)) return 'The link is not opened.';
  window.open(link, '_blank', 'noopener');
  return undefined;
}
