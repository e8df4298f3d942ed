import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import type { Emulator, TenantTeam } from '../state/emulator';
import { findPlace } from '../connector/addresses';
import { installState, teamHolder } from '../connector/installations';
import { mustFindUser, mustHave, mustRead, refused } from './read-request';
import { addTab, changeTab, removeTab, removeTabs, type TabSettings } from './channel-tabs';
import { readManifest } from './manifest';

const settings = v.object({
  entityId: v.optional(v.string(), ''),
  contentUrl: v.pipe(v.string(), v.url()),
  websiteUrl: v.optional(v.string(), ''),
  suggestedDisplayName: v.optional(v.string(), ''),
  removeUrl: v.optional(v.string()),
});
const tabRequest = v.object({ userId: v.string(), settings });

/** Whether an entry of the manifest's `validDomains` covers an address. `*.` stands for exactly one part of the name. */
function covers(domain: string, { host, hostname }: URL): boolean {
  if (!domain.startsWith('*.')) return domain === host || domain === hostname;
  const [, ...rest] = hostname.split('.');
  return rest.join('.') === domain.slice(2);
}

/**
 * Refuses a tab whose page is on a host that the manifest does not name, or whose name is too long.
 *
 * @throws {HTTPException} 400
 * @see "validDomains", https://learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema
 */
function mustBeValid(emulator: Emulator, { contentUrl, suggestedDisplayName }: TabSettings): void {
  const app = mustHave(readManifest(emulator, 'sv'), 'app');
  const url = new URL(contentUrl);
  const domains = [...app.validDomains, new URL(emulator.addresses.product).host];
  if (!domains.some((domain) => covers(domain, url)))
    throw refused(400, `${url.host} is not among the validDomains of the manifest.`);
  if (suggestedDisplayName.length > 128) throw refused(400, 'The name of the tab is too long.');
}

/** Finds a channel's id. @throws {HTTPException} 404 unless the person is in its team and the team has the app */
function mustHaveApp(emulator: Emulator, userId: string | undefined, channelId: string): string {
  const user = mustFindUser(emulator, userId);
  const place = findPlace(emulator.tenant, channelId);
  const isOpen =
    place?.kind === 'channel' &&
    place.team.memberIds.includes(user.id) &&
    installState(emulator, teamHolder(place.team)) === 'installed';
  return mustHave(isOpen ? place.id : undefined, 'channel with the app');
}

const all = '/host/channels/:channel/tabs';

/** Answers the host page's calls by which people add, change and remove the tabs of channels. */
export function tabRoutes(emulator: Emulator): Hono {
  const routes = new Hono();
  const read = async (c: Context) => {
    const { userId, settings: wanted } = await mustRead(c.req, tabRequest);
    const channelId = mustHaveApp(emulator, userId, c.req.param('channel') ?? '');
    mustBeValid(emulator, wanted);
    return { channelId, wanted };
  };
  routes.post(all, async (c) => {
    const { channelId, wanted } = await read(c);
    return c.json(addTab(emulator, channelId, wanted), 201);
  });
  routes.put(`${all}/:tab`, async (c) => {
    const { channelId, wanted } = await read(c);
    const tab = { channelId, id: c.req.param('tab') };
    return c.json(mustHave(changeTab(emulator, tab, wanted), 'tab'));
  });
  routes.delete(`${all}/:tab`, (c) => {
    const channelId = mustHaveApp(emulator, c.req.query('user'), c.req.param('channel'));
    mustHave(removeTab(emulator, { channelId, id: c.req.param('tab') }), 'tab');
    return c.json({});
  });
  return routes;
}

/** Removes the app's tabs from all channels of a team that removes the app. */
export function removeTabsOf(emulator: Emulator, team: TenantTeam): void {
  for (const channel of team.channels) removeTabs(emulator, channel.id);
}
