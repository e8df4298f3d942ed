import { Hono, type Context } from 'hono';
import type { PartFault } from '../control/part-fault';
import type { Emulator } from '../emulator';
import { callerOf, type Caller } from './access';
import { parseBatch, runBatch, type BatchPart } from './batch';
import { prepare } from './dispatch';
import { idsOf, preflight, refusalOf, refuseUnknown, respond, type CallIds } from './envelope';
import { badRequest, GraphError, newGuid } from './errors';
import { jsonBody, unsupportedType } from './json-body';
import type { Meter } from './meter';
import { queryOptions } from './query-options';
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
  readonly ids: CallIds;
}

/** 429 as SharePoint words it through Graph. @see graph.md row 21 */
const throttled = (retryAfterSeconds: number, headers: Readonly<Record<string, string>>) =>
  new GraphError(429, 'activityLimitReached', {
    message: 'The request has been throttled',
    inner: 'throttledRequest',
    headers: { ...headers, 'retry-after': String(retryAfterSeconds) },
  });

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
      path: url.pathname.replace(/^\/v1\.0/i, ''),
      query: queryOptions(url),
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
    const reply = refusalOf(error, call.ids);
    return { ...reply, headers: { ...headers, ...reply.headers } };
  }
}

/** What is wrong with a part before it is a call: its content type, or a batch inside a batch. @see graph.md row 61 */
function refusedPart(part: BatchPart): GraphError | undefined {
  const type = part.headers['content-type'];
  if (/^\/?\$batch\b/i.test(part.url)) return badRequest('A batch cannot hold a batch.');
  if (part.body == null) return undefined;
  if (type === undefined) {
    return badRequest('Content-Type header is required for requests with a body.');
  }
  return /\bjson\b/i.test(type) ? undefined : unsupportedType();
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
  const bent = refusedPart(part);
  if (bent !== undefined) return refusalOf(bent, ids);
  const { method, url } = call;
  const refused = await parts.partFault({ method, url, clientRequestId: ids.clientRequestId });
  return refused ?? serve(parts, call, caller);
}

async function serveBatch(parts: GraphParts, call: Call, caller: Caller): Promise<GraphReply> {
  try {
    const run = (part: BatchPart) => servePart(parts, call, { part, caller });
    const { clientRequestId } = call.ids;
    const body = await runBatch(parseBatch(call.body), { run, clientRequestId });
    return { status: 200, body };
  } catch (error) {
    return refusalOf(error, call.ids);
  }
}

async function answer(parts: GraphParts, c: Context, ids: CallIds): Promise<GraphReply> {
  const call = {
    method: c.req.method,
    url: new URL(c.req.url),
    header: (name: string) => c.req.header(name),
    ids,
  };
  try {
    const caller = await callerOf(parts.emulator, c.req.header('authorization'));
    const full = { ...call, body: await jsonBody(c) };
    const isBatch = call.method === 'POST' && /^\/v1\.0\/\$batch\/?$/i.test(call.url.pathname);
    return await (isBatch ? serveBatch : serve)(parts, full, caller);
  } catch (error) {
    return refusalOf(error, ids);
  }
}

/** Graph v1.0 as far as it is built; what is not, another version too, answers 501 and names itself. */
export function graphRoutes(parts: GraphParts): Hono {
  const app = new Hono();
  app.options('/:version{[vV]1\\.0}/*', preflight);
  app.all('/:version{[vV]1\\.0}/*', async (c) => {
    const ids = idsOf(c);
    return respond(c, ids, await answer(parts, c, ids));
  });
  app.all('/beta/*', refuseUnknown);
  return app;
}
