import type { Emulator } from '../../state/emulator';
import { requireRight, requireTenantWide, type Caller } from '../access/access';
import { contentTypeRoutes } from '../lists/content-type-routes';
import { badRequest, GraphError, itemNotFound, notImplemented } from './errors';
import type { GraphReply, GraphRequest, Route } from './route';
import { columnRoutes } from '../lists/column-routes';
import { deltaRoutes } from '../lists/delta-routes';
import { groupRoutes } from '../directory/group-routes';
import { resolveDrivePath } from '../drive/address';
import { driveRoutes } from '../drive/routes';
import { itemRoutes } from '../lists/item-routes';
import type { GrantPlace } from '../access/grants';
import { listRoutes } from '../lists/list-routes';
import { findList } from '../lists/lists';
import { refuseUnusedOptions } from './query-options';
import { permissionRoutes } from '../access/permission-routes';
import { isRootSite, siteId, sitePath } from '../lists/site';
import { siteRoutes } from '../lists/site-routes';
import { subscriptionRoutes } from '../subscriptions/subscription-routes';
import { teamRoutes } from '../teamwork/team-routes';
import { activityRoutes } from '../teamwork/activities';
import { channelMessageRoutes } from '../teamwork/channel-messages';
import { installedAppRoutes } from '../teamwork/installed-apps';
import { userRoutes } from '../directory/user-routes';
import { versionRoutes } from '../lists/version-routes';

/**
 * All routes. The first match wins, so a route with a fixed segment (`delta`) stands before one whose parameter
 * (`:item`) would match it too.
 */
const ROUTES: readonly Route[] = [
  ...deltaRoutes,
  ...driveRoutes,
  ...itemRoutes,
  ...versionRoutes,
  ...siteRoutes,
  ...listRoutes,
  ...contentTypeRoutes,
  ...columnRoutes,
  ...permissionRoutes,
  ...userRoutes,
  ...teamRoutes,
  ...groupRoutes,
  ...installedAppRoutes,
  ...channelMessageRoutes,
  ...activityRoutes,
  ...subscriptionRoutes,
];

const segmentsOf = (path: string): readonly string[] =>
  path.split('/').filter((segment) => segment !== '');

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badRequest('The address is not well formed.');
  }
}

const SITE_BY_PATH = /^\/sites\/([^/:]+):\/([^:]*?)\/?(?::(\/.*)?)?$/i;
/**
 * The function `getByPath` on a site, as Microsoft's OpenAPI description writes the address of a site by path.
 */
const GET_BY_PATH = /^\/sites\/([^/:]+)\/getByPath\(path=(?:'|%27)(.*?)(?:'|%27)\)(\/.*)?$/i;

/**
 * Rewrites `/sites/{host}:/{path}` and `/sites/{host}:/{path}:/more` to `/sites/{id}` and `/sites/{id}/more`.
 *
 * @see https://learn.microsoft.com/graph/api/site-getbypath
 */
function resolveSitePath(emulator: Emulator, rawPath: string): string {
  // Generated clients percent-encode the whole of `{host}:/{path}:` as if it were an id.
  // @see https://github.com/microsoftgraph/msgraph-sdk-python/issues/1041
  const path = rawPath.replace(/^\/sites\/[^/]*%3a[^/]*/i, decode);
  const match = SITE_BY_PATH.exec(path) ?? GET_BY_PATH.exec(path);
  if (match === null) return path;
  const [, host, below, rest = ''] = match;
  return `/sites/${siteBelow(emulator, host, below)}${rest}`;
}

/** The id of the site at a path below the tenant's host name. @throws {GraphError} 404 `itemNotFound` */
function siteBelow(emulator: Emulator, host = '', below = ''): string {
  const wanted = decode(below)
    .replaceAll(/^\/|\/$/g, '')
    .toLowerCase();
  const isHost = isRootSite(emulator, host);
  if (isHost && wanted === '') return 'root';
  if (isHost && wanted === sitePath(emulator).toLowerCase()) {
    return encodeURIComponent(siteId(emulator));
  }
  throw itemNotFound('The provided path does not exist, or does not represent a site');
}

interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

const ROUTE_PATTERNS = ROUTES.map((route) => ({ route, pattern: segmentsOf(route.path) }));

function paramsOf(pattern: readonly string[], segments: readonly string[]) {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, wanted] of pattern.entries()) {
    const segment = segments[i] ?? '';
    if (wanted.startsWith(':')) params[wanted.slice(1)] = segment;
    else if (wanted.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return params;
}

/**
 * Segments below list items that Graph's OData parser refuses with 400: v1.0 has no attachments of items, and
 * items cannot be counted.
 *
 * @see docs/behaviours.md row 48
 */
const REFUSED_SEGMENT = /^\/sites\/[^/]+\/lists\/[^/]+\/items\/(?:[^/]+\/attachments|\$count)/i;

const segmentNotFound = (name: string) =>
  badRequest(`Resource not found for the segment '${name}'.`);

function findRoute(emulator: Emulator, method: string, path: string): Match {
  const resolved = resolveDrivePath(resolveSitePath(emulator, path));
  const segments = segmentsOf(resolved).map(decode);
  if (REFUSED_SEGMENT.test(resolved)) throw segmentNotFound(segments.at(-1) ?? '');
  // Some clients repeat the version, or send a whole address, in the `url` of a batch request.
  // @see https://github.com/microsoftgraph/msgraph-sdk-javascript/issues/1178
  const [first = ''] = segments;
  if (/^(v1\.0|beta|https?:)$/i.test(first)) throw segmentNotFound(first);
  const found = ROUTE_PATTERNS.flatMap(({ route, pattern }) => {
    const params = paramsOf(pattern, segments);
    return params === undefined ? [] : [{ route, params }];
  });
  const match = found.find(({ route }) => route.method === method);
  if (match !== undefined) return match;
  if (found.length > 0) {
    throw new GraphError(405, 'methodNotAllowed', { message: `${method} is not allowed here.` });
  }
  throw notImplemented(`${method} /v1.0${path}`);
}

/** A call whose route is not yet known and whose body is not yet read. */
export type RawRequest = Omit<GraphRequest, 'params' | 'body'>;

/** A call whose route is known, with its cost in resource units, ready to run. */
export interface Prepared {
  readonly units: number;
  readonly takes: 'json' | 'bytes';
  readonly run: (body: unknown) => Promise<GraphReply>;
}

/**
 * Refuses site ids other than that of the tenant's one site with lists.
 *
 * @throws {GraphError} 404 `itemNotFound`
 */
function checkSite(emulator: Emulator, site: string): void {
  const known = [siteId(emulator), siteId(emulator).split(',')[1]];
  if (!known.some((id) => id?.toLowerCase() === site.toLowerCase())) {
    throw itemNotFound('Requested site could not be found');
  }
}

/** The list or row that a path names, whose own permissions can decide about the call. */
function placeOf(emulator: Emulator, params: Match['params']): GrantPlace {
  const { list, item } = params;
  if (list === undefined) return {};
  try {
    const listId = findList(emulator.store, list).id;
    const isRow = item !== undefined && /^\d+$/.test(item);
    return { listId, itemId: isRow ? Number(item) : undefined };
  } catch (error) {
    // A list that does not exist has no permissions of its own. Those of the site decide whether the caller
    // gets 403 or 404.
    if (error instanceof GraphError) return {};
    throw error;
  }
}

/**
 * Allows only two calls on the root site: reading its properties and its (empty) collection of lists.
 *
 * @throws {GraphError} 404 `itemNotFound` for other reads, 501 for writes
 */
function checkRootSite(match: Match, caller: Caller): void {
  requireTenantWide(caller);
  const { path, method } = match.route;
  if (method !== 'GET') throw notImplemented(`${method} on the root site`);
  if (path !== '/sites/:site' && path !== '/sites/:site/lists') throw itemNotFound();
}

function checkRight(request: RawRequest, match: Match, caller: Caller): void {
  const { emulator } = request;
  const { site } = match.params;
  const { right, extraPermissions } = match.route;
  if (right === undefined) return;
  if (site !== undefined && isRootSite(emulator, site)) {
    checkRootSite(match, caller);
    return;
  }
  const place = placeOf(emulator, match.params);
  requireRight(emulator, caller, { right, place, extraPermissions: extraPermissions?.(caller) });
  if (site !== undefined) checkSite(emulator, site);
}

/**
 * Finds the route of a call, and refuses query options that the route does not read.
 *
 * @throws {GraphError} 404, 405, or 501 for a call or an option that the emulator lacks
 */
export function prepare(request: RawRequest): Prepared {
  const match = findRoute(request.emulator, request.method, request.path);
  const { units } = match.route;
  if (match.route.options !== undefined) {
    refuseUnusedOptions(
      request.query,
      match.route.options,
      `${match.route.method} ${request.path}`,
    );
  }
  return {
    units: typeof units === 'number' ? units : units(request.query),
    takes: match.route.takes ?? 'json',
    run: async (body) => {
      checkRight(request, match, request.caller);
      return match.route.handle({ ...request, body, params: match.params });
    },
  };
}
