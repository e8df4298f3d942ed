import type { Context } from 'hono';
import { errorBody, GraphError, newGuid } from './errors';
import type { GraphReply } from './route';

/** How one call is told from another, by the service and by the caller. */
export interface CallIds {
  readonly requestId: string;
  readonly clientRequestId: string;
}

/** Content type of every body. @see graph.md §1 */
export const JSON_TYPE =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** Headers that a browser may read. @see graph.md §1 */
const EXPOSED =
  'ETag, Location, Preference-Applied, Content-Range, request-id, client-request-id, ReadWriteConsistencyToken, SdkVersion, WWW-Authenticate, x-ms-client-gcc-tenant, Retry-After';

/** Ids of a call that came over the wire: the caller's own is given back. @see graph.md row 19 */
export function idsOf(c: Context): CallIds {
  const requestId = newGuid();
  return { requestId, clientRequestId: c.req.header('client-request-id') ?? requestId };
}

/** Headers of every answer. @see graph.md §1, row 19 */
function commonHeaders(c: Context, ids: CallIds): Record<string, string> {
  const browser = c.req.header('origin') !== undefined;
  return {
    'request-id': ids.requestId,
    'client-request-id': ids.clientRequestId,
    'x-ms-ags-diagnostic': JSON.stringify({
      ServerInfo: {
        DataCenter: 'Local',
        Slice: 'E',
        Ring: '1',
        ScaleUnit: '000',
        RoleInstance: 'local',
      },
    }),
    'strict-transport-security': 'max-age=31536000',
    'cache-control': 'no-store, no-cache',
    ...(browser
      ? { 'access-control-allow-origin': '*', 'access-control-expose-headers': EXPOSED }
      : {}),
  };
}

/** A fault of the stand-in itself: told on stderr, answered as Graph answers its own. */
function unexpected(error: unknown): GraphError {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return new GraphError(500, 'generalException', {
    message: 'General exception while processing',
  });
}

/** A refusal as an answer. */
export function refusalOf(error: unknown, ids: CallIds): GraphReply {
  const known = error instanceof GraphError ? error : unexpected(error);
  return { status: known.status, headers: known.headers, body: errorBody(known, ids) };
}

/** An answer on the wire. */
export function respond(c: Context, ids: CallIds, reply: GraphReply): Response {
  const headers = { ...commonHeaders(c, ids), ...reply.headers };
  const status = reply.status as 200;
  if (reply.body === undefined) return c.body(null, status, headers);
  return c.body(JSON.stringify(reply.body), status, {
    ...headers,
    'content-type': JSON_TYPE,
    'odata-version': '4.0',
  });
}

/** The answer to an address that nothing of the stand-in has, in Graph's form. */
export function refuseUnknown(c: Context): Response {
  const ids = idsOf(c);
  const message = `${c.req.method} ${c.req.path} is not built in this emulator.`;
  return respond(c, ids, refusalOf(new GraphError(501, 'notSupported', { message }), ids));
}

/** The answer to a browser that asks before it calls. */
export const preflight = (c: Context): Response =>
  c.body(null, 204, {
    ...commonHeaders(c, idsOf(c)),
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE',
    'access-control-allow-headers': c.req.header('access-control-request-headers') ?? '*',
  });
