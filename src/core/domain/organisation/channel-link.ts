import { definedOnly } from '../base/defined';
import type { ChannelAddress } from './body';

const channelHosts = new Set(['teams.microsoft.com', 'teams.cloud.microsoft']);
const channelShape = /^19:[\w-]+@thread\.(?:tacv2|skype)$/;
const teamShape = /^[0-9a-f-]{36}$/;

/** Returns the channel's id in the link's path; empty when the path has another form than Teams writes. */
function channelIdIn({ pathname }: URL): string {
  const [, part = ''] = /^\/l\/channel\/([^/]+)/.exec(pathname) ?? [];
  return /^(?:[\w@.-]|%3a|:|%40)+$/i.test(part) ? decodeURIComponent(part) : '';
}

/**
 * Reads the channel from the link that Teams gives for it (Hämta länk till kanal). Returns `undefined` for another text.
 *
 * @see Channel: `webUrl`, https://learn.microsoft.com/graph/api/resources/channel
 */
export function channelOf(link: string): ChannelAddress | undefined {
  if (!URL.canParse(link)) return undefined;
  const url = new URL(link);
  if (url.protocol !== 'https:' || !channelHosts.has(url.hostname)) return undefined;
  const channelId = channelIdIn(url);
  const teamId = (url.searchParams.get('groupId') ?? '').toLowerCase();
  if (!channelShape.test(channelId) || !teamShape.test(teamId)) return undefined;
  const tenantId = url.searchParams.get('tenantId')?.toLowerCase();
  return definedOnly({ teamId, channelId, tenantId });
}

/** Writes the link that `channelOf` reads, with no more parts than Teams needs to open the channel. */
export function linkOf({ teamId, channelId, tenantId }: ChannelAddress): string {
  const tenant = tenantId === undefined ? '' : `&tenantId=${encodeURIComponent(tenantId)}`;
  return `https://teams.microsoft.com/l/channel/${encodeURIComponent(channelId)}/kanal?groupId=${teamId}${tenant}`;
}
