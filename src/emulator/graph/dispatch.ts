import type { Emulator } from '../emulator';
import { requireRight, type Caller } from './access';
import { badRequest, GraphError, itemNotFound, notBuilt } from './errors';
import type { GraphReply, GraphRequest, Route } from './route';
import { columnRoutes } from './column-routes';
import { deltaRoutes } from './delta-routes';
import { groupRoutes } from './directory/group-routes';
import { itemRoutes } from './item-routes';
import { listRoutes } from './list-routes';
import { refuseUnused } from './query-options';
import { permissionRoutes } from './permission-routes';
import { siteId, sitePath } from './site';
import { subscriptionRoutes } from './subscriptions/subscription-routes';
import { teamRoutes } from './team-routes';
import { activityRoutes } from './teamwork/activities';
import { channelMessageRoutes } from './teamwork/channel-messages';
import { installedAppRoutes } from './teamwork/installed-apps';
import { userRoutes } from './user-routes';
import { versionRoutes } from './version-routes';

/** Everything that is answered; a name in a path comes before a `:` that would also take it. */
const ROUTES: readonly Route[] = [
  ...deltaRoutes,
  ...itemRoutes,
  ...versionRoutes,
  ...listRoutes,
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

/** Turns `/sites/{host}:/{path}` and `…:/more` into `/sites/{id}` and `/sites/{id}/more`. @see graph.md §2 */
function resolveSitePath(emulator: Emulator, path: string): string {
  // Generated clients encode the whole of `{host}:/{path}:` as if it were an id.
  // @see https://github.com/microsoftgraph/msgraph-sdk-python/issues/1041
  const plain = path.replace(/^\/sites\/[^/]*%3a[^/]*/i, decode);
  const match = /^\/sites\/([^/:]+):\/([^:]*?)\/?(?::(\/.*)?)?$/i.exec(plain);
  if (match === null) return path;
  const [, host = '', below = '', rest = ''] = match;
  const same =
    host.toLowerCase() === emulator.tenant.siteHostname.toLowerCase() &&
    decode(below).toLowerCase() === sitePath(emulator).toLowerCase();
  if (!same) throw itemNotFound('The provided path does not exist, or does not represent a site');
  return `/sites/${encodeURIComponent(siteId(emulator))}${rest}`;
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
  const resolved = resolveSitePath(emulator, path);
  const segments = segmentsOf(resolved).map(decode);
  if (NO_SEGMENT.test(resolved)) throw noSegment(segments.at(-1) ?? '');
  // A part of a batch that still bears the version.
  // @see https://github.com/microsoftgraph/msgraph-sdk-javascript/issues/1178
  if (segments[0] === 'v1.0' || segments[0] === 'beta') throw noSegment(segments[0]);
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

/** A call before its route is known. */
export type RawRequest = Omit<GraphRequest, 'params'>;

/** What a call costs, known before it is served. */
export interface Prepared {
  readonly units: number;
  readonly run: () => Promise<GraphReply>;
}

/** The only site: anything else in its place is not there. */
function checkSite(emulator: Emulator, site: string): void {
  const known = [siteId(emulator), emulator.tenant.siteHostname, siteId(emulator).split(',')[1]];
  if (!known.some((id) => id?.toLowerCase() === site.toLowerCase())) {
    throw itemNotFound('Requested site could not be found');
  }
}

function checkRight(request: RawRequest, match: Match, caller: Caller): void {
  const { site } = match.params;
  if (match.route.right === undefined) return;
  requireRight(request.emulator, caller, match.route.right);
  if (site !== undefined) checkSite(request.emulator, site);
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
    run: async () => {
      checkRight(request, match, request.caller);
      return match.route.handle({ ...request, params: match.params });
    },
  };
}
