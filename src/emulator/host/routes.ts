import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { announceInstallations } from '../connector/announce';
import { belowServiceUrl, connectorRoutes } from '../connector/routes';
import type { Emulator } from '../emulator';
import { chatRoutes } from './chat-routes';
import { listRoutes } from './list-routes';
import { pageRoutes } from './page-routes';
import { peopleRoutes } from './people-routes';

/**
 * The page that behaves as a Teams host, what it asks for, and the bot connector below `/connector/`. Begins to tell the
 * product of installations.
 */
export function hostRoutes(emulator: Emulator): Hono {
  const routes = new Hono();
  const connector = connectorRoutes(emulator);
  announceInstallations(emulator);
  routes.all('/connector/*', (c) => connector.fetch(belowServiceUrl(c.req.raw)));
  routes.route('/', pageRoutes(emulator));
  routes.route('/', peopleRoutes(emulator));
  routes.route('/', chatRoutes(emulator));
  routes.route('/', listRoutes(emulator));
  routes.onError((error) => {
    if (error instanceof HTTPException) return error.getResponse();
    throw error;
  });
  return routes;
}
