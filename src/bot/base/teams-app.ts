import { PUBLIC, withOverrides } from '@microsoft/teams.api';
import { App } from '@microsoft/teams.apps';
import type { HttpRouteHandler } from '@microsoft/teams.apps';
import type { ILogger } from '@microsoft/teams.common';
import type { Log } from '../../core/ports';
import type { BotSettings } from './bot-settings';

/** What a turn answers over HTTP. Never without a body: Teams takes an empty invoke answer for a failure and retries. */
export interface TurnAnswer {
  readonly status: number;
  readonly body: object;
}

/** Does the turn for one activity whose token has been checked. */
export type Turn = (activity: unknown) => Promise<TurnAnswer>;

/**
 * The Teams SDK behind our port: it checks the token (signature, issuer, audience, time, `serviceurl`) and hands every
 * activity to `turn`. The server stays ours: the SDK only registers one route on the adapter.
 *
 * @see microsoft/teams.ts, IHttpServerAdapter of @microsoft/teams.apps 2.0.16
 */
export async function createTeamsRoute(
  settings: BotSettings,
  turn: Turn,
  log: Log,
): Promise<HttpRouteHandler> {
  let route: HttpRouteHandler | undefined;
  const app = new App({
    clientId: settings.clientId,
    tenantId: settings.tenantId,
    // Given though false: the SDK would read the environment variable of the same name.
    dangerouslyAllowUnauthenticatedRequests: false,
    cloud: withOverrides(PUBLIC, {
      tokenIssuer: settings.botIssuer,
      // The SDK turns an address that ends in /openidconfiguration into that of the keys; any other it takes as it is.
      openIdMetadataUrl: settings.botKeysUrl,
    }),
    logger: quietLogger(log),
    httpServerAdapter: {
      registerRoute: (_method, _path, handler) => {
        route = handler;
      },
    },
  });
  // Instead of the SDK's router: it brings handlers of its own for sign-in, and reads `value` without looking.
  app.server.onRequest = ({ body }) => turn(body);
  await app.initialize();
  if (route === undefined) throw new BotNotReadyError();
  return route;
}

/** The SDK did not register its route: it has changed, and nothing may be received. */
class BotNotReadyError extends Error {
  override readonly name = 'BotNotReadyError';
}

/** The SDK logs bodies and tokens' faults at length; we keep only that something was refused or failed. */
function quietLogger(log: Log): ILogger {
  const silent = () => undefined;
  const logger: ILogger = {
    debug: silent,
    info: silent,
    trace: silent,
    warn: silent,
    error: (first: unknown) => {
      log.info('bot.sdk', { message: String(first).slice(0, 120) });
    },
    log: silent,
    child: () => logger,
  };
  return logger;
}
