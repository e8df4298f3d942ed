import type { TenantUser } from '../../state/emulator';
import { requirePermission } from '../access/access';
import { badRequest } from '../protocol/errors';
import { allUsers, groupsOf, missing, userOf } from './objects';
import { directoryPage } from './page';
import {
  FULL_USERS,
  presentGroup,
  presentUser,
  READ_GROUPS,
  READ_USERS,
  wholeGroup,
  wholeUser,
} from './present';
import { searchTest } from './search';
import { inOrder, userFilter } from './user-query';
import { entity, type GraphReply, type GraphRequest, type Route } from '../protocol/route';
import { presentJoined } from '../teamwork/team-routes';
import { requireTeams } from '../teamwork/teams';

/** `/me` does not exist for an application. @see graph.md §14.3 */
function meOf(request: GraphRequest): TenantUser {
  const { user } = request.caller;
  if (user !== undefined) return user;
  throw badRequest('/me request is only valid with delegated authentication flow.');
}

/** The person's manager. @throws {GraphError} 404 when there is none */
function managerOf(request: GraphRequest, user: TenantUser): TenantUser {
  const found = allUsers(request.emulator).find(({ id }) => id === user.managerId);
  if (found === undefined) throw missing('manager');
  return found;
}

const shown = (request: GraphRequest, user: TenantUser): GraphReply =>
  entity(request, 'users', presentUser(request, user));

function readUser(request: GraphRequest): GraphReply {
  requirePermission(request.caller, READ_USERS);
  return shown(request, userOf(request));
}

function readUsers(request: GraphRequest): GraphReply {
  requirePermission(request.caller, READ_USERS);
  const [filter, search] = [userFilter(request), searchTest(request)];
  const found = allUsers(request.emulator).filter(
    (user) => filter(user) && search(wholeUser(user)),
  );
  const all = inOrder(request, found).map((user) => presentUser(request, user));
  return directoryPage(request, 'users', all);
}

/** A manager is a directory object, so it says what it is. @see learn.microsoft.com/graph/api/user-list-manager */
function readManager(request: GraphRequest, user: TenantUser): GraphReply {
  requirePermission(request.caller, FULL_USERS);
  const manager = presentUser(request, managerOf(request, user));
  const kind = { '@odata.type': '#microsoft.graph.user' };
  return entity(request, 'directoryObjects', { ...kind, ...manager });
}

/** One's own groups are seen with `User.Read`, without their names. @see learn.microsoft.com/graph/api/user-list-memberof */
function readMemberOf(
  request: GraphRequest,
  user: TenantUser,
  how: 'direct' | 'transitive',
): GraphReply {
  const own = request.caller.user?.id === user.id ? ['User.Read', 'User.Read.All'] : [];
  requirePermission(request.caller, [...READ_GROUPS, ...own]);
  const search = searchTest(request);
  const groups = groupsOf(request.emulator, user.id, how)
    .filter((group) => search(wholeGroup(request, group)))
    .map((group) => ({
      '@odata.type': '#microsoft.graph.group',
      ...presentGroup(request, group),
    }));
  return directoryPage(request, 'directoryObjects', groups);
}

function readJoinedTeams(request: GraphRequest, user: TenantUser): GraphReply {
  requireTeams(request.caller, ['Team.ReadBasic.All', 'TeamSettings.Read.All', 'Group.Read.All']);
  const teams = request.emulator.tenant.teams
    .filter((team) => team.memberIds.includes(user.id))
    .map((team) => presentJoined(request, team));
  return directoryPage(request, 'teams', teams);
}

type Handle = (request: GraphRequest, user: TenantUser) => GraphReply;

/** The same below `/me` and below `/users/{id}`. */
const both = (name: string, options: readonly string[], handle: Handle): readonly Route[] => [
  {
    method: 'GET',
    path: `/me/${name}`,
    units: 0,
    options,
    handle: (request) => handle(request, meOf(request)),
  },
  {
    method: 'GET',
    path: `/users/:user/${name}`,
    units: 0,
    options,
    handle: (request) => handle(request, userOf(request)),
  },
];

const ONE = ['select'];
const PAGED = ['select', 'top', 'skiptoken', 'count', 'search'];

/** People of the tenant. @see graph.md §14.3 */
export const userRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/me',
    units: 0,
    options: ONE,
    handle: (request) => shown(request, meOf(request)),
  },
  {
    method: 'GET',
    path: '/users',
    units: 0,
    options: [...PAGED, 'filter', 'orderby'],
    handle: readUsers,
  },
  { method: 'GET', path: '/users/:user', units: 0, options: ONE, handle: readUser },
  ...both('manager', ['select'], readManager),
  ...both('memberOf', PAGED, (request, user) => readMemberOf(request, user, 'direct')),
  ...both('transitiveMemberOf', PAGED, (request, user) =>
    readMemberOf(request, user, 'transitive'),
  ),
  ...both('joinedTeams', ['select', 'top', 'skiptoken'], readJoinedTeams),
];
