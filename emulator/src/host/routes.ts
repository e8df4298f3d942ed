import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { announceInstallations } from '../connector/announce';
import { belowServiceUrl, connectorRoutes } from '../connector/routes';
import type { Emulator } from '../state/emulator';
import { chatRoutes, messageRoutes } from './chat-routes';
import { fileRoutes } from './file-routes';
import { listRoutes, rowRoutes } from './list-routes';
import { pageRoutes } from './page-routes';
import { peopleRoutes } from './people-routes';
import { switchRoutes } from './switch-routes';
import { tabRoutes } from './tab-routes';

/**
 * Serves the page that behaves as a Teams host, answers the page's calls, and serves the Bot connector below `/connector/`.
 * Starts to tell the product of installations.
 */
export function hostRoutes(emulator: Emulator): Hono {
  const routes = new Hono();
  const connector = connectorRoutes(emulator);
  announceInstallations(emulator);
  routes.all('/connector/*', (c) => connector.fetch(belowServiceUrl(c.req.raw)));
  const parts = [
    pageRoutes,
    peopleRoutes,
    chatRoutes,
    messageRoutes,
    tabRoutes,
    listRoutes,
    rowRoutes,
    fileRoutes,
    switchRoutes,
  ];
  for (const part of parts) routes.route('/', part(emulator));
  routes.onError((error) => {
    if (error instanceof HTTPException) return error.getResponse();
    throw error;
  });
  return routes;
}
