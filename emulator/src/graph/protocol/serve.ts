import type { PartFault } from '../../control/part-fault';
import type { Emulator } from '../../state/emulator';
import type { Caller } from '../access/access';
import { parseBatch, runBatch, type BatchPart } from './batch';
import { prepare } from './dispatch';
import { refusalOf, type CallIds } from './envelope';
import { badRequest, GraphError, newGuid } from './errors';
import { unsupportedType } from './json-body';
import type { Meter } from './meter';
import { queryOptions } from './query-options';
import type { GraphReply } from './route';

/** What serving a call needs: the emulator's state, the meter, and the faults asked for. */
export interface GraphParts {
  readonly emulator: Emulator;
  readonly meter: Meter;
  /** Decides which fault a request inside a batch gets. */
  readonly partFault: PartFault;
}

/** One call, from an HTTP request or from a batch. */
export interface Call {
  readonly method: string;
  /** Address below the origin, `/v1.0/…?…`. */
  readonly url: URL;
  readonly header: (name: string) => string | undefined;
  /** Reads the body in the form that the route takes. Called once the route is known. */
  readonly body: (takes: 'json' | 'bytes') => Promise<unknown>;
  readonly ids: CallIds;
}

/** 429 in SharePoint's words. @see docs/behaviours.md row 21 */
export const throttled = (retryAfterSeconds: number, headers: Readonly<Record<string, string>>) =>
  new GraphError(429, 'activityLimitReached', {
    message: 'The request has been throttled',
    inner: 'throttledRequest',
    headers: { ...headers, 'retry-after': String(retryAfterSeconds) },
  });

/**
 * Serves one call: finds its route, spends its cost, runs it. A refusal is returned as an answer, not thrown.
 */
export async function serve(parts: GraphParts, call: Call, caller: Caller): Promise<GraphReply> {
  const { emulator, meter } = parts;
  let headers: Readonly<Record<string, string>> = {};
  try {
    const { method, url, header } = call;
    const { units, takes, run } = prepare({
      emulator,
      method,
      base: `${url.origin}/v1.0`,
      path: url.pathname.replace(/^\/v1\.0/i, ''),
      query: queryOptions(url),
      header,
      caller,
    });
    // Read the body before refusing, or the client sees a connection reset.
    const body = await call.body(takes);
    const admission = meter.admit({
      clientId: caller.client.clientId,
      userId: caller.user?.id,
      clientRequestId: call.ids.clientRequestId,
      units,
    });
    ({ headers } = admission);
    if (!admission.ok) throw throttled(admission.retryAfterSeconds, headers);
    const reply = await run(body);
    return { ...reply, headers: { ...headers, ...reply.headers } };
  } catch (error) {
    const reply = refusalOf(error, call.ids);
    return { ...reply, headers: { ...headers, ...reply.headers } };
  }
}

/**
 * The error of a batch request that cannot be run: it has a body without `Content-Type`, or it is a batch
 * itself.
 *
 * @see docs/behaviours.md row 61
 */
function refusedPart(part: BatchPart): GraphError | undefined {
  if (/^\/?\$batch\b/i.test(part.url)) return badRequest('A batch cannot hold a batch.');
  if (part.body == null || part.headers['content-type'] !== undefined) return undefined;
  return badRequest('Content-Type header is required for requests with a body.');
}

/**
 * The body of a batch request in the form that its route takes; bytes come as base64.
 *
 * @throws {GraphError} 415
 * @see https://learn.microsoft.com/graph/json-batching
 */
function partBody({ body, headers }: BatchPart, takes: 'json' | 'bytes'): unknown {
  if (takes === 'bytes') return Buffer.from(typeof body === 'string' ? body : '', 'base64');
  if (body != null && !/\bjson\b/i.test(headers['content-type'] ?? '')) throw unsupportedType();
  return body;
}

/** Serves one request of a batch like a call of its own, with its own request id and cost. */
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
    body: (takes) => new Promise((resolve) => resolve(partBody(part, takes))),
    ids,
  };
  const error = refusedPart(part);
  if (error !== undefined) return refusalOf(error, ids);
  const { method, url } = call;
  const refused = await parts.partFault({ method, url, clientRequestId: ids.clientRequestId });
  return refused ?? serve(parts, call, caller);
}

/**
 * Serves a `$batch` call. Its own status is 200 whenever its body could be parsed.
 *
 * @see https://learn.microsoft.com/graph/json-batching
 */
export async function serveBatch(
  parts: GraphParts,
  call: Call,
  caller: Caller,
): Promise<GraphReply> {
  try {
    const run = (part: BatchPart) => servePart(parts, call, { part, caller });
    const batchParts = parseBatch(await call.body('json'));
    const { clientRequestId } = call.ids;
    return { status: 200, body: await runBatch(batchParts, { run, clientRequestId }) };
  } catch (error) {
    return refusalOf(error, call.ids);
  }
}
