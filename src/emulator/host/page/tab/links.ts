import type { App } from '../base/app';
import type { ViewName } from '../base/where';

function subEntityOf(context: string | null): string {
  if (context === null) return '';
  const parsed = JSON.parse(context) as { readonly subEntityId?: unknown };
  return typeof parsed.subEntityId === 'string' ? parsed.subEntityId : '';
}

/** Shows a tab of the app. @returns why not, or `undefined` when it went well */
export function goToTab(app: App, entityId: string, sub: string): string | undefined {
  const tab = app.state.app?.tabs.find((t) => t.entityId === entityId);
  if (tab === undefined) return `The app has no page '${entityId}'.`;
  app.go({ view: 'app', item: entityId, sub });
  return undefined;
}

function goToEntity(app: App, parts: readonly string[], url: URL): string | undefined {
  const [appId, entityId = ''] = parts;
  if (appId !== app.state.app?.id) return 'The app is not known here.';
  try {
    return goToTab(app, entityId, subEntityOf(url.searchParams.get('context')));
  } catch {
    return 'The context of the link is not JSON.';
  }
}

/** Parts of this page by the kind of link that leads to them. */
const views: Readonly<Record<string, ViewName>> = {
  chat: 'chat',
  channel: 'teams',
  message: 'teams',
};

/**
 * Opens a Teams link inside this page.
 *
 * @returns why not, or `undefined` when it went well
 * @see "Deep link to an application", learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
export function openDeepLink(app: App, link: string): string | undefined {
  if (!URL.canParse(link)) return 'The link is no address.';
  const url = new URL(link);
  const [, l, kind, ...parts] = url.pathname.split('/').map(decodeURIComponent);
  if (l !== 'l') return 'The link is no Teams link.';
  if (kind === 'entity') return goToEntity(app, parts, url);
  const view = views[kind ?? ''];
  if (view === undefined) return `Links to '${String(kind)}' are not opened here.`;
  app.go({ view, item: view === 'teams' ? (parts[0] ?? '') : '', sub: '' });
  return undefined;
}

/** Is it a link that Teams opens in itself? */
export function isTeamsLink(link: string): boolean {
  if (!URL.canParse(link)) return false;
  const { hostname, pathname, protocol } = new URL(link);
  const hosts = ['teams.microsoft.com', 'teams.cloud.microsoft'];
  return protocol === 'msteams:' || (hosts.includes(hostname) && pathname.startsWith('/l/'));
}

/** Opens any link: Teams links here, all else in a new window. */
export function openLink(app: App, link: string): string | undefined {
  if (isTeamsLink(link)) return openDeepLink(app, link);
  if (!/^(https?|mailto|tel):/i.test(link)) return 'The link is not opened.';
  window.open(link, '_blank', 'noopener');
  return undefined;
}
