import type { Hono } from 'hono';
import { runningTime } from '../../../src/core/domain/base/running-time';
import type { ServerSettings } from '../../../src/server/base/settings';
import { roundWorkbook } from '../../../src/documents/follow-up/round-workbook';
import { NotSignedIn } from '../../../src/server/auth/not-signed-in';
import { productApp } from '../../../src/server/routes/app';
import type { RouteDeps } from '../../../src/server/routes/route-deps';
import { anActor } from '../core/builders';
import type { Instance } from '../core/fake-context';

/** Settings of a server that calls nothing. */
export const settings: ServerSettings = {
  port: 0,
  bind: '127.0.0.1',
  tenantId: 'tenant',
  clientId: 'client',
  siteUrl: 'https://granforsa.sharepoint.example/sites/jamna',
  graphUrl: 'https://graph.example',
  loginUrl: 'https://login.example',
  botIssuer: 'https://issuer.example',
  botKeysUrl: 'https://keys.example',
  serviceUrlHosts: [],
  hostOrigins: [],
  appDomain: 'jamna.example',
  teamsAppId: 'app',
  firstProcessLeaders: [],
};

/** The routes of the server with an instance of the product behind them, called without a network. */
export interface FakeApp {
  readonly app: Hono;
  /** Texts of the alarms and of the information in the log. */
  readonly logged: string[];
  /** The activities that the bot has received. */
  readonly received: unknown[];
  /** Calls the server; `as` is the name of the person who is signed in. */
  readonly call: (path: string, options?: CallOptions) => Promise<Response>;
}

export interface CallOptions {
  readonly as?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/**
 * Makes the routes. The header `Authorization` of a request is the name of the person who is signed in. `own` replaces parts of
 * the server.
 */
export function aFakeApp(instance: Instance, now = 0, own: Partial<RouteDeps> = {}): FakeApp {
  const { deps, logged, received } = fakeDeps(instance, now);
  const app = productApp({ ...deps, ...own }, settings, '/no-folder');
  const call = async (path: string, { as, method, headers = {}, body }: CallOptions = {}) =>
    app.request(path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { ...(as !== undefined && { Authorization: encodeURIComponent(as) }), ...headers },
      ...(body !== undefined && { body }),
    });
  return { app, logged, received, call };
}

/** Makes what the routes need, with an instance of the product behind it, and what the log and the bot have got. */
export function fakeDeps(instance: Instance, now = 0) {
  const logged: string[] = [];
  const received: unknown[] = [];
  const note = (...parts: readonly unknown[]) => {
    logged.push(
      parts.map((part) => (part instanceof Error ? part.stack : JSON.stringify(part))).join(' '),
    );
  };
  const deps: RouteDeps = {
    product: {
      health: () => ({
        ...{ status: 'ok', lists: 'ready', graph: 'ok', signIn: 'ok', clock: 'ok', readAt: {} },
      }),
      contextFor: (actor) => instance.as(actor),
      version: () => '1',
      tabSeen: () => undefined,
    },
    verify: (authorization) => {
      if (authorization === undefined) return Promise.reject(new NotSignedIn('Nobody'));
      return Promise.resolve(anActor(decodeURIComponent(authorization)));
    },
    verifyConnector: () => Promise.resolve(() => undefined),
    bot: {
      receive: (activity) => {
        received.push(activity);
        return Promise.resolve({ status: 200, body: {} });
      },
    },
    writeWorkbook: async (make) => roundWorkbook(await make()),
    log: { info: note, alarm: note },
    runningNow: () => runningTime(now),
  };
  return { deps, logged, received };
}

let lastKey = 0;

/** The headers and the body of a good request for an act. */
export function actRequest(input: unknown, headers: Readonly<Record<string, string>> = {}) {
  lastKey += 1;
  const key = `key-of-a-test-${String(lastKey)}`;
  return {
    body: typeof input === 'string' ? input : JSON.stringify(input),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, ...headers },
  };
}
