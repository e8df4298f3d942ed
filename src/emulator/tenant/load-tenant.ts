import * as v from 'valibot';
import type { Tenant } from '../emulator';
import demo from './demo.json';

/** Which tenant to begin with: `empty` is the same tenant before anybody has installed the app. */
export type Seed = 'empty' | 'demo';

const id = v.pipe(v.string(), v.uuid());

const user = v.object({
  id,
  userPrincipalName: v.string(),
  displayName: v.string(),
  mail: v.nullable(v.string()),
  jobTitle: v.string(),
  preferredLanguage: v.string(),
  kind: v.picklist(['member', 'guest', 'outsider']),
  tenantId: id,
  hasApp: v.boolean(),
  siteRole: v.picklist(['none', 'read', 'contribute', 'owner']),
  managerId: v.optional(id),
});

const channel = v.object({
  id: v.pipe(v.string(), v.regex(/^19:.+@thread\.(tacv2|skype)$/)),
  displayName: v.string(),
  membershipType: v.picklist(['standard', 'private', 'shared']),
});

const team = v.object({
  id,
  displayName: v.string(),
  hasApp: v.boolean(),
  memberIds: v.array(id),
  channels: v.pipe(v.array(channel), v.minLength(1)),
});

const group = v.object({
  id,
  displayName: v.string(),
  description: v.string(),
  memberIds: v.array(id),
  ownerIds: v.array(id),
});

const client = v.object({
  clientId: id,
  clientSecret: v.string(),
  displayName: v.string(),
  siteRole: v.nullable(v.picklist(['read', 'write', 'owner', 'fullcontrol'])),
  roles: v.array(v.string()),
});

const fields = v.object({
  tenantId: id,
  organisation: v.string(),
  siteHostname: v.string(),
  sitePath: v.string(),
  siteDisplayName: v.string(),
  timeZone: v.string(),
  productClientId: id,
  users: v.array(user),
  teams: v.array(team),
  groups: v.optional(v.array(group), []),
  clients: v.array(client),
});

/** Everybody and every group that is named by id is there. */
function isWhole({ users, teams, groups }: v.InferOutput<typeof fields>): boolean {
  const known = new Set([...users, ...teams, ...groups].map((one) => one.id));
  const named = [
    ...users.flatMap(({ managerId }) => managerId ?? []),
    ...teams.flatMap(({ memberIds }) => memberIds),
    ...groups.flatMap(({ memberIds, ownerIds }) => [...memberIds, ...ownerIds]),
  ];
  return named.every((one) => known.has(one));
}

const tenant = v.pipe(fields, v.check(isWhole, 'An id names nobody'));

/** Everything that exists before the first call. @throws {ValiError} when the data file is not a tenant */
export function loadTenant(seed: Seed): Tenant {
  const parsed = v.parse(tenant, demo);
  if (seed === 'demo') return parsed;
  return {
    ...parsed,
    users: parsed.users.map((one) => ({ ...one, hasApp: false })),
    teams: parsed.teams.map((one) => ({ ...one, hasApp: false })),
  };
}
