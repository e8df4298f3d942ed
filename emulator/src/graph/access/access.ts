import type { Emulator, TokenInspection, TenantClient, TenantUser } from '../../state/emulator';
import { servicePrincipalOf } from '../../tenant/service-principals';
import { accessDenied, GraphError } from '../protocol/errors';
import type { Actor } from '../lists/model';
import { actorOfClient, actorOfUser } from '../directory/people';
import { clientGrants, SELECTED_SCOPES, type GrantPlace, type SiteRole } from './grants';

/** The caller of Graph: an application acting for itself, or a person through an application. */
export interface Caller {
  readonly client: TenantClient;
  readonly user?: TenantUser;
  /** Application permissions (`roles`) or delegated ones (`scp`). */
  readonly permissions: readonly string[];
}

/**
 * What a call needs to be allowed on the site, in rising order. `create` (of a list) equals `manage`, but an
 * application acting for itself needs less.
 */
export type SiteRight = 'read' | 'write' | 'create' | 'manage' | 'full';

const LEVELS = { none: 0, read: 1, write: 2, manage: 3, full: 4 } as const;
type AccessLevel = (typeof LEVELS)[keyof typeof LEVELS];

/**
 * What each tenant-wide permission allows on every site.
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
const TENANT_WIDE: Readonly<Record<string, AccessLevel>> = {
  'Sites.Read.All': LEVELS.read,
  'Sites.ReadWrite.All': LEVELS.write,
  'Sites.Manage.All': LEVELS.manage,
  'Sites.FullControl.All': LEVELS.full,
};

/**
 * What each role of a grant on the site allows. No grant allows to change permissions of the site itself: that
 * takes `Sites.FullControl.All`.
 */
const ROLE_LEVELS: Readonly<Record<SiteRole, AccessLevel>> = {
  read: LEVELS.read,
  write: LEVELS.write,
  owner: LEVELS.manage,
  fullcontrol: LEVELS.manage,
};

const SITE_ROLE_LEVELS: Readonly<Record<TenantUser['siteRole'], AccessLevel>> = {
  none: LEVELS.none,
  read: LEVELS.read,
  contribute: LEVELS.write,
  owner: LEVELS.full,
};

const highest = (levels: readonly AccessLevel[]): AccessLevel =>
  levels.reduce((a, b) => (a > b ? a : b), LEVELS.none);

/** What the application itself may do in a place: the most that its tenant-wide permissions or its grants allow. */
function appLevel(
  emulator: Emulator,
  caller: Caller,
  needed: Omit<RightInPlace, 'right'>,
): AccessLevel {
  const { permissions, client } = caller;
  const { place, extraPermissions = {} } = needed;
  const tenantWide = permissions.map((p) => extraPermissions[p] ?? TENANT_WIDE[p] ?? LEVELS.none);
  const selected = clientGrants(emulator, client, place)
    .filter(({ level }) => permissions.includes(SELECTED_SCOPES[level]))
    .flatMap(({ roles }) => roles.map((role) => ROLE_LEVELS[role]));
  return highest([...tenantWide, ...selected]);
}

/**
 * The level that a right takes. An application acting for itself creates lists with `Sites.ReadWrite.All`;
 * others need `Sites.Manage.All`.
 * @see https://learn.microsoft.com/graph/api/list-create
 */
function neededLevel(caller: Caller, right: SiteRight): AccessLevel {
  if (right !== 'create') return LEVELS[right];
  const writesAll = caller.permissions.includes('Sites.ReadWrite.All');
  return caller.user === undefined && writesAll ? LEVELS.write : LEVELS.manage;
}

/** The level of access that each of some permissions gives. */
export type PermissionLevels = Readonly<Record<string, AccessLevel>>;

/** Permissions for files. They open drives and what lies in them, but no list. @see docs/behaviours.md row 92 */
export const FILE_PERMISSIONS: PermissionLevels = {
  'Files.Read': LEVELS.read,
  'Files.Read.All': LEVELS.read,
  'Files.ReadWrite': LEVELS.write,
  'Files.ReadWrite.All': LEVELS.write,
};

/** The right that a call needs, and the place where it needs it. */
export interface RightInPlace {
  readonly right: SiteRight;
  readonly place: GrantPlace;
  /** Permissions besides those for sites that allow this call. */
  readonly extraPermissions?: PermissionLevels | undefined;
}

/**
 * Whether the caller may do this. A person's call needs both the person's own right and that of the
 * application.
 * @see https://learn.microsoft.com/graph/permissions-selected-overview
 * @see docs/behaviours.md rows 67, 68
 */
export function hasRight(
  emulator: Emulator,
  caller: Caller,
  needed: SiteRight | RightInPlace,
): boolean {
  const { right, ...where } = typeof needed === 'string' ? { right: needed, place: {} } : needed;
  const app = appLevel(emulator, caller, where);
  const user = caller.user === undefined ? LEVELS.full : SITE_ROLE_LEVELS[caller.user.siteRole];
  return Math.min(app, user) >= neededLevel(caller, right);
}

/** Refuses a call that the caller has no right to. @throws {GraphError} 403 `accessDenied` */
export function requireRight(
  emulator: Emulator,
  caller: Caller,
  needed: SiteRight | RightInPlace,
): void {
  if (!hasRight(emulator, caller, needed)) throw accessDenied();
}

/** Whether the caller has `Sites.Selected` and no tenant-wide permission, so that its grants alone decide. */
export const hasOnlySelectedPermissions = (caller: Caller): boolean =>
  caller.permissions.includes('Sites.Selected') &&
  !caller.permissions.some((permission) => permission in TENANT_WIDE);

/**
 * Refuses a call over all sites to a caller without a tenant-wide permission. `Sites.Selected` does not allow
 * it.
 * @throws {GraphError} 403 `accessDenied`
 * @see docs/behaviours.md row 69
 */
export function requireTenantWide(caller: Caller): void {
  if (!caller.permissions.some((permission) => permission in TENANT_WIDE)) throw accessDenied();
}

/**
 * Refuses a directory or Teams call to a caller that has none of the `allowed` permissions.
 * @throws {GraphError} 403 `Authorization_RequestDenied`
 */
export function requirePermission(caller: Caller, allowed: readonly string[]): void {
  if (allowed.some((permission) => caller.permissions.includes(permission))) return;
  throw new GraphError(403, 'Authorization_RequestDenied', {
    message: 'Insufficient privileges to complete the operation.',
  });
}

/**
 * The writer that Graph records with a change. When a person writes through an application, both are recorded.
 * @see docs/behaviours.md row 46
 */
export function actorOf(emulator: Emulator, caller: Caller): Actor {
  const application = { id: caller.client.clientId, displayName: caller.client.displayName };
  if (caller.user === undefined) return actorOfClient(emulator, caller.client);
  return { ...actorOfUser(emulator, caller.user), application };
}

const unauthenticated = (message: string) =>
  new GraphError(401, 'InvalidAuthenticationToken', {
    message,
    headers: {
      'www-authenticate':
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"',
    },
  });

const GRAPH = 'https://graph.microsoft.com';

/**
 * Messages that Graph was seen to give for a token that it refuses, by what is wrong with the token.
 * @see https://github.com/Microsoft365DSC/Microsoft365DSC/issues/4427
 * @see https://learn.microsoft.com/answers/questions/5841715
 */
const TOKEN_REFUSALS: Readonly<
  Record<Extract<TokenInspection, { flaw: unknown }>['flaw'], string>
> = {
  expired: 'Lifetime validation failed, the token is expired.',
  'not-yet-valid': 'Access token has expired or is not yet valid.',
  signature: 'Signature is invalid.',
  issuer: 'Access token validation failure.',
  malformed: 'CompactToken parsing failed with error code: 80049217',
};

/**
 * A token that was verified, with its caller. `until` is its expiry in milliseconds of real time; `generation`
 * counts the changes of signing keys.
 */
interface VerifiedToken {
  readonly caller: Caller;
  readonly until: number;
  readonly generation: number;
}

/** Verified tokens of each emulator, so that a signature is checked once. */
const verifiedTokens = new WeakMap<Emulator, Map<string, VerifiedToken>>();

function verifiedTokensOf(emulator: Emulator) {
  const verified = verifiedTokens.get(emulator) ?? new Map<string, VerifiedToken>();
  verifiedTokens.set(emulator, verified);
  return verified;
}

function callerFrom(emulator: Emulator, claims: Readonly<Record<string, unknown>>): Caller {
  const audiences = [GRAPH, '00000003-0000-0000-c000-000000000000'];
  if (typeof claims['aud'] !== 'string' || !audiences.includes(claims['aud'])) {
    throw unauthenticated('Access token validation failure. Invalid audience.');
  }
  const clientId = claims['azp'] ?? claims['appid'];
  const client = servicePrincipalOf(emulator.tenant, clientId);
  if (client === undefined) throw unauthenticated('The application is not known in the tenant.');
  const list = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
  if (claims['idtyp'] === 'app') return { client, permissions: list(claims['roles']) };
  const user = emulator.tenant.users.find((one) => one.id === claims['oid']);
  if (user === undefined) throw unauthenticated('The user is not known in the tenant.');
  const scp = typeof claims['scp'] === 'string' ? claims['scp'] : '';
  return { client, user, permissions: scp.split(' ') };
}

const isStillValid = (verified: VerifiedToken, generation: number): boolean =>
  verified.until > Date.now() && verified.generation === generation;

/**
 * The caller that a bearer token stands for.
 * @throws {GraphError} 401 `InvalidAuthenticationToken`
 * @see docs/behaviours.md row 20
 */
export async function callerOf(emulator: Emulator, header: string | undefined): Promise<Caller> {
  const token = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
  if (token === undefined) throw unauthenticated('Access token is empty.');
  const verified = verifiedTokensOf(emulator);
  const entra = emulator.entra(emulator.tenant.tenantId);
  const generation = entra.generation();
  const cached = verified.get(token);
  if (cached !== undefined && isStillValid(cached, generation)) return cached.caller;
  const found = await entra.inspect(token);
  if ('flaw' in found) throw unauthenticated(TOKEN_REFUSALS[found.flaw]);
  const caller = callerFrom(emulator, found.claims);
  if (verified.size > 1000) verified.clear();
  verified.set(token, { caller, until: Number(found.claims['exp']) * 1000, generation });
  return caller;
}
