import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { setTimeout as wait } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import type { Emulator } from '../state/emulator';
import { expiredLink } from './expired-link';
import type { Fault } from './fault-schema';
import type { Faults } from './faults';
import { spoilPage } from './pages';
import { refusalFor } from './refusals';
import { spoilSignIn } from './wrong-sign-in';

/** What the door stands before. */
export interface DoorParts {
  readonly faults: Faults;
  readonly emulator: Emulator;
  /** Serves a call as if there were no faults. */
  readonly serve: (call: Request) => Response | Promise<Response>;
}

const socketOf = (c: Context): HttpBindings => c.env as HttpBindings;

/** Node's way to say that the answer is given already: none follows. */
const NO_ANSWER = () => new Promise<Response>(() => undefined);

/** Breaks the connection; the caller sees a reset, never an answer. */
export function breakOff(c: Context): Promise<Response> {
  const { socket } = socketOf(c).incoming;
  // Node resets bare connections alone; an encrypted one that just ends is an ECONNRESET to its client.
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
  return NO_ANSWER();
}

/** Sends the head and half of the body, then breaks the connection. */
async function tear(c: Context, answer: Response): Promise<Response> {
  const bytes = Buffer.from(await answer.arrayBuffer());
  const { outgoing, incoming } = socketOf(c);
  outgoing.writeHead(answer.status, {
    ...Object.fromEntries(answer.headers),
    'content-length': bytes.length,
  });
  outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    incoming.socket.destroy();
  });
  return NO_ANSWER();
}

/** The call with its body in memory: the connection that it came by may be gone when it is served. */
async function kept(call: Request): Promise<Request> {
  const { url, method, headers } = call;
  const body = ['GET', 'HEAD'].includes(method) ? null : await call.arrayBuffer();
  return new Request(url, { method, headers, body });
}

/** What a proxy in front says of its own. */
const proxyPage = (status: number): string =>
  `<html><head><title>${String(status)}</title></head><body><h1>${String(status)}</h1></body></html>`;

/** What is answered instead of serving the call. */
function refused(c: Context, { emulator }: DoorParts, fault: Fault): Response | undefined {
  const url = new URL(c.req.url);
  const asked = { url, clientRequestId: c.req.header('client-request-id') };
  const found =
    fault.expiredLink === true ? expiredLink(emulator, asked, fault) : refusalFor(asked, fault);
  if (found === undefined) return undefined;
  const status = found.status as 400;
  if (fault.body === undefined) return c.json(found.body, status, { ...found.headers });
  const page = fault.body === 'html' ? proxyPage(status) : '';
  return c.html(page, status, { ...found.headers });
}

/** Breaks off now and serves later; nobody hears what came of it. */
function serveLater(c: Context, parts: DoorParts, later: { call: Request; afterMs: number }) {
  void wait(later.afterMs, undefined, { ref: false }).then(() => parts.serve(later.call));
  return breakOff(c);
}

/** What goes wrong after the call has had its effect. */
async function spoil(
  c: Context,
  { emulator, answer }: { emulator: Emulator; answer: Response },
  fault: Fault,
): Promise<Response> {
  if (fault.holdMs !== undefined) await wait(fault.holdMs);
  if (fault.reset === 'after') return breakOff(c);
  const spoilt =
    fault.token === undefined
      ? await spoilPage(new URL(c.req.url), answer, fault)
      : await spoilSignIn(emulator, answer, fault.token);
  return fault.tornBody === true ? tear(c, spoilt) : spoilt;
}

async function happen(c: Context, parts: DoorParts, fault: Fault): Promise<Response> {
  const call = await kept(c.req.raw);
  if (fault.clockJumpMs !== undefined) parts.emulator.clock.advance(fault.clockJumpMs);
  if (fault.delayMs !== undefined) await wait(fault.delayMs);
  if (fault.effectAfterMs !== undefined)
    return serveLater(c, parts, { call, afterMs: fault.effectAfterMs });
  if (fault.reset === 'before') return breakOff(c);
  const refusal = refused(c, parts, fault);
  if (refusal !== undefined) return refusal;
  return spoil(c, { emulator: parts.emulator, answer: await parts.serve(call) }, fault);
}

/** Is it the stand-in's own, in whose place nothing is in a tenant? The page's sign-in is Teams'. */
const isOwn = (pathname: string): boolean =>
  /^\/(_emulator|host)\b/.test(pathname) && pathname !== '/host/token';

/** Lets the faults that were asked for happen to calls of Graph, sign-in and connector. */
export function faultDoor(parts: DoorParts): MiddlewareHandler {
  return async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    if (isOwn(pathname)) return next();
    const pathAndQuery = pathname + search;
    const fault = parts.faults.take({ to: 'service', method: c.req.method, pathAndQuery });
    return fault === undefined ? next() : happen(c, parts, fault);
  };
}
