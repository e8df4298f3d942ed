import type { TenantTeam, TenantUser } from '../../state/emulator';
import { pageOf } from '../directory/page';
import { BORN, channelOf, membersOf, notFound, ownTeamOf, requireTeams, selectOf } from './teams';
import { entity, pick, type GraphReply, type GraphRequest, type Route } from '../protocol/route';

const READ_CHANNELS = ['Channel.ReadBasic.All', 'ChannelSettings.Read.All'];
const READ_MEMBERS = ['TeamMember.Read.All', 'TeamMember.ReadWrite.All'];
const READ_CHANNEL_MEMBERS = ['ChannelMember.Read.All', 'ChannelMember.ReadWrite.All'];
const READ_TEAMS = ['Team.ReadBasic.All', 'TeamSettings.Read.All', 'TeamSettings.ReadWrite.All'];

const presentTeam = (request: GraphRequest, team: TenantTeam): object => ({
  id: team.id,
  createdDateTime: BORN,
  displayName: team.displayName,
  description: team.displayName,
  internalId: team.channels[0]?.id ?? null,
  classification: null,
  specialization: 'none',
  visibility: 'private',
  webUrl: `https://teams.microsoft.com/l/team/${encodeURIComponent(team.channels[0]?.id ?? '')}/conversations?groupId=${team.id}&tenantId=${request.emulator.tenant.tenantId}`,
  isArchived: team.isArchived === true,
  tenantId: request.emulator.tenant.tenantId,
  memberSettings: {
    allowCreateUpdateChannels: true,
    allowCreatePrivateChannels: true,
    allowDeleteChannels: true,
    allowAddRemoveApps: true,
    allowCreateUpdateRemoveTabs: true,
    allowCreateUpdateRemoveConnectors: true,
  },
  guestSettings: { allowCreateUpdateChannels: false, allowDeleteChannels: false },
  messagingSettings: {
    allowUserEditMessages: true,
    allowUserDeleteMessages: true,
    allowOwnerDeleteMessages: true,
    allowTeamMentions: true,
    allowChannelMentions: true,
  },
  funSettings: {
    allowGiphy: true,
    giphyContentRating: 'moderate',
    allowStickersAndMemes: true,
    allowCustomMemes: true,
  },
});

function readTeam(request: GraphRequest): GraphReply {
  requireTeams(request.caller, READ_TEAMS);
  const team = ownTeamOf(request);
  return entity(request, 'teams', pick(presentTeam(request, team), selectOf(request)));
}

/** A team in the list of somebody's teams: most of it is null there. @see "List joinedTeams", learn.microsoft.com/graph/api/user-list-joinedteams */
export const presentJoined = (request: GraphRequest, team: TenantTeam): object =>
  pick(
    {
      id: team.id,
      createdDateTime: null,
      displayName: team.displayName,
      description: team.displayName,
      internalId: null,
      classification: null,
      specialization: null,
      visibility: null,
      webUrl: null,
      isArchived: team.isArchived === true,
      tenantId: request.emulator.tenant.tenantId,
      memberSettings: null,
      guestSettings: null,
      messagingSettings: null,
      funSettings: null,
    },
    selectOf(request),
  );

const presentChannel = (request: GraphRequest, channel: TenantTeam['channels'][number]): object =>
  pick(
    {
      id: channel.id,
      createdDateTime: BORN,
      displayName: channel.displayName,
      description: null,
      email: '',
      tenantId: request.emulator.tenant.tenantId,
      webUrl: `https://teams.microsoft.com/l/channel/${encodeURIComponent(channel.id)}/${encodeURIComponent(channel.displayName)}`,
      membershipType: channel.membershipType,
      isArchived: false,
    },
    selectOf(request),
  );

/** Channels come whole, with their count. */
const CHANNELS = { usual: 1_000, most: 1_000 };

function readChannels(request: GraphRequest): GraphReply {
  requireTeams(request.caller, READ_CHANNELS);
  const all = ownTeamOf(request).channels.map((channel) => presentChannel(request, channel));
  const notes = { '@odata.count': all.length };
  return pageOf(request, 'teams/channels', { all, size: CHANNELS, notes });
}

function readChannel(request: GraphRequest): GraphReply {
  requireTeams(request.caller, READ_CHANNELS);
  const channel = channelOf(request, ownTeamOf(request));
  return entity(request, 'teams/channels', presentChannel(request, channel));
}

function readPrimaryChannel(request: GraphRequest): GraphReply {
  requireTeams(request.caller, READ_CHANNELS);
  const [general] = ownTeamOf(request).channels;
  if (general === undefined) throw notFound('No channel.');
  return entity(request, 'teams/channels', presentChannel(request, general));
}

/** A person as a member of a team: the first member owns it. @see graph.md row 71 */
const presentMember = (request: GraphRequest, user: TenantUser, index: number): object => ({
  '@odata.type': '#microsoft.graph.aadUserConversationMember',
  id: Buffer.from(`${request.params['team'] ?? ''}##${user.id}`).toString('base64'),
  roles: index === 0 ? ['owner'] : user.kind === 'guest' ? ['guest'] : [],
  displayName: user.displayName,
  visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
  userId: user.id,
  email: user.mail ?? user.userPrincipalName,
  tenantId: user.tenantId,
});

const MEMBERS = { usual: 100, most: 999 };

function members(request: GraphRequest, kind: string, team: TenantTeam): GraphReply {
  const people = membersOf(request.emulator, team);
  const all = people.map((user, at) => presentMember(request, user, at));
  return pageOf(request, kind, { all, size: MEMBERS, notes: { '@odata.count': all.length } });
}

function readMembers(request: GraphRequest): GraphReply {
  requireTeams(request.caller, READ_MEMBERS);
  return members(request, 'teams/members', ownTeamOf(request));
}

/** A standard channel has everybody of its team. */
function readChannelMembers(request: GraphRequest): GraphReply {
  requireTeams(request.caller, READ_CHANNEL_MEMBERS);
  const team = ownTeamOf(request);
  channelOf(request, team);
  return members(request, 'teams/channels/members', team);
}

const TEAM = '/teams/:team';
const CHANNEL = `${TEAM}/channels/:channel`;
const paged = ['top', 'skiptoken'];

const get = (
  path: string,
  options: readonly string[],
  handle: (request: GraphRequest) => GraphReply,
): Route => ({ method: 'GET', path, units: 0, options, handle });

/** Teams, their channels and members; a team and its group share the id. @see graph.md §14.3 */
export const teamRoutes: readonly Route[] = [
  get(TEAM, ['select'], readTeam),
  get(`${TEAM}/channels`, ['select'], readChannels),
  get(`${TEAM}/allChannels`, ['select'], readChannels),
  get(`${TEAM}/primaryChannel`, ['select'], readPrimaryChannel),
  get(`${TEAM}/members`, paged, readMembers),
  get(CHANNEL, ['select'], readChannel),
  get(`${CHANNEL}/members`, paged, readChannelMembers),
];
