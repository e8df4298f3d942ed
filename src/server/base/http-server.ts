import { getRequestListener, type ServerType } from '@hono/node-server';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { StartRefused } from './start-refused';

/** How long, and how many, connections the server bears with. */
export interface HttpLimits {
  /** Milliseconds for a whole request with its body. */
  readonly requestMs: number;
  /** Milliseconds for the headers of a request. */
  readonly headersMs: number;
  /** Milliseconds for which a connection without a request stays open. */
  readonly keepAliveMs: number;
  /** Interval in milliseconds at which Node looks for connections that are too slow. */
  readonly checkEveryMs: number;
  readonly connections: number;
}

/**
 * The limits of the product. Its largest request, an import of 1 MB, takes seconds on a slow telephone line; Node's own
 * limit of five minutes would let anybody hold connections with a byte a second. Idle connections stay open longer than
 * the 60 seconds for which common gateways keep theirs, so that no gateway sends a request into a connection that closes.
 * 2,000 connections are several for each of a municipality's managers, and some megabytes of memory.
 *
 * @see https://nodejs.org/api/http.html#serverrequesttimeout
 */
export const httpLimits: HttpLimits = {
  requestMs: 10_000,
  headersMs: 5_000,
  keepAliveMs: 65_000,
  checkEveryMs: 1_000,
  connections: 2_000,
};

/** What `listen` serves, and where. */
export interface Listening {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** Answers a request at once and returns true; a request for which it returns false goes to `fetch`. */
  readonly quick?: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
  readonly port: number;
  readonly hostname: string;
}

/** Starts to listen. @throws {StartRefused} when the port is busy */
export function listen(
  { fetch, port, hostname, quick = () => false }: Listening,
  limits: HttpLimits = httpLimits,
): Promise<ServerType> {
  const serverOptions = {
    requestTimeout: limits.requestMs,
    headersTimeout: limits.headersMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: limits.checkEveryMs,
  };
  const usual = getRequestListener(fetch, { hostname });
  const server = createServer(serverOptions, (request, response) => {
    if (!quick(request, response)) void usual(request, response);
  });
  return new Promise((done, refuse) => {
    server.listen(port, hostname, () => {
      done(server);
    });
    server.maxConnections = limits.connections;
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const isBusy = cause.code === 'EADDRINUSE';
      refuse(isBusy ? new StartRefused(`Port ${String(port)} is busy.`, cause) : cause);
    });
  });
}
