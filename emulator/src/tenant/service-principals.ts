import type { ManagedIdentity, Tenant, TenantClient } from '../state/emulator';

/** A managed identity as the app that Graph sees: it has no secret and no right of its own. */
const appOfIdentity = ({ clientId, displayName }: ManagedIdentity): TenantClient => ({
  clientId,
  displayName,
  clientSecret: '',
  siteRole: null,
  roles: [],
  federatedCredentials: [],
});

/** Finds the app registration or the managed identity that has a client id. */
export function servicePrincipalOf(tenant: Tenant, clientId: unknown): TenantClient | undefined {
  const client = tenant.clients.find((one) => one.clientId === clientId);
  if (client !== undefined) return client;
  const identity = tenant.managedIdentities.find((one) => one.clientId === clientId);
  return identity === undefined ? undefined : appOfIdentity(identity);
}
