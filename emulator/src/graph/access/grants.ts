import type { Emulator, TenantClient } from '../../state/emulator';

/** Roles that a grant can hold. @see https://learn.microsoft.com/graph/permissions-selected-overview */
export type SiteRole = 'read' | 'write' | 'owner' | 'fullcontrol';

/** A permission of a place: one application with its roles there. */
export interface Grant {
  readonly id: string;
  readonly roles: readonly SiteRole[];
  readonly application: { readonly id: string; readonly displayName: string };
  /** The kind of place that it was given on. Each kind needs its own scope in the application's token. */
  readonly level: GrantLevel;
}

/** The kind of place that a grant is given on. */
export type GrantLevel = 'site' | 'list' | 'item';

/** The site (without ids), one of its lists, or one row of a list. */
export interface GrantPlace {
  readonly listId?: string | undefined;
  readonly itemId?: number | undefined;
}

/**
 * The scope that a token needs for grants of each level to count.
 *
 * @see https://learn.microsoft.com/graph/permissions-selected-overview
 */
export const SELECTED_SCOPES: Readonly<Record<GrantLevel, string>> = {
  site: 'Sites.Selected',
  list: 'Lists.SelectedOperations.Selected',
  item: 'ListItems.SelectedOperations.Selected',
};

/** Key prefix in the store of the grants of a list and of its rows. */
export const grantsPrefix = (listId: string): string => `g/grants/${listId}`;

const keyOf = ({ listId, itemId }: GrantPlace): string =>
  listId === undefined
    ? 'g/grants'
    : `${grantsPrefix(listId)}${itemId === undefined ? '' : `/${String(itemId)}`}`;

/** The level of a place. */
export const levelOf = ({ listId, itemId }: GrantPlace): GrantLevel =>
  listId === undefined ? 'site' : itemId === undefined ? 'list' : 'item';

const idOf = (clientId: string): string =>
  Buffer.from(`i:0i.t|ms.sp.ext|${clientId}`).toString('base64url');

/** The grants that the tenant's seed data gives to its applications. */
const seedGrants = (emulator: Emulator): readonly Grant[] =>
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

const parentPlace = ({ listId, itemId }: GrantPlace): GrantPlace =>
  itemId === undefined ? {} : { listId };

/**
 * All grants that apply in a place. A list or row inherits those above it until a first grant is given on it;
 * from then on its own alone apply.
 *
 * @see https://learn.microsoft.com/graph/permissions-selected-overview
 */
export function allGrants(emulator: Emulator, place: GrantPlace): readonly Grant[] {
  const own = emulator.store.get<readonly Grant[]>(keyOf(place));
  if (own !== undefined) return own;
  return place.listId === undefined
    ? seedGrants(emulator)
    : allGrants(emulator, parentPlace(place));
}

/** The grants of one application that apply in a place. */
export const clientGrants = (
  emulator: Emulator,
  client: TenantClient,
  place: GrantPlace,
): readonly Grant[] =>
  allGrants(emulator, place).filter((g) => g.application.id === client.clientId);

/**
 * Adds a grant, or replaces the roles of the same application's. The first grant on a list or row ends its
 * inheritance.
 */
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

/** Removes a grant. */
export function removeGrant(emulator: Emulator, place: GrantPlace, id: string): void {
  emulator.store.put(
    keyOf(place),
    allGrants(emulator, place).filter((g) => g.id !== id),
  );
}
