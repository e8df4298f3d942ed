import type { Emulator, TenantClient } from '../../state/emulator';

/** Roles that a grant can hold. @see graph.md §13 */
export type SiteRole = 'read' | 'write' | 'owner' | 'fullcontrol';

/** A permission: one application and its roles. */
export interface Grant {
  readonly id: string;
  readonly roles: readonly SiteRole[];
  readonly application: { readonly id: string; readonly displayName: string };
  /** Where it was given: each level needs a scope of its own in the token. */
  readonly level: GrantLevel;
}

/** What a grant is given on. */
export type GrantLevel = 'site' | 'list' | 'item';

/** The site, a list of it, or a row of a list. */
export interface GrantPlace {
  readonly listId?: string | undefined;
  readonly itemId?: number | undefined;
}

/** Scope that lets an app use grants of a level. @see graph.md §13 */
export const SELECTED: Readonly<Record<GrantLevel, string>> = {
  site: 'Sites.Selected',
  list: 'Lists.SelectedOperations.Selected',
  item: 'ListItems.SelectedOperations.Selected',
};

/** Where the grants of a list, and those of its rows, are kept. */
export const grantsOf = (listId: string): string => `g/grants/${listId}`;

const keyOf = ({ listId, itemId }: GrantPlace): string =>
  listId === undefined
    ? 'g/grants'
    : `${grantsOf(listId)}${itemId === undefined ? '' : `/${String(itemId)}`}`;

/** The level of a place. */
export const levelOf = ({ listId, itemId }: GrantPlace): GrantLevel =>
  listId === undefined ? 'site' : itemId === undefined ? 'list' : 'item';

const idOf = (clientId: string): string =>
  Buffer.from(`i:0i.t|ms.sp.ext|${clientId}`).toString('base64url');

/** Grants that the tenant's data gives each client. */
const seeded = (emulator: Emulator): readonly Grant[] =>
  emulator.tenant.clients.flatMap((client) =>
    client.siteRole === null
      ? []
      : [
          {
            id: idOf(client.clientId),
            roles: [client.siteRole],
            application: { id: client.clientId, displayName: client.displayName },
            level: 'site' as const,
          },
        ],
  );

const above = ({ listId, itemId }: GrantPlace): GrantPlace =>
  itemId === undefined ? {} : { listId };

/** All grants that hold in a place: its own since the first was given there, until then those above it. @see graph.md §13 */
export function allGrants(emulator: Emulator, place: GrantPlace): readonly Grant[] {
  const own = emulator.store.get<readonly Grant[]>(keyOf(place));
  if (own !== undefined) return own;
  return place.listId === undefined ? seeded(emulator) : allGrants(emulator, above(place));
}

/** Grants of a client that hold in a place. */
export const clientGrants = (
  emulator: Emulator,
  client: TenantClient,
  place: GrantPlace,
): readonly Grant[] =>
  allGrants(emulator, place).filter((g) => g.application.id === client.clientId);

/** Adds a grant, or gives the one of the same application other roles. The first on a list or row ends its inheritance. */
export function putGrant(
  emulator: Emulator,
  place: GrantPlace,
  grant: Pick<Grant, 'roles' | 'application'>,
): Grant {
  const next = { id: idOf(grant.application.id), level: levelOf(place), ...grant };
  const others = allGrants(emulator, place).filter((g) => g.id !== next.id);
  emulator.store.put(keyOf(place), [...others, next]);
  return next;
}

/** Takes a grant away. */
export function removeGrant(emulator: Emulator, place: GrantPlace, id: string): void {
  emulator.store.put(
    keyOf(place),
    allGrants(emulator, place).filter((g) => g.id !== id),
  );
}
