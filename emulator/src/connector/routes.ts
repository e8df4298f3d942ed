import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Emulator } from '../state/emulator';
import { activityRoutes } from './activity-routes';
import { mustBeTheBot } from './caller';
import { refusal } from './connector-error';
import { conversationRoutes } from './conversation-routes';
import { makeThrottle } from './limits';
import { memberRoutes, teamRoutes } from './member-routes';

/** Answers the Bot Framework's REST connector as Teams does, below the `serviceUrl`. */
export function connectorRoutes(emulator: Emulator): Hono {
  const throttle = makeThrottle();
  const routes = new Hono();
  routes.use('*', async (c, next) => {
    await mustBeTheBot(emulator, c.req.header('Authorization'));
    await next();
  });
  routes.route('/', conversationRoutes(emulator, throttle));
  routes.route('/', activityRoutes(emulator, throttle));
  routes.route('/', memberRoutes(emulator, throttle));
  routes.route('/', teamRoutes(emulator, throttle));
  routes.notFound((c) => {
    const name = `${c.req.method} ${c.req.path}`;
    return refusal('NotImplemented', `The emulator's connector does not do ${name}.`).getResponse();
  });
  routes.onError((error) => {
    if (error instanceof HTTPException) return error.getResponse();
    throw error;
  });
  return routes;
}

/** Rewrites a request's path to be below `serviceUrl`, also when the client put a second slash before `v3`, as Teams does. */
export function belowServiceUrl(request: Request): Request {
  const url = new URL(request.url);
  url.pathname = url.pathname.replace(/^\/connector\/*/, '/').replace(/\/{2,}/g, '/');
  return new Request(url, request);
}
