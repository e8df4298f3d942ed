import type { TenantUser } from '../../state/emulator';
import { requirePermission } from '../access/access';
import { badRequest } from '../protocol/errors';
import { allUsers, groupsOf, resourceNotFound, userOf } from './objects';
import { directoryPage } from './page';
import {
  FULL_USERS,
  presentGroup,
  presentUser,
  READ_GROUPS,
  READ_USERS,
  allGroupProperties,
  allUserProperties,
} from './present';
import { searchTest } from './search';
import { sortUsers, userFilter } from './user-query';
import { entity, type GraphReply, type GraphRequest, type Route } from '../protocol/route';
import { presentJoinedTeam } from '../teamwork/team-routes';
import { requireTeamsPermission } from '../teamwork/teams';

/** The signed-in person. @throws {GraphError} 400 for an application acting for itself, which has no `/me` */
function signedInUserOf(request: GraphRequest): TenantUser {
  const { user } = request.caller;
  if (user !== undefined) return user;
  throw badRequest('/me request is only valid with delegated authentication flow.');
}

/** The manager of a person. @throws {GraphError} 404 when the person has none */
function managerOf(request: GraphRequest, user: TenantUser): TenantUser {
  const found = allUsers(request.emulator).find(({ id }) => id === user.managerId);
  if (found === undefined) throw resourceNotFound('manager');
  return found;
}

const userReply = (request: GraphRequest, user: TenantUser): GraphReply =>
  entity(request, 'users', presentUser(request, user));

function readUser(request: GraphRequest): GraphReply {
  requirePermission(request.caller, READ_USERS);
  return userReply(request, userOf(request));
}

function readUsers(request: GraphRequest): GraphReply {
  requirePermission(request.caller, READ_USERS);
  const [filter, search] = [userFilter(request), searchTest(request)];
  const found = allUsers(request.emulator).filter(
    (user) => filter(user) && search(allUserProperties(user)),
  );
  const all = sortUsers(request, found).map((user) => presentUser(request, user));
  return directoryPage(request, 'users', all);
}

/**
 * Answers with a manager. It is a directory object, so it has an `@odata.type`.
 *
 * @see https://learn.microsoft.com/graph/api/user-list-manager
 */
function readManager(request: GraphRequest, user: TenantUser): GraphReply {
  requirePermission(request.caller, FULL_USERS);
  const manager = presentUser(request, managerOf(request, user));
  const kind = { '@odata.type': '#microsoft.graph.user' };
  return entity(request, 'directoryObjects', { ...kind, ...manager });
}

/**
 * Answers with the groups of a person. For the caller's own groups `User.Read` is enough, but their names are
 * null then.
 *
 * @see https://learn.microsoft.com/graph/api/user-list-memberof
 */
function readMemberOf(
  request: GraphRequest,
  user: TenantUser,
  reach: 'direct' | 'transitive',
): GraphReply {
  const own = request.caller.user?.id === user.id ? ['User.Read', 'User.Read.All'] : [];
  requirePermission(request.caller, [...READ_GROUPS, ...own]);
  const search = searchTest(request);
  const groups = groupsOf(request.emulator, user.id, reach)
    .filter((group) => search(allGroupProperties(request, group)))
    .map((group) => ({
      '@odata.type': '#microsoft.graph.group',
      ...presentGroup(request, group),
    }));
  return directoryPage(request, 'directoryObjects', groups);
}

function readJoinedTeams(request: GraphRequest, user: TenantUser): GraphReply {
  requireTeamsPermission(request.caller, [
    'Team.ReadBasic.All',
    'TeamSettings.Read.All',
    'Group.Read.All',
  ]);
  const teams = request.emulator.tenant.teams
    .filter((team) => team.memberIds.includes(user.id))
    .map((team) => presentJoinedTeam(request, team));
  return directoryPage(request, 'teams', teams);
}

type Handle = (request: GraphRequest, user: TenantUser) => GraphReply;

/** The same route below `/me` and below `/users/{id}`. */
const routesForMeAndUser = (
  name: string,
  options: readonly string[],
  handle: Handle,
): readonly Route[] => [
  {
    method: 'GET',
    path: `/me/${name}`,
    units: 0,
    options,
    handle: (request) => handle(request, signedInUserOf(request)),
  },
  {
    method: 'GET',
    path: `/users/:user/${name}`,
    units: 0,
    options,
    handle: (request) => handle(request, userOf(request)),
  },
];

const SELECT_ONLY = ['select'];
const PAGED = ['select', 'top', 'skiptoken', 'count', 'search'];

/** Routes for people. @see https://learn.microsoft.com/graph/api/user-list */
export const userRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/me',
    units: 0,
    options: SELECT_ONLY,
    handle: (request) => userReply(request, signedInUserOf(request)),
  },
  {
    method: 'GET',
    path: '/users',
    units: 0,
    options: [...PAGED, 'filter', 'orderby'],
    handle: readUsers,
  },
  { method: 'GET', path: '/users/:user', units: 0, options: SELECT_ONLY, handle: readUser },
  ...routesForMeAndUser('manager', ['select'], readManager),
  ...routesForMeAndUser('memberOf', PAGED, (request, user) =>
    readMemberOf(request, user, 'direct'),
  ),
  ...routesForMeAndUser('transitiveMemberOf', PAGED, (request, user) =>
    readMemberOf(request, user, 'transitive'),
  ),
  ...routesForMeAndUser('joinedTeams', ['select', 'top', 'skiptoken'], readJoinedTeams),
];
