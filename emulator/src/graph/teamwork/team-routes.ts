import type { TenantTeam, TenantUser } from '../../state/emulator';
import { pageOf } from '../directory/page';
import {
  CREATED_AT,
  channelOf,
  membersOf,
  notFound,
  accessibleTeamOf,
  requireTeamsPermission,
  selectOf,
} from './teams';
import { entity, pick, type GraphReply, type GraphRequest, type Route } from '../protocol/route';

const READ_CHANNELS = ['Channel.ReadBasic.All', 'ChannelSettings.Read.All'];
const READ_MEMBERS = ['TeamMember.Read.All', 'TeamMember.ReadWrite.All'];
const READ_CHANNEL_MEMBERS = ['ChannelMember.Read.All', 'ChannelMember.ReadWrite.All'];
const READ_TEAMS = ['Team.ReadBasic.All', 'TeamSettings.Read.All', 'TeamSettings.ReadWrite.All'];

const presentTeam = (request: GraphRequest, team: TenantTeam): object => ({
  id: team.id,
  createdDateTime: CREATED_AT,
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
  requireTeamsPermission(request.caller, READ_TEAMS);
  const team = accessibleTeamOf(request);
  return entity(request, 'teams', pick(presentTeam(request, team), selectOf(request)));
}

/**
 * A team among those that a person has joined. Graph gives null for most of its properties there.
 *
 * @see https://learn.microsoft.com/graph/api/user-list-joinedteams
 */
export const presentJoinedTeam = (request: GraphRequest, team: TenantTeam): object =>
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
      createdDateTime: CREATED_AT,
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

/** Page size of channels: Graph gives all of them, with their count. */
const CHANNELS_PAGE = { defaultSize: 1_000, max: 1_000 };

function readChannels(request: GraphRequest): GraphReply {
  requireTeamsPermission(request.caller, READ_CHANNELS);
  const all = accessibleTeamOf(request).channels.map((channel) => presentChannel(request, channel));
  const annotations = { '@odata.count': all.length };
  return pageOf(request, 'teams/channels', { all, size: CHANNELS_PAGE, annotations });
}

function readChannel(request: GraphRequest): GraphReply {
  requireTeamsPermission(request.caller, READ_CHANNELS);
  const channel = channelOf(request, accessibleTeamOf(request));
  return entity(request, 'teams/channels', presentChannel(request, channel));
}

function readPrimaryChannel(request: GraphRequest): GraphReply {
  requireTeamsPermission(request.caller, READ_CHANNELS);
  const [general] = accessibleTeamOf(request).channels;
  if (general === undefined) throw notFound('No channel.');
  return entity(request, 'teams/channels', presentChannel(request, general));
}

/** A person as a member of a team. The first member is its owner. @see docs/behaviours.md row 71 */
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

const MEMBERS_PAGE = { defaultSize: 100, max: 999 };

function members(request: GraphRequest, kind: string, team: TenantTeam): GraphReply {
  const people = membersOf(request.emulator, team);
  const all = people.map((user, at) => presentMember(request, user, at));
  return pageOf(request, kind, {
    all,
    size: MEMBERS_PAGE,
    annotations: { '@odata.count': all.length },
  });
}

function readMembers(request: GraphRequest): GraphReply {
  requireTeamsPermission(request.caller, READ_MEMBERS);
  return members(request, 'teams/members', accessibleTeamOf(request));
}

/** Answers with the members of a channel. A standard channel has all members of its team. */
function readChannelMembers(request: GraphRequest): GraphReply {
  requireTeamsPermission(request.caller, READ_CHANNEL_MEMBERS);
  const team = accessibleTeamOf(request);
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

/**
 * Routes for teams, their channels and members. A team and its group have the same id.
 *
 * @see https://learn.microsoft.com/graph/api/team-get
 */
export const teamRoutes: readonly Route[] = [
  get(TEAM, ['select'], readTeam),
  get(`${TEAM}/channels`, ['select'], readChannels),
  get(`${TEAM}/allChannels`, ['select'], readChannels),
  get(`${TEAM}/primaryChannel`, ['select'], readPrimaryChannel),
  get(`${TEAM}/members`, paged, readMembers),
  get(CHANNEL, ['select'], readChannel),
  get(`${CHANNEL}/members`, paged, readChannelMembers),
];
