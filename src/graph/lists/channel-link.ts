import type { ChannelAddress } from '../../core/domain/body';

const channelHosts = new Set(['teams.microsoft.com', 'teams.cloud.microsoft']);
const channelShape = /^19:[\w-]+@thread\.(?:tacv2|skype)$/;
const teamShape = /^[0-9a-f-]{36}$/i;

/** A channel from the link that Teams gives. @see graph.md §14.3: `19:…@thread.tacv2` */
export function channelOf(link: string | undefined): ChannelAddress | undefined {
  const url = teamsAddress(link);
  if (url === undefined) return undefined;
  const part = /^\/l\/channel\/([^/]+)(?:\/|$)/.exec(url.pathname)?.[1];
  const channelId = safelyDecoded(part);
  const teamId = url.searchParams.get('groupId')?.toLowerCase() ?? '';
  const isWhole = channelShape.test(channelId) && teamShape.test(teamId);
  return isWhole ? { teamId, channelId } : undefined;
}

function teamsAddress(link: string | undefined): URL | undefined {
  if (link === undefined || !URL.canParse(link)) return undefined;
  const url = new URL(link);
  return url.protocol === 'https:' && channelHosts.has(url.hostname) ? url : undefined;
}

function safelyDecoded(part = ''): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** The link that `channelOf` reads; Teams needs no more of it. */
export function linkOf(channel: ChannelAddress): string {
  return `https://teams.microsoft.com/l/channel/${encodeURIComponent(channel.channelId)}/kanal?groupId=${channel.teamId}`;
}
