import type { Emulator, TenantClient } from '../emulator';

/** Roles that a grant on a site can hold. @see graph.md §13 */
export type SiteRole = 'read' | 'write' | 'owner' | 'fullcontrol';

/** A permission of the site: one application and its roles. */
export interface Grant {
  readonly id: string;
  readonly roles: readonly SiteRole[];
  readonly application: { readonly id: string; readonly displayName: string };
}

const PLACE = 'g/grants';

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
          },
        ],
  );

/** All grants of the site. */
export const allGrants = (emulator: Emulator): readonly Grant[] =>
  emulator.store.get<readonly Grant[]>(PLACE) ?? seeded(emulator);

/** Role of a client on the site, undefined without a grant. */
export function clientGrant(emulator: Emulator, client: TenantClient): SiteRole | undefined {
  return allGrants(emulator).find((g) => g.application.id === client.clientId)?.roles[0];
}

/** Adds a grant, or gives the one of the same application other roles. */
export function putGrant(emulator: Emulator, grant: Omit<Grant, 'id'>): Grant {
  const next = { id: idOf(grant.application.id), ...grant };
  const others = allGrants(emulator).filter((g) => g.id !== next.id);
  emulator.store.put(PLACE, [...others, next]);
  return next;
}

/** Takes a grant away. */
export function removeGrant(emulator: Emulator, id: string): void {
  emulator.store.put(
    PLACE,
    allGrants(emulator).filter((g) => g.id !== id),
  );
}
