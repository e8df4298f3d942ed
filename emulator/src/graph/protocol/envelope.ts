import type { Context } from 'hono';
import { errorBody, GraphError, newGuid } from './errors';
import type { GraphReply } from './route';

/** The two ids of one call: the service makes `request-id`, the caller may send `client-request-id`. */
export interface CallIds {
  readonly requestId: string;
  readonly clientRequestId: string;
}

/** Content type of every JSON answer of Graph. @see https://learn.microsoft.com/graph/json-batching */
export const JSON_TYPE =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** Response headers that Graph lets a browser's script read. */
const EXPOSED =
  'ETag, Location, Preference-Applied, Content-Range, request-id, client-request-id, ReadWriteConsistencyToken, SdkVersion, WWW-Authenticate, x-ms-client-gcc-tenant, Retry-After';

/**
 * Ids of an HTTP request. Graph echoes the caller's `client-request-id`, or repeats its own id when the caller
 * sent none.
 *
 * @see docs/behaviours.md row 19
 */
export function idsOf(c: Context): CallIds {
  const requestId = newGuid();
  return { requestId, clientRequestId: c.req.header('client-request-id') ?? requestId };
}

/**
 * Headers that every answer of Graph has. With an `Origin` in the request those for browsers are added.
 *
 * @see docs/behaviours.md row 19
 */
function commonHeaders(c: Context, ids: CallIds): Record<string, string> {
  const isBrowser = c.req.header('origin') !== undefined;
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
    ...(isBrowser
      ? { 'access-control-allow-origin': '*', 'access-control-expose-headers': EXPOSED }
      : {}),
  };
}

/**
 * Handles a fault of the emulator itself: logs it on stderr, and answers 500 `generalException` as Graph does
 * for faults of its own.
 */
function internalError(error: unknown): GraphError {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return new GraphError(500, 'generalException', {
    message: 'General exception while processing',
  });
}

/** Turns a thrown error into the answer that Graph would give. */
export function refusalOf(error: unknown, ids: CallIds): GraphReply {
  const graphError = error instanceof GraphError ? error : internalError(error);
  return {
    status: graphError.status,
    headers: graphError.headers,
    body: errorBody(graphError, ids),
  };
}

/** Writes an answer to the HTTP response, with the headers of every answer. */
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

/** Answers 501 in Graph's error format to an address that the emulator lacks. */
export function refuseUnknown(c: Context): Response {
  const ids = idsOf(c);
  const message = `${c.req.method} ${c.req.path} is not built in this emulator.`;
  return respond(c, ids, refusalOf(new GraphError(501, 'notSupported', { message }), ids));
}

/** Answers a browser's CORS preflight request. */
export const preflight = (c: Context): Response =>
  c.body(null, 204, {
    ...commonHeaders(c, idsOf(c)),
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE',
    'access-control-allow-headers': c.req.header('access-control-request-headers') ?? '*',
  });
