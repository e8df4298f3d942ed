import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { setTimeout as wait } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import { errorBody, GraphError, newGuid } from '../graph/errors';
import type { Fault } from './fault-schema';
import type { Faults } from './faults';

/** Codes and messages that go with a status asked for. @see graph.md §11.2 */
const WORDS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  412: ['resourceModified', "ETag does not match current item's value"],
  429: ['activityLimitReached', 'The request has been throttled'],
  500: ['generalException', 'General exception while processing'],
  503: ['serviceNotAvailable', 'The service is not available. Try the request again.'],
};

function refusal(c: Context, status: number, fault: Fault): Response {
  const [code, message] = WORDS[status] ?? ['UnknownError', ''];
  const requestId = newGuid();
  const ids = { requestId, clientRequestId: c.req.header('client-request-id') ?? requestId };
  const body = errorBody(new GraphError(status, code, { message }), ids);
  return c.json(body, status as 500, {
    'request-id': ids.requestId,
    'client-request-id': ids.clientRequestId,
    ...(fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }),
  });
}

const socketOf = (c: Context): HttpBindings => c.env as HttpBindings;

/** Breaks the connection; the caller sees a reset, never an answer. */
function breakOff(c: Context): Promise<Response> {
  const { socket } = socketOf(c).incoming;
  // Node resets bare connections alone; an encrypted one that just ends is an ECONNRESET to its client.
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
  return new Promise(() => undefined);
}

/** Sends the head and half of the body, then breaks the connection. */
async function tear(c: Context): Promise<Response> {
  const bytes = Buffer.from(await c.res.arrayBuffer());
  const { outgoing, incoming } = socketOf(c);
  outgoing.writeHead(c.res.status, {
    ...Object.fromEntries(c.res.headers),
    'content-length': bytes.length,
  });
  outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    incoming.socket.destroy();
  });
  return new Promise(() => undefined);
}

/** Puts an error object among the entries of a page, as delta was once seen to do. @see graph.md row 56 */
async function spoilPage(c: Context): Promise<void> {
  const body = (await c.res.clone().json()) as { value?: unknown[] };
  if (!Array.isArray(body.value)) return;
  const error = { code: 'InternalServerError', message: 'Cannot write a deleted resource.' };
  const spoilt = { ...body, value: [{ error }, ...body.value] };
  c.res = new Response(JSON.stringify(spoilt), { status: c.res.status, headers: c.res.headers });
}

/** What goes wrong after the call has had its effect. */
async function spoil(c: Context, fault: Fault): Promise<Response | undefined> {
  if (fault.reset === 'after') return breakOff(c);
  if (fault.errorObjectInPage === true) await spoilPage(c);
  return fault.tornBody === true ? tear(c) : undefined;
}

/** Lets the faults that were asked for happen to calls of Graph, sign-in and connector. */
export function faultDoor(faults: Faults): MiddlewareHandler {
  return async (c, next) => {
    const url = new URL(c.req.url);
    if (url.pathname.startsWith('/_emulator')) return next();
    const fault = faults.take({
      to: 'service',
      method: c.req.method,
      pathAndQuery: url.pathname + url.search,
    });
    if (fault === undefined) return next();
    if (fault.delayMs !== undefined) await wait(fault.delayMs);
    if (fault.reset === 'before') return breakOff(c);
    if (fault.status !== undefined) return refusal(c, fault.status, fault);
    await next();
    return spoil(c, fault);
  };
}
