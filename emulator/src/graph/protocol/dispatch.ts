import type { Emulator } from '../../state/emulator';
import { requireRight, requireWide, type Caller } from '../access/access';
import { contentTypeRoutes } from '../lists/content-type-routes';
import { badRequest, GraphError, itemNotFound, notBuilt } from './errors';
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
import { refuseUnused } from './query-options';
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

/** Everything that is answered; a name in a path comes before a `:` that would also take it. */
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
/** `getByPath` of the root site, as Microsoft's description writes the same. */
const GET_BY_PATH = /^\/sites\/([^/:]+)\/getByPath\(path=(?:'|%27)(.*?)(?:'|%27)\)(\/.*)?$/i;

/** Turns `/sites/{host}:/{path}` and `…:/more` into `/sites/{id}` and `/sites/{id}/more`. @see graph.md §2 */
function resolveSitePath(emulator: Emulator, given: string): string {
  // Generated clients encode the whole of `{host}:/{path}:` as if it were an id.
  // @see https://github.com/microsoftgraph/msgraph-sdk-python/issues/1041
  const path = given.replace(/^\/sites\/[^/]*%3a[^/]*/i, decode);
  const match = SITE_BY_PATH.exec(path) ?? GET_BY_PATH.exec(path);
  if (match === null) return path;
  const [, host, below, rest = ''] = match;
  return `/sites/${siteBelow(emulator, host, below)}${rest}`;
}

/** The site at a path below the tenant's address. @throws {GraphError} itemNotFound */
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

const SHAPES = ROUTES.map((route) => ({ route, shape: segmentsOf(route.path) }));

function paramsOf(shape: readonly string[], segments: readonly string[]) {
  if (shape.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, wanted] of shape.entries()) {
    const segment = segments[i] ?? '';
    if (wanted.startsWith(':')) params[wanted.slice(1)] = segment;
    else if (wanted.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return params;
}

/** Segments that OData itself refuses on rows: there is no such property. @see graph.md row 48 */
const NO_SEGMENT = /^\/sites\/[^/]+\/lists\/[^/]+\/items\/(?:[^/]+\/attachments|\$count)/i;

const noSegment = (name: string) => badRequest(`Resource not found for the segment '${name}'.`);

function findRoute(emulator: Emulator, method: string, path: string): Match {
  const resolved = resolveDrivePath(resolveSitePath(emulator, path));
  const segments = segmentsOf(resolved).map(decode);
  if (NO_SEGMENT.test(resolved)) throw noSegment(segments.at(-1) ?? '');
  // A part of a batch that still bears the version, or a whole address.
  // @see https://github.com/microsoftgraph/msgraph-sdk-javascript/issues/1178
  const [first = ''] = segments;
  if (/^(v1\.0|beta|https?:)$/i.test(first)) throw noSegment(first);
  const found = SHAPES.flatMap(({ route, shape }) => {
    const params = paramsOf(shape, segments);
    return params === undefined ? [] : [{ route, params }];
  });
  const match = found.find(({ route }) => route.method === method);
  if (match !== undefined) return match;
  if (found.length > 0) {
    throw new GraphError(405, 'methodNotAllowed', { message: `${method} is not allowed here.` });
  }
  throw notBuilt(`${method} /v1.0${path}`);
}

/** A call before its route is known and its body read. */
export type RawRequest = Omit<GraphRequest, 'params' | 'body'>;

/** What a call costs, known before it is served. */
export interface Prepared {
  readonly units: number;
  readonly takes: 'json' | 'bytes';
  readonly run: (body: unknown) => Promise<GraphReply>;
}

/** The one site with lists, and the root site without any: anything else in their place is not there. */
function checkSite(emulator: Emulator, site: string): void {
  const known = [siteId(emulator), siteId(emulator).split(',')[1]];
  if (!known.some((id) => id?.toLowerCase() === site.toLowerCase())) {
    throw itemNotFound('Requested site could not be found');
  }
}

/** The list or row that a path names, for the grants that it may have of its own. */
function placeOf(emulator: Emulator, params: Match['params']): GrantPlace {
  const { list, item } = params;
  if (list === undefined) return {};
  try {
    const listId = findList(emulator.store, list).id;
    const isRow = item !== undefined && /^\d+$/.test(item);
    return { listId, itemId: isRow ? Number(item) : undefined };
  } catch (error) {
    // What is not there has no grants of its own: the site's decide who hears so.
    if (error instanceof GraphError) return {};
    throw error;
  }
}

/** Of the root site only its own properties and its empty collection of lists are there. */
function checkRootSite(match: Match, caller: Caller): void {
  requireWide(caller);
  const { path, method } = match.route;
  if (method !== 'GET') throw notBuilt(`${method} on the root site`);
  if (path !== '/sites/:site' && path !== '/sites/:site/lists') throw itemNotFound();
}

function checkRight(request: RawRequest, match: Match, caller: Caller): void {
  const { emulator } = request;
  const { site } = match.params;
  const { right, openedBy } = match.route;
  if (right === undefined) return;
  if (site !== undefined && isRootSite(emulator, site)) {
    checkRootSite(match, caller);
    return;
  }
  const place = placeOf(emulator, match.params);
  requireRight(emulator, caller, { right, place, openedBy: openedBy?.(caller) });
  if (site !== undefined) checkSite(emulator, site);
}

/** Finds the route of a call. @throws {GraphError} 404, 405 or 501 */
export function prepare(request: RawRequest): Prepared {
  const match = findRoute(request.emulator, request.method, request.path);
  const { units } = match.route;
  if (match.route.options !== undefined) {
    refuseUnused(request.query, match.route.options, `${match.route.method} ${request.path}`);
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
