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

/** What the routes are made from besides the stand-in itself. */
export interface GraphParts {
  readonly emulator: Emulator;
  readonly meter: Meter;
  /** What shall go wrong with a part of a batch. */
  readonly partFault: PartFault;
}

/** One call, wherever it came from. */
export interface Call {
  readonly method: string;
  /** Address below the origin, `/v1.0/…?…`. */
  readonly url: URL;
  readonly header: (name: string) => string | undefined;
  /** The body as its route takes it, read when the route is known. */
  readonly body: (takes: 'json' | 'bytes') => Promise<unknown>;
  readonly ids: CallIds;
}

/** 429 as SharePoint words it through Graph. @see graph.md row 21 */
export const throttled = (retryAfterSeconds: number, headers: Readonly<Record<string, string>>) =>
  new GraphError(429, 'activityLimitReached', {
    message: 'The request has been throttled',
    inner: 'throttledRequest',
    headers: { ...headers, 'retry-after': String(retryAfterSeconds) },
  });

/** Serves one call: finds its route, spends its cost, runs it. Refusals are answers, not failures. */
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
    // Before anything is refused: who is answered with half a body unsent hears a broken connection.
    const body = await call.body(takes);
    const spent = meter.admit({
      clientId: caller.client.clientId,
      userId: caller.user?.id,
      clientRequestId: call.ids.clientRequestId,
      units,
    });
    ({ headers } = spent);
    if (!spent.ok) throw throttled(spent.retryAfterSeconds, headers);
    const reply = await run(body);
    return { ...reply, headers: { ...headers, ...reply.headers } };
  } catch (error) {
    const reply = refusalOf(error, call.ids);
    return { ...reply, headers: { ...headers, ...reply.headers } };
  }
}

/** What is wrong with a part before it is a call: no content type, or a batch inside a batch. @see graph.md row 61 */
function refusedPart(part: BatchPart): GraphError | undefined {
  if (/^\/?\$batch\b/i.test(part.url)) return badRequest('A batch cannot hold a batch.');
  if (part.body == null || part.headers['content-type'] !== undefined) return undefined;
  return badRequest('Content-Type header is required for requests with a body.');
}

/** The body of a part as its route takes it; bytes travel as base64. @throws {GraphError} 415 @see graph.md §9 */
function partBody({ body, headers }: BatchPart, takes: 'json' | 'bytes'): unknown {
  if (takes === 'bytes') return Buffer.from(typeof body === 'string' ? body : '', 'base64');
  if (body != null && !/\bjson\b/i.test(headers['content-type'] ?? '')) throw unsupportedType();
  return body;
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
    body: (takes) => new Promise((resolve) => resolve(partBody(part, takes))),
    ids,
  };
  const bent = refusedPart(part);
  if (bent !== undefined) return refusalOf(bent, ids);
  const { method, url } = call;
  const refused = await parts.partFault({ method, url, clientRequestId: ids.clientRequestId });
  return refused ?? serve(parts, call, caller);
}

/** Serves the parts of a batch. @see graph.md §9 */
export async function serveBatch(
  parts: GraphParts,
  call: Call,
  caller: Caller,
): Promise<GraphReply> {
  try {
    const run = (part: BatchPart) => servePart(parts, call, { part, caller });
    const wanted = parseBatch(await call.body('json'));
    const { clientRequestId } = call.ids;
    return { status: 200, body: await runBatch(wanted, { run, clientRequestId }) };
  } catch (error) {
    return refusalOf(error, call.ids);
  }
}
