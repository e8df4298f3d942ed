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

/** What the fault middleware needs. */
export interface FaultDeps {
  readonly faults: Faults;
  readonly emulator: Emulator;
  /** Serves a call as if there were no faults. */
  readonly serve: (call: Request) => Response | Promise<Response>;
}

const socketOf = (c: Context): HttpBindings => c.env as HttpBindings;

/** A response that never comes, for calls whose connection this file has answered or broken itself. */
const NO_ANSWER = () => new Promise<Response>(() => undefined);

/** Breaks the caller's connection without an answer, so that the caller sees ECONNRESET. */
export function breakOff(c: Context): Promise<Response> {
  const { socket } = socketOf(c).incoming;
  // Node cannot reset a TLS socket, but a client sees one that is destroyed as ECONNRESET.
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
  return NO_ANSWER();
}

/** Sends the head and half of the body, then breaks the connection. */
async function sendHalf(c: Context, answer: Response): Promise<Response> {
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

/** Copies a call with its body into memory, since its connection may be gone when the call is served. */
async function buffered(call: Request): Promise<Request> {
  const { url, method, headers } = call;
  const body = ['GET', 'HEAD'].includes(method) ? null : await call.arrayBuffer();
  return new Request(url, { method, headers, body });
}

/** The HTML page that a proxy in front of the API answers with. */
const proxyPage = (status: number): string =>
  `<html><head><title>${String(status)}</title></head><body><h1>${String(status)}</h1></body></html>`;

/** The error answer that a fault puts in place of the served call; `undefined` when the fault lets the call be served. */
function refusalOf(c: Context, { emulator }: FaultDeps, fault: Fault): Response | undefined {
  const url = new URL(c.req.url);
  const call = { url, clientRequestId: c.req.header('client-request-id') };
  const refusal =
    fault.expiredLink === true ? expiredLink(emulator, call, fault) : refusalFor(call, fault);
  if (refusal === undefined) return undefined;
  const status = refusal.status as 400;
  if (fault.body === undefined) return c.json(refusal.body, status, { ...refusal.headers });
  const page = fault.body === 'html' ? proxyPage(status) : '';
  return c.html(page, status, { ...refusal.headers });
}

/** Breaks the connection now and serves the call later. The answer goes to nobody. */
function serveLater(c: Context, deps: FaultDeps, later: { call: Request; afterMs: number }) {
  void wait(later.afterMs, undefined, { ref: false }).then(() => deps.serve(later.call));
  return breakOff(c);
}

/** Does to a served call's answer what the fault asks for: delays it, changes it, or breaks the connection. */
async function spoilAnswer(
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
  return fault.tornBody === true ? sendHalf(c, spoilt) : spoilt;
}

async function serveWithFault(c: Context, deps: FaultDeps, fault: Fault): Promise<Response> {
  const call = await buffered(c.req.raw);
  if (fault.clockJumpMs !== undefined) deps.emulator.clock.advance(fault.clockJumpMs);
  if (fault.delayMs !== undefined) await wait(fault.delayMs);
  if (fault.effectAfterMs !== undefined)
    return serveLater(c, deps, { call, afterMs: fault.effectAfterMs });
  if (fault.reset === 'before') return breakOff(c);
  const refusal = refusalOf(c, deps, fault);
  if (refusal !== undefined) return refusal;
  return spoilAnswer(c, { emulator: deps.emulator, answer: await deps.serve(call) }, fault);
}

/**
 * Whether a path belongs to the emulator alone, so that a tenant has nothing in its place. `/host/token` is not one of them: it
 * is the sign-in of Teams.
 */
const isEmulatorOnly = (pathname: string): boolean =>
  /^\/(_emulator|host)\b/.test(pathname) && pathname !== '/host/token';

/** Makes the faults of `POST /_emulator/faults` happen to calls of Graph, Entra ID and the Bot connector. */
export function faultMiddleware(deps: FaultDeps): MiddlewareHandler {
  return async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    if (isEmulatorOnly(pathname)) return next();
    const pathAndQuery = pathname + search;
    const fault = deps.faults.take({ to: 'service', method: c.req.method, pathAndQuery });
    return fault === undefined ? next() : serveWithFault(c, deps, fault);
  };
}
