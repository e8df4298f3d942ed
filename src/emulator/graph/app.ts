import { Hono, type Context } from 'hono';
import type { PartFault } from '../control/part-fault';
import type { Emulator } from '../emulator';
import { callerOf, type Caller } from './access';
import { parseBatch, runBatch, type BatchPart } from './batch';
import { prepare } from './dispatch';
import { badRequest, errorBody, GraphError, newGuid } from './errors';
import type { Meter } from './meter';
import type { GraphReply } from './route';

/** What the routes are made from besides the stand-in itself. */
export interface GraphParts {
  readonly emulator: Emulator;
  readonly meter: Meter;
  /** What shall go wrong with a part of a batch. */
  readonly partFault: PartFault;
}

/** One call, wherever it came from. */
interface Call {
  readonly method: string;
  /** Address below the origin, `/v1.0/…?…`. */
  readonly url: URL;
  readonly header: (name: string) => string | undefined;
  readonly body: unknown;
  readonly ids: { readonly requestId: string; readonly clientRequestId: string };
}

const JSON_TYPE =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** Query options by lower-case name without `$`; it may be left out. @see graph.md §1 */
const optionsOf = (url: URL): ReadonlyMap<string, string> =>
  new Map(
    [...url.searchParams].map(([name, value]) => [name.replace(/^\$/, '').toLowerCase(), value]),
  );

/** 429 as SharePoint words it through Graph. @see graph.md row 21 */
const throttled = (retryAfterSeconds: number, headers: Readonly<Record<string, string>>) =>
  new GraphError(429, 'activityLimitReached', {
    message: 'The request has been throttled',
    inner: 'throttledRequest',
    headers: { ...headers, 'retry-after': String(retryAfterSeconds) },
  });

/** A fault of the stand-in itself: told on stderr, answered as Graph answers its own. */
function unexpected(error: unknown): GraphError {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return new GraphError(500, 'generalException', {
    message: 'General exception while processing',
  });
}

const failed = (error: unknown, call: Call): GraphReply => {
  const known = error instanceof GraphError ? error : unexpected(error);
  return { status: known.status, headers: known.headers, body: errorBody(known, call.ids) };
};

/** Serves one call: finds its route, spends its cost, runs it. Refusals are answers, not failures. */
async function serve(parts: GraphParts, call: Call, caller: Caller): Promise<GraphReply> {
  const { emulator, meter } = parts;
  let headers: Readonly<Record<string, string>> = {};
  try {
    const { method, url, header, body } = call;
    const { units, run } = prepare({
      emulator,
      method,
      base: `${url.origin}/v1.0`,
      path: url.pathname.replace(/^\/v1\.0/, ''),
      query: optionsOf(url),
      header,
      body,
      caller,
    });
    const spent = meter.admit({
      clientId: caller.client.clientId,
      userId: caller.user?.id,
      clientRequestId: call.ids.clientRequestId,
      units,
    });
    ({ headers } = spent);
    if (!spent.ok) throw throttled(spent.retryAfterSeconds, headers);
    const reply = await run();
    return { ...reply, headers: { ...headers, ...reply.headers } };
  } catch (error) {
    const reply = failed(error, call);
    return { ...reply, headers: { ...headers, ...reply.headers } };
  }
}

/** A part of a batch as a call of its own, with its own id and cost. */
async function servePart(
  parts: GraphParts,
  outer: Call,
  at: { part: BatchPart; caller: Caller },
): Promise<GraphReply> {
  const { part, caller } = at;
  const ids = { requestId: newGuid(), clientRequestId: outer.ids.clientRequestId };
  const path = part.url.startsWith('/') ? part.url : `/${part.url}`;
  const call: Call = {
    method: part.method,
    url: new URL(`${outer.url.origin}/v1.0${path}`),
    header: (name) => part.headers[name.toLowerCase()],
    body: part.body,
    ids,
  };
  if (part.body !== undefined && part.headers['content-type'] === undefined) {
    const error = badRequest('Content-Type header is required for requests with a body.');
    return failed(error, call);
  }
  const { method, url } = call;
  const refused = await parts.partFault({ method, url, clientRequestId: ids.clientRequestId });
  return refused ?? serve(parts, call, caller);
}

async function serveBatch(parts: GraphParts, call: Call, caller: Caller): Promise<GraphReply> {
  try {
    const run = (part: BatchPart) => servePart(parts, call, { part, caller });
    return { status: 200, body: await runBatch(parseBatch(call.body), run) };
  } catch (error) {
    return failed(error, call);
  }
}

async function bodyOf(c: Context): Promise<unknown> {
  if (['GET', 'DELETE'].includes(c.req.method)) return undefined;
  const text = await c.req.text();
  if (text === '') return undefined;
  if (!(c.req.header('content-type') ?? '').toLowerCase().includes('json')) {
    throw new GraphError(415, 'invalidRequest', {
      message: 'The Content-Type header is missing or not supported.',
    });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest(
      'Unable to read JSON request payload. Please ensure payload is of valid JSON format.',
    );
  }
}

async function answer(parts: GraphParts, c: Context, ids: Call['ids']): Promise<GraphReply> {
  const call = {
    method: c.req.method,
    url: new URL(c.req.url),
    header: (name: string) => c.req.header(name),
    body: undefined,
    ids,
  };
  try {
    const caller = await callerOf(parts.emulator, c.req.header('authorization'));
    const full = { ...call, body: await bodyOf(c) };
    const isBatch = call.method === 'POST' && /^\/v1\.0\/\$batch$/i.test(call.url.pathname);
    return await (isBatch ? serveBatch : serve)(parts, full, caller);
  } catch (error) {
    return failed(error, call);
  }
}

/** Headers that a browser may read. @see graph.md §1 */
const EXPOSED =
  'ETag, Location, Preference-Applied, Content-Range, request-id, client-request-id, ReadWriteConsistencyToken, SdkVersion, WWW-Authenticate, x-ms-client-gcc-tenant, Retry-After';

/** Headers of every answer. @see graph.md §1, row 19 */
function commonHeaders(c: Context, ids: Call['ids']): Record<string, string> {
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

/** Graph v1.0 as far as it is built; what is not answers 501 and names itself. */
export function graphRoutes(parts: GraphParts): Hono {
  const app = new Hono();
  app.options('/v1.0/*', (c) =>
    c.body(null, 204, {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE',
      'access-control-allow-headers': c.req.header('access-control-request-headers') ?? '*',
    }),
  );
  app.all('/v1.0/*', async (c) => {
    const requestId = newGuid();
    const ids = { requestId, clientRequestId: c.req.header('client-request-id') ?? requestId };
    const reply = await answer(parts, c, ids);
    const headers = { ...commonHeaders(c, ids), ...reply.headers };
    const status = reply.status as 200;
    if (reply.body === undefined) return c.body(null, status, headers);
    return c.body(JSON.stringify(reply.body), status, {
      ...headers,
      'content-type': JSON_TYPE,
      'odata-version': '4.0',
    });
  });
  return app;
}
