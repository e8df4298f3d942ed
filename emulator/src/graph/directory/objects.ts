import type { Emulator, TenantUser } from '../../state/emulator';
import { GraphError } from '../protocol/errors';
import type { GraphRequest } from '../protocol/route';

/** A group of the directory: that of a team, or one of its own. */
export interface DirectoryGroup {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly isTeam: boolean;
  /** People and groups. */
  readonly memberIds: readonly string[];
  readonly ownerIds: readonly string[];
}

/** What can be a member: a person or a group. */
export type DirectoryObject =
  | { readonly kind: 'user'; readonly user: TenantUser }
  | { readonly kind: 'group'; readonly group: DirectoryGroup };

/** Everybody in the tenant's directory; outsiders belong to another tenant. */
export const allUsers = (emulator: Emulator): readonly TenantUser[] =>
  emulator.tenant.users.filter((user) => user.kind !== 'outsider');

/** Groups of teams and others; the first member of a team owns it. */
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

/** 404 of the directory. @see graph.md §11.2 */
export const missing = (key: string): GraphError =>
  new GraphError(404, 'Request_ResourceNotFound', {
    message: `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`,
  });

/** The person of the address, by id or userPrincipalName; a mail address is no key. @throws {GraphError} 404 @see graph.md §14.3 */
export function userOf(request: GraphRequest): TenantUser {
  const asked = request.params['user'] ?? '';
  const key = asked.toLowerCase();
  const found = allUsers(request.emulator).find(
    (user) => user.id === key || user.userPrincipalName.toLowerCase() === key,
  );
  if (found === undefined) throw missing(asked);
  return found;
}

/** The group of the address. @throws {GraphError} 404 */
export function groupOf(request: GraphRequest): DirectoryGroup {
  const asked = request.params['group'] ?? '';
  const found = allGroups(request.emulator).find(({ id }) => id === asked.toLowerCase());
  if (found === undefined) throw missing(asked);
  return found;
}

/** What an id stands for; guests count, outsiders do not. */
function resolve(emulator: Emulator, ids: readonly string[]): readonly DirectoryObject[] {
  const [users, groups] = [allUsers(emulator), allGroups(emulator)];
  return ids.flatMap((id): readonly DirectoryObject[] => {
    const user = users.find((one) => one.id === id);
    if (user !== undefined) return [{ kind: 'user', user }];
    const group = groups.find((one) => one.id === id);
    return group === undefined ? [] : [{ kind: 'group', group }];
  });
}

/** Members of a group as they were put there. */
export const membersOfGroup = (
  emulator: Emulator,
  group: DirectoryGroup,
): readonly DirectoryObject[] => resolve(emulator, group.memberIds);

/** Owners of a group. */
export const ownersOfGroup = (
  emulator: Emulator,
  group: DirectoryGroup,
): readonly DirectoryObject[] => resolve(emulator, group.ownerIds);

/** Members, and members of groups that are members, each once. */
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

/** Groups that somebody is in: as they were put there, or through other groups too. */
export const groupsOf = (
  emulator: Emulator,
  userId: string,
  how: 'direct' | 'transitive',
): readonly DirectoryGroup[] =>
  allGroups(emulator).filter((group) =>
    how === 'direct'
      ? group.memberIds.includes(userId)
      : transitiveMembersOf(emulator, group).some(
          (member) => member.kind === 'user' && member.user.id === userId,
        ),
  );
