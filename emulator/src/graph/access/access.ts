import type { Emulator, Inspected, TenantClient, TenantUser } from '../../state/emulator';
import { accessDenied, GraphError } from '../protocol/errors';
import type { Actor } from '../lists/model';
import { actorOfClient, actorOfUser } from '../directory/people';
import { clientGrants, SELECTED, type GrantPlace, type SiteRole } from './grants';

/** Who calls: an application for itself, or a person through one. */
export interface Caller {
  readonly client: TenantClient;
  readonly user?: TenantUser;
  /** Application permissions (`roles`) or delegated ones (`scp`). */
  readonly permissions: readonly string[];
}

/** What a call needs on the site, rising; `create` (a list) is `manage`, and less for an application by itself. */
export type SiteRight = 'read' | 'write' | 'create' | 'manage' | 'full';

const HEIGHT = { none: 0, read: 1, write: 2, manage: 3, full: 4 } as const;
type Height = (typeof HEIGHT)[keyof typeof HEIGHT];

/** What a permission opens on every site. @see graph.md §13 */
const TENANT_WIDE: Readonly<Record<string, Height>> = {
  'Sites.Read.All': HEIGHT.read,
  'Sites.ReadWrite.All': HEIGHT.write,
  'Sites.Manage.All': HEIGHT.manage,
  'Sites.FullControl.All': HEIGHT.full,
};

/** What a grant on the site opens; permissions of the site itself need `Sites.FullControl.All`. */
const GRANT: Readonly<Record<SiteRole, Height>> = {
  read: HEIGHT.read,
  write: HEIGHT.write,
  owner: HEIGHT.manage,
  fullcontrol: HEIGHT.manage,
};

const USER: Readonly<Record<TenantUser['siteRole'], Height>> = {
  none: HEIGHT.none,
  read: HEIGHT.read,
  contribute: HEIGHT.write,
  owner: HEIGHT.full,
};

const highest = (heights: readonly Height[]): Height =>
  heights.reduce((a, b) => (a > b ? a : b), HEIGHT.none);

/** What the app itself may do in a place: what its permissions open everywhere, or its grants there. */
function appHeight(emulator: Emulator, caller: Caller, asked: Omit<Asked, 'right'>): Height {
  const { permissions, client } = caller;
  const { place, openedBy = {} } = asked;
  const wide = permissions.map((p) => openedBy[p] ?? TENANT_WIDE[p] ?? HEIGHT.none);
  const selected = clientGrants(emulator, client, place)
    .filter(({ level }) => permissions.includes(SELECTED[level]))
    .flatMap(({ roles }) => roles.map((role) => GRANT[role]));
  return highest([...wide, ...selected]);
}

/** An application by itself makes lists with `Sites.ReadWrite.All` already. @see graph.md §13 */
function needed(caller: Caller, right: SiteRight): Height {
  if (right !== 'create') return HEIGHT[right];
  const writesAll = caller.permissions.includes('Sites.ReadWrite.All');
  return caller.user === undefined && writesAll ? HEIGHT.write : HEIGHT.manage;
}

/** How far permissions open a call. */
export type Opening = Readonly<Record<string, Height>>;

/** Permissions for files open what lies in drives, and no list. @see graph.md §14a.7, row 92 */
export const FILES: Opening = {
  'Files.Read': HEIGHT.read,
  'Files.Read.All': HEIGHT.read,
  'Files.ReadWrite': HEIGHT.write,
  'Files.ReadWrite.All': HEIGHT.write,
};

/** A call's place and what it needs there. */
export interface Asked {
  readonly right: SiteRight;
  readonly place: GrantPlace;
  /** Permissions that open this call besides those of sites. */
  readonly openedBy?: Opening | undefined;
}

/** May the caller do this; a person's call needs the person's right and the app's. @see graph.md rows 67, 68 */
export function hasRight(emulator: Emulator, caller: Caller, asked: SiteRight | Asked): boolean {
  const { right, ...where } = typeof asked === 'string' ? { right: asked, place: {} } : asked;
  const app = appHeight(emulator, caller, where);
  const user = caller.user === undefined ? HEIGHT.full : USER[caller.user.siteRole];
  return Math.min(app, user) >= needed(caller, right);
}

/** Refuses a call on the site, or on a list or row of it. */
export function requireRight(emulator: Emulator, caller: Caller, asked: SiteRight | Asked): void {
  if (!hasRight(emulator, caller, asked)) throw accessDenied();
}

/** Has the caller no more than what was granted to it? */
export const isOnlySelected = (caller: Caller): boolean =>
  caller.permissions.includes('Sites.Selected') &&
  !caller.permissions.some((permission) => permission in TENANT_WIDE);

/** Refuses a call over all sites without a permission for all of them. @see graph.md row 69 */
export function requireWide(caller: Caller): void {
  if (!caller.permissions.some((permission) => permission in TENANT_WIDE)) throw accessDenied();
}

/** Refuses a directory or Teams call without one of the permissions. @see graph.md §13 */
export function requirePermission(caller: Caller, allowed: readonly string[]): void {
  if (allowed.some((permission) => caller.permissions.includes(permission))) return;
  throw new GraphError(403, 'Authorization_RequestDenied', {
    message: 'Insufficient privileges to complete the operation.',
  });
}

/** The writer that a save bears. A person's save through an app bears both. @see graph.md row 46 */
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

/** What Graph says of a token that it does not believe, as it was seen. @see github.com/Microsoft365DSC/Microsoft365DSC/issues/4427, learn.microsoft.com/answers/questions/5841715 */
const DISBELIEF: Readonly<Record<Extract<Inspected, { flaw: unknown }>['flaw'], string>> = {
  expired: 'Lifetime validation failed, the token is expired.',
  'not-yet-valid': 'Access token has expired or is not yet valid.',
  signature: 'Signature is invalid.',
  issuer: 'Access token validation failure.',
  malformed: 'CompactToken parsing failed with error code: 80049217',
};

/** A caller as long as their token and its key are good. */
interface Known {
  readonly caller: Caller;
  readonly until: number;
  readonly generation: number;
}

/** Good tokens that were seen, so that a signature is checked once. */
const seen = new WeakMap<Emulator, Map<string, Known>>();

function seenBy(emulator: Emulator) {
  const known = seen.get(emulator) ?? new Map<string, Known>();
  seen.set(emulator, known);
  return known;
}

function callerFrom(emulator: Emulator, claims: Readonly<Record<string, unknown>>): Caller {
  const audiences = [GRAPH, '00000003-0000-0000-c000-000000000000'];
  if (typeof claims['aud'] !== 'string' || !audiences.includes(claims['aud'])) {
    throw unauthenticated('Access token validation failure. Invalid audience.');
  }
  const clientId = claims['azp'] ?? claims['appid'];
  const client = emulator.tenant.clients.find((one) => one.clientId === clientId);
  if (client === undefined) throw unauthenticated('The application is not known in the tenant.');
  const list = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
  if (claims['idtyp'] === 'app') return { client, permissions: list(claims['roles']) };
  const user = emulator.tenant.users.find((one) => one.id === claims['oid']);
  if (user === undefined) throw unauthenticated('The user is not known in the tenant.');
  const scp = typeof claims['scp'] === 'string' ? claims['scp'] : '';
  return { client, user, permissions: scp.split(' ') };
}

const isGood = (known: Known, generation: number): boolean =>
  known.until > Date.now() && known.generation === generation;

/** Who a bearer token stands for. @throws {GraphError} 401 InvalidAuthenticationToken @see graph.md row 20 */
export async function callerOf(emulator: Emulator, header: string | undefined): Promise<Caller> {
  const token = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
  if (token === undefined) throw unauthenticated('Access token is empty.');
  const known = seenBy(emulator);
  const entra = emulator.entra(emulator.tenant.tenantId);
  const generation = entra.generation();
  const before = known.get(token);
  if (before !== undefined && isGood(before, generation)) return before.caller;
  const found = await entra.inspect(token);
  if ('flaw' in found) throw unauthenticated(DISBELIEF[found.flaw]);
  const caller = callerFrom(emulator, found.claims);
  if (known.size > 1000) known.clear();
  known.set(token, { caller, until: Number(found.claims['exp']) * 1000, generation });
  return caller;
}
