import * as v from 'valibot';

const id = v.pipe(v.string(), v.uuid());

/** The audience of a token that stands for an app's secret. A managed identity asks for it when an app trusts it. */
export const EXCHANGE_AUDIENCE = 'api://AzureADTokenExchange';

/** Describes a person of a tenant. */
export const user = v.object({
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

/** Describes a channel of a team. */
export const channel = v.object({
  id: v.pipe(v.string(), v.regex(/^19:.+@thread\.(tacv2|skype)$/)),
  displayName: v.string(),
  membershipType: v.picklist(['standard', 'private', 'shared']),
});

/** Describes a team. */
export const team = v.object({
  id,
  displayName: v.string(),
  hasApp: v.boolean(),
  memberIds: v.array(id),
  channels: v.pipe(v.array(channel), v.minLength(1)),
});

/** Describes a group of the directory. */
export const group = v.object({
  id,
  displayName: v.string(),
  description: v.string(),
  memberIds: v.array(id),
  ownerIds: v.array(id),
});

/** Describes whose tokens an app registration accepts in place of its secret. */
const federatedCredential = v.object({
  issuer: v.optional(v.string()),
  subject: v.string(),
  audience: v.optional(v.string(), EXCHANGE_AUDIENCE),
});

/** Describes a user-assigned managed identity. */
export const managedIdentity = v.object({ clientId: id, principalId: id, displayName: v.string() });

/** Describes an app registration. */
export const client = v.object({
  clientId: id,
  clientSecret: v.string(),
  displayName: v.string(),
  siteRole: v.nullable(v.picklist(['read', 'write', 'owner', 'fullcontrol'])),
  roles: v.array(v.string()),
  federatedCredentials: v.optional(v.array(federatedCredential), []),
});

/** Describes the fields of a tenant, without checking that the ids in it exist. */
export const fields = v.object({
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
  managedIdentities: v.optional(v.array(managedIdentity), []),
});

/** Lists the ids that a tenant refers to although it has no such person, team or group. */
function unknownIds({ users, teams, groups }: v.InferOutput<typeof fields>): readonly string[] {
  const known = new Set([...users, ...teams, ...groups].map((one) => one.id));
  const named = [
    ...users.flatMap(({ managerId }) => managerId ?? []),
    ...teams.flatMap(({ memberIds }) => memberIds),
    ...groups.flatMap(({ memberIds, ownerIds }) => [...memberIds, ...ownerIds]),
  ];
  return named.filter((one) => !known.has(one));
}

/** Describes a tenant in which every id that is referred to exists. */
export const tenant = v.pipe(
  fields,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const one of unknownIds(dataset.value)) addIssue({ message: `${one} names nobody` });
  }),
);
