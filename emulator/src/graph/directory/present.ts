import type { TenantUser } from '../../state/emulator';
import { guidFrom } from '../lists/site';
import { parseSelect } from '../protocol/odata-options';
import { pick, type GraphRequest } from '../protocol/route';
import type { DirectoryGroup, DirectoryObject } from './objects';

/**
 * The properties that `User.ReadBasic.All` gives, and those that Graph gives without `$select`.
 *
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
const BASIC_PROFILE = ['id', 'displayName', 'givenName', 'surname', 'mail', 'userPrincipalName'];
const DEFAULT_PROPERTIES = [
  ...BASIC_PROFILE,
  'businessPhones',
  'jobTitle',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
];

/** Permissions that give all properties of people. */
export const FULL_USERS = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'];
/** Permissions that give people at all. */
export const READ_USERS = ['User.ReadBasic.All', ...FULL_USERS];
/** Permissions that give groups and their members. */
export const READ_GROUPS = [
  'GroupMember.Read.All',
  'GroupMember.ReadBasic.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
];

/** Whether the caller has one of the permissions. */
export const hasPermission = (request: GraphRequest, permissions: readonly string[]): boolean =>
  permissions.some((permission) => request.caller.permissions.includes(permission));

/**
 * All properties of a person that the emulator has. Empty properties of the directory are null, not absent.
 *
 * @see docs/behaviours.md row 71
 */
export function allUserProperties(user: TenantUser): Readonly<Record<string, unknown>> {
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

/**
 * A person as the caller may see it. Properties outside the basic profile are null without a further
 * permission, except for the caller's own.
 */
export function presentUser(request: GraphRequest, user: TenantUser, isFull?: boolean): object {
  const all = isFull ?? (hasPermission(request, FULL_USERS) || request.caller.user?.id === user.id);
  const hide = (name: string, value: unknown) =>
    Array.isArray(value) ? [] : all || BASIC_PROFILE.includes(name) ? value : null;
  const shown = Object.fromEntries(
    Object.entries(allUserProperties(user)).map(([name, value]) => [name, hide(name, value)]),
  );
  return pick(shown, selected(request) ?? DEFAULT_PROPERTIES);
}

/** A name as the local part of a mail address: ASCII letters and digits only. */
const nickname = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .toLowerCase();

/** When all groups were created. */
const CREATED_AT = '2024-01-15T08:00:00Z';

/** All properties of a group that the emulator has. */
export function allGroupProperties(
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
    createdDateTime: CREATED_AT,
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
    renewedDateTime: CREATED_AT,
    resourceBehaviorOptions: [],
    resourceProvisioningOptions: isTeam ? ['Team'] : [],
    securityEnabled: !isTeam,
    securityIdentifier: `S-1-12-1-${securityIdentifierParts(id)}`,
    theme: null,
    uniqueName: null,
    visibility: isTeam ? 'Private' : null,
  };
}

/** The numbers at the end of a group's security identifier. */
const securityIdentifierParts = (id: string): string =>
  guidFrom(`sid:${id}`)
    .replaceAll('-', '')
    .replaceAll(/.{8}/g, (part) => `${String(Number.parseInt(part, 16))}-`)
    .slice(0, -1);

/**
 * A group as the caller may see it. Without permission to read groups only its id is given.
 *
 * @see https://learn.microsoft.com/graph/permissions-overview
 */
export function presentGroup(request: GraphRequest, group: DirectoryGroup): object {
  const properties = allGroupProperties(request, group);
  const shown = hasPermission(request, READ_GROUPS)
    ? properties
    : Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [
          name,
          name === 'id' ? value : Array.isArray(value) ? [] : null,
        ]),
      );
  return pick(shown, selected(request));
}

/** A member of a group, with its `@odata.type`. */
export const presentObject = (request: GraphRequest, object: DirectoryObject): object =>
  object.kind === 'user'
    ? { '@odata.type': '#microsoft.graph.user', ...presentUser(request, object.user, true) }
    : { '@odata.type': '#microsoft.graph.group', ...presentGroup(request, object.group) };
