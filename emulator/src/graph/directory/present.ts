import type { TenantUser } from '../../state/emulator';
import { guidFrom } from '../lists/site';
import { parseSelect } from '../protocol/odata-options';
import { pick, type GraphRequest } from '../protocol/route';
import type { DirectoryGroup, DirectoryObject } from './objects';

/** Properties that `User.ReadBasic.All` opens, and the default set of `/users`. @see graph.md §14.3 */
const BASIC = ['id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName'];
const DEFAULT = [
  ...BASIC,
  'businessPhones',
  'jobTitle',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
];

/** Permissions that open whole people. */
export const FULL_USERS = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'];
/** Permissions that open people at all. */
export const READ_USERS = ['User.ReadBasic.All', ...FULL_USERS];
/** Permissions that open groups and who is in them. */
export const READ_GROUPS = [
  'GroupMember.Read.All',
  'GroupMember.ReadBasic.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
];

/** Does the caller hold one of the permissions? */
export const holds = (request: GraphRequest, permissions: readonly string[]): boolean =>
  permissions.some((permission) => request.caller.permissions.includes(permission));

/** Everything that the stand-in knows of a person; empty properties are null. @see graph.md row 71 */
export function wholeUser(user: TenantUser): Readonly<Record<string, unknown>> {
  const [givenName = '', ...rest] = user.displayName.split(' ');
  return {
    businessPhones: [],
    displayName: user.displayName,
    givenName,
    jobTitle: user.jobTitle === '' ? null : user.jobTitle,
    mail: user.mail,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: user.preferredLanguage === '' ? null : user.preferredLanguage,
    surname: rest.join(' '),
    userPrincipalName: user.userPrincipalName,
    id: user.id,
    userType: user.kind === 'guest' ? 'Guest' : 'Member',
    accountEnabled: true,
  };
}

const selected = (request: GraphRequest): readonly string[] | undefined => {
  const select = request.query.get('select');
  return select === undefined ? undefined : parseSelect(select);
};

/** A person as the caller may see it: properties outside the basic profile are null. @see graph.md §14.3 */
export function presentUser(request: GraphRequest, user: TenantUser, seesAll?: boolean): object {
  const all = seesAll ?? (holds(request, FULL_USERS) || request.caller.user?.id === user.id);
  const hide = (name: string, value: unknown) =>
    Array.isArray(value) ? [] : all || BASIC.includes(name) ? value : null;
  const shown = Object.fromEntries(
    Object.entries(wholeUser(user)).map(([name, value]) => [name, hide(name, value)]),
  );
  return pick(shown, selected(request) ?? DEFAULT);
}

/** Letters and digits alone, as addresses have them. */
const nickname = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .toLowerCase();

/** When every group was made. */
const BORN = '2024-01-15T08:00:00Z';

/** Everything that the stand-in knows of a group. */
export function wholeGroup(
  request: GraphRequest,
  group: DirectoryGroup,
): Readonly<Record<string, unknown>> {
  const { id, displayName, description, isTeam } = group;
  const host = request.emulator.tenant.siteHostname.replace('.sharepoint.com', '.example');
  const mail = isTeam ? `${nickname(displayName)}@${host}` : null;
  return {
    id,
    deletedDateTime: null,
    classification: null,
    createdDateTime: BORN,
    description,
    displayName,
    expirationDateTime: null,
    groupTypes: isTeam ? ['Unified'] : [],
    isAssignableToRole: null,
    mail,
    mailEnabled: isTeam,
    mailNickname: nickname(displayName),
    membershipRule: null,
    membershipRuleProcessingState: null,
    onPremisesLastSyncDateTime: null,
    onPremisesSecurityIdentifier: null,
    onPremisesSyncEnabled: null,
    preferredDataLocation: null,
    preferredLanguage: null,
    proxyAddresses: mail === null ? [] : [`SMTP:${mail}`],
    renewedDateTime: BORN,
    resourceBehaviorOptions: [],
    resourceProvisioningOptions: isTeam ? ['Team'] : [],
    securityEnabled: !isTeam,
    securityIdentifier: `S-1-12-1-${sid(id)}`,
    theme: null,
    uniqueName: null,
    visibility: isTeam ? 'Private' : null,
  };
}

/** The four numbers that a group's security identifier is made of. */
const sid = (id: string): string =>
  guidFrom(`sid:${id}`)
    .replaceAll('-', '')
    .replaceAll(/.{8}/g, (part) => `${String(Number.parseInt(part, 16))}-`)
    .slice(0, -1);

/** A group; who may not read groups sees that it is one, and its id. @see "Limited information", learn.microsoft.com/graph/permissions-overview */
export function presentGroup(request: GraphRequest, group: DirectoryGroup): object {
  const whole = wholeGroup(request, group);
  const shown = holds(request, READ_GROUPS)
    ? whole
    : Object.fromEntries(
        Object.entries(whole).map(([name, value]) => [
          name,
          name === 'id' ? value : Array.isArray(value) ? [] : null,
        ]),
      );
  return pick(shown, selected(request));
}

/** A member of a group with its kind. */
export const presentObject = (request: GraphRequest, object: DirectoryObject): object =>
  object.kind === 'user'
    ? { '@odata.type': '#microsoft.graph.user', ...presentUser(request, object.user, true) }
    : { '@odata.type': '#microsoft.graph.group', ...presentGroup(request, object.group) };
