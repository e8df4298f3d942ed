import type { Emulator, TenantTeam, TenantUser } from '../../state/emulator';
import type { Caller } from '../access/access';
import { GraphError } from '../protocol/errors';
import { parseSelect } from '../protocol/odata-options';
import type { GraphRequest } from '../protocol/route';

/** When all teams were created. */
export const CREATED_AT = '2024-01-15T08:00:00Z';

/** 403 of Teams. */
export const forbidden = (message: string): GraphError =>
  new GraphError(403, 'Forbidden', { message });

/** 404 of Teams. */
export const notFound = (message: string): GraphError =>
  new GraphError(404, 'NotFound', { message });

/**
 * Refuses a Teams call without one of the permissions.
 *
 * @throws {GraphError} 403 that names the wanted and the sent permissions, as Teams was seen to answer
 * @see https://github.com/n8n-io/n8n/pull/38954
 */
export function requireTeamsPermission(caller: Caller, allowed: readonly string[]): void {
  if (allowed.some((permission) => caller.permissions.includes(permission))) return;
  const kind = caller.user === undefined ? 'role' : 'scope';
  const sent = caller.user === undefined ? 'Roles' : 'Scopes';
  throw forbidden(
    `Missing ${kind} permissions on the request. API requires one of '${allowed.join(', ')}'. ${sent} on the request '${caller.permissions.join(', ')}'.`,
  );
}

/** The team in the path. @throws {GraphError} 404 */
export function teamOf(request: GraphRequest): TenantTeam {
  const id = request.params['team']?.toLowerCase();
  const found = request.emulator.tenant.teams.find((team) => team.id === id);
  if (found === undefined) throw notFound('No team found with this id.');
  return found;
}

/**
 * The team in the path, for an application acting for itself or a member of the team.
 *
 * @throws {GraphError} 404, 403
 */
export function accessibleTeamOf(request: GraphRequest): TenantTeam {
  const team = teamOf(request);
  const { user } = request.caller;
  if (user === undefined || team.memberIds.includes(user.id)) return team;
  throw forbidden('The person is not a member of the team.');
}

/** The channel in the path. @throws {GraphError} 404 */
export function channelOf(request: GraphRequest, team: TenantTeam): TenantTeam['channels'][number] {
  const found = team.channels.find(({ id }) => id === request.params['channel']);
  if (found === undefined) throw notFound('No channel found with this id.');
  return found;
}

/** The people of a team. The first one is its owner. */
export const membersOf = (emulator: Emulator, team: TenantTeam): readonly TenantUser[] =>
  team.memberIds.flatMap((id) => emulator.tenant.users.filter((user) => user.id === id));

/** The names in `$select`. */
export const selectOf = (request: GraphRequest): readonly string[] | undefined =>
  request.query.has('select') ? parseSelect(request.query.get('select') ?? '') : undefined;
