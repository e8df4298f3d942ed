import type { Emulator, TenantUser } from '../../state/emulator';
import { GraphError } from '../protocol/errors';
import type { GraphRequest } from '../protocol/route';

/** A group of the directory: that of a team, or a group without one. */
export interface DirectoryGroup {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly isTeam: boolean;
  /** Ids of people and groups. */
  readonly memberIds: readonly string[];
  readonly ownerIds: readonly string[];
}

/** A person or a group, as a member of a group. */
export type DirectoryObject =
  | { readonly kind: 'user'; readonly user: TenantUser }
  | { readonly kind: 'group'; readonly group: DirectoryGroup };

/** All people in the tenant's directory. Outsiders belong to another tenant, so they are left out. */
export const allUsers = (emulator: Emulator): readonly TenantUser[] =>
  emulator.tenant.users.filter((user) => user.kind !== 'outsider');

/** All groups, first those of teams. The first member of a team is its owner. */
export const allGroups = ({ tenant }: Emulator): readonly DirectoryGroup[] => [
  ...tenant.teams.map(({ id, displayName, memberIds }) => ({
    id,
    displayName,
    description: displayName,
    isTeam: true,
    memberIds,
    ownerIds: memberIds.slice(0, 1),
  })),
  ...tenant.groups.map((group) => ({ ...group, isTeam: false })),
];

/** 404 of the directory, for a person, group or manager that does not exist. */
export const resourceNotFound = (key: string): GraphError =>
  new GraphError(404, 'Request_ResourceNotFound', {
    message: `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`,
  });

/**
 * The person in the path, by id or userPrincipalName. Graph does not find a person by mail address here.
 *
 * @throws {GraphError} 404 `Request_ResourceNotFound`
 * @see https://learn.microsoft.com/graph/api/user-get
 */
export function userOf(request: GraphRequest): TenantUser {
  const requestedId = request.params['user'] ?? '';
  const key = requestedId.toLowerCase();
  const found = allUsers(request.emulator).find(
    (user) => user.id === key || user.userPrincipalName.toLowerCase() === key,
  );
  if (found === undefined) throw resourceNotFound(requestedId);
  return found;
}

/** The group in the path. @throws {GraphError} 404 `Request_ResourceNotFound` */
export function groupOf(request: GraphRequest): DirectoryGroup {
  const requestedId = request.params['group'] ?? '';
  const found = allGroups(request.emulator).find(({ id }) => id === requestedId.toLowerCase());
  if (found === undefined) throw resourceNotFound(requestedId);
  return found;
}

/** The people and groups with these ids. Guests are included, outsiders are not. */
function resolve(emulator: Emulator, ids: readonly string[]): readonly DirectoryObject[] {
  const [users, groups] = [allUsers(emulator), allGroups(emulator)];
  return ids.flatMap((id): readonly DirectoryObject[] => {
    const user = users.find((one) => one.id === id);
    if (user !== undefined) return [{ kind: 'user', user }];
    const group = groups.find((one) => one.id === id);
    return group === undefined ? [] : [{ kind: 'group', group }];
  });
}

/** The direct members of a group. */
export const membersOfGroup = (
  emulator: Emulator,
  group: DirectoryGroup,
): readonly DirectoryObject[] => resolve(emulator, group.memberIds);

/** The owners of a group. */
export const ownersOfGroup = (
  emulator: Emulator,
  group: DirectoryGroup,
): readonly DirectoryObject[] => resolve(emulator, group.ownerIds);

/** The members of a group and of the groups inside it, each once. */
export function transitiveMembersOf(
  emulator: Emulator,
  group: DirectoryGroup,
): readonly DirectoryObject[] {
  const groups = new Map(allGroups(emulator).map((one) => [one.id, one]));
  const ids = new Set<string>();
  const visit = (memberIds: readonly string[]) => {
    for (const id of memberIds) {
      if (ids.has(id)) continue;
      ids.add(id);
      visit(groups.get(id)?.memberIds ?? []);
    }
  };
  visit(group.memberIds);
  return resolve(emulator, [...ids]);
}

/** The groups that a person is a member of: directly, or also through other groups. */
export const groupsOf = (
  emulator: Emulator,
  userId: string,
  reach: 'direct' | 'transitive',
): readonly DirectoryGroup[] =>
  allGroups(emulator).filter((group) =>
    reach === 'direct'
      ? group.memberIds.includes(userId)
      : transitiveMembersOf(emulator, group).some(
          (member) => member.kind === 'user' && member.user.id === userId,
        ),
  );
