import type { TenantTeam, TenantUser } from '../emulator';
import { requirePermission } from './access';
import { GraphError } from './errors';
import { parseSelect } from './odata-options';
import { collection, entity, pick, type GraphReply, type GraphRequest, type Route } from './route';
import { directoryPage } from './user-routes';

/** When every team was made. */
const BORN = '2024-01-15T08:00:00Z';

const teamOf = (request: GraphRequest): TenantTeam => {
  const id = request.params['team']?.toLowerCase();
  const found = request.emulator.tenant.teams.find((team) => team.id === id);
  if (found === undefined) {
    throw new GraphError(404, 'NotFound', { message: 'No team found with this id.' });
  }
  return found;
};

const selectOf = (request: GraphRequest) =>
  request.query.has('select') ? parseSelect(request.query.get('select') ?? '') : undefined;

const membersOf = (request: GraphRequest, team: TenantTeam): readonly TenantUser[] =>
  team.memberIds.flatMap((id) => request.emulator.tenant.users.filter((user) => user.id === id));

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

function readChannels(request: GraphRequest): GraphReply {
  requirePermission(request.caller, ['Channel.ReadBasic.All', 'ChannelSettings.Read.All']);
  const { channels } = teamOf(request);
  const reply = collection(request, 'teams/channels', {
    value: channels.map((channel) => presentChannel(request, channel)),
  });
  return { ...reply, body: { '@odata.count': channels.length, ...(reply.body as object) } };
}

function readPrimaryChannel(request: GraphRequest): GraphReply {
  requirePermission(request.caller, ['Channel.ReadBasic.All', 'ChannelSettings.Read.All']);
  const [general] = teamOf(request).channels;
  if (general === undefined) throw new GraphError(404, 'NotFound', { message: 'No channel.' });
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

function readMembers(request: GraphRequest): GraphReply {
  requirePermission(request.caller, ['TeamMember.Read.All', 'TeamMember.ReadWrite.All']);
  const members = membersOf(request, teamOf(request));
  const reply = directoryPage(
    request,
    'teams/members',
    members.map((user, i) => presentMember(request, user, i)),
  );
  return { ...reply, body: { '@odata.count': members.length, ...(reply.body as object) } };
}

function readGroupMembers(request: GraphRequest): GraphReply {
  requirePermission(request.caller, [
    'GroupMember.Read.All',
    'GroupMember.ReadBasic.All',
    'Group.Read.All',
  ]);
  const people = membersOf(request, teamOf(request)).map((user) => ({
    '@odata.type': '#microsoft.graph.user',
    ...pick(
      {
        id: user.id,
        displayName: user.displayName,
        jobTitle: user.jobTitle === '' ? null : user.jobTitle,
        mail: user.mail,
        mobilePhone: null,
        officeLocation: null,
        userPrincipalName: user.userPrincipalName,
      },
      selectOf(request),
    ),
  }));
  return directoryPage(request, 'directoryObjects', people);
}

/** Only a migration may write channel messages as an application. @see graph.md row 70 */
function postMessage(request: GraphRequest): GraphReply {
  if (request.caller.user !== undefined) {
    throw new GraphError(501, 'notSupported', {
      message:
        'POST /v1.0/teams/{id}/channels/{id}/messages as a person is not built in this stand-in.',
    });
  }
  throw new GraphError(401, 'Unauthorized', {
    message:
      'Message POST is allowed in application-only context only for import purposes. Refer to https://docs.microsoft.com/microsoftteams/platform/graph-api/import-messages/import-external-messages-to-teams for more details.',
  });
}

/** Teams, their channels and members; a team and its group share the id. @see graph.md §14.3 */
export const teamRoutes: readonly Route[] = [
  { method: 'GET', path: '/teams/:team/channels', units: 0, handle: readChannels },
  { method: 'GET', path: '/teams/:team/primaryChannel', units: 0, handle: readPrimaryChannel },
  { method: 'GET', path: '/teams/:team/members', units: 0, handle: readMembers },
  { method: 'GET', path: '/groups/:team/members', units: 0, handle: readGroupMembers },
  {
    method: 'POST',
    path: '/teams/:team/channels/:channel/messages',
    units: 0,
    handle: postMessage,
  },
];
