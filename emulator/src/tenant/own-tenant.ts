import * as v from 'valibot';
import { guidFrom } from '../graph/lists/site';
import { channel, client, fields, group, managedIdentity, team, user } from './tenant-schema';

const named = v.pipe(v.string(), v.nonEmpty('Must not be empty'));
/** A list of people, each named by id or user name. */
const people = v.optional(v.array(named));

const ownUser = v.strictObject({
  ...v.partial(user).entries,
  userPrincipalName: named,
  managerId: v.optional(named),
});
const ownTeam = v.strictObject({
  ...v.partial(team).entries,
  displayName: named,
  memberIds: people,
  channels: v.optional(
    v.array(v.strictObject({ ...v.partial(channel).entries, displayName: named })),
  ),
});
const ownGroup = v.strictObject({
  ...v.partial(group).entries,
  displayName: named,
  memberIds: people,
  ownerIds: people,
});
const ownClient = v.strictObject({
  ...v.partial(client).entries,
  clientId: client.entries.clientId,
  clientSecret: named,
});

const ownIdentity = v.strictObject({
  ...v.partial(managedIdentity).entries,
  clientId: managedIdentity.entries.clientId,
});

/** Describes a tenant file, in which most fields may be left out. @see docs/usage.md, "A tenant of your own" */
export const ownTenant = v.strictObject({
  ...v.partial(fields).entries,
  siteHostname: named,
  sitePath: named,
  users: v.optional(v.array(ownUser), []),
  teams: v.optional(v.array(ownTeam), []),
  groups: v.optional(v.array(ownGroup), []),
  clients: v.pipe(v.array(ownClient), v.minLength(1, 'At least one app registration is needed')),
  managedIdentities: v.optional(v.array(ownIdentity), []),
});

type Own = v.InferOutput<typeof ownTenant>;

function fillUser(given: Own['users'][number], tenantId: string) {
  const name = given.userPrincipalName;
  return {
    id: guidFrom(`user:${name.toLowerCase()}`),
    displayName: name,
    mail: name,
    jobTitle: '',
    preferredLanguage: 'en-US',
    kind: 'member',
    tenantId,
    hasApp: true,
    siteRole: 'contribute',
    ...given,
  };
}

function fillTeam(given: Own['teams'][number]) {
  const general = { displayName: 'General' };
  const { channels = [general] } = given;
  return {
    id: guidFrom(`team:${given.displayName}`),
    hasApp: true,
    memberIds: [],
    ...given,
    channels: (channels.length === 0 ? [general] : channels).map((one) => ({
      id: `19:${guidFrom(`channel:${given.displayName}/${one.displayName}`)}@thread.tacv2`,
      membershipType: 'standard',
      ...one,
    })),
  };
}

/** Fills in what a tenant file leaves out. Ids are made from names, so that they are the same at each start. */
export function filledTenant(own: Own): unknown {
  const { siteHostname, sitePath } = own;
  const tenantId = own.tenantId ?? guidFrom(`tenant:${siteHostname}`);
  const users = own.users.map((one) => fillUser(one, tenantId));
  const idOf = (name: string) =>
    users.find((one) => one.userPrincipalName.toLowerCase() === name.toLowerCase())?.id ?? name;
  const ids = (names: readonly string[] = []) => names.map(idOf);
  return {
    organisation: siteHostname,
    siteDisplayName: sitePath.split('/').at(-1),
    timeZone: 'UTC',
    productClientId: own.clients[0]?.clientId,
    ...own,
    tenantId,
    users: users.map((one) =>
      one.managerId === undefined ? one : { ...one, managerId: idOf(one.managerId) },
    ),
    teams: own.teams.map(fillTeam).map((one) => ({ ...one, memberIds: ids(one.memberIds) })),
    groups: own.groups.map((one) => ({
      id: guidFrom(`group:${one.displayName}`),
      description: '',
      ...one,
      memberIds: ids(one.memberIds),
      ownerIds: ids(one.ownerIds),
    })),
    clients: own.clients.map((one) => ({
      displayName: 'App',
      siteRole: 'write',
      roles: [],
      ...one,
    })),
    managedIdentities: own.managedIdentities.map((one) => ({
      principalId: guidFrom(`principal:${one.clientId}`),
      displayName: 'Managed identity',
      ...one,
    })),
  };
}
