import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { announceInstallations } from '../connector/announce';
import { belowServiceUrl, connectorRoutes } from '../connector/routes';
import type { Emulator } from '../state/emulator';
import { chatRoutes, talkRoutes } from './chat-routes';
import { fileRoutes } from './file-routes';
import { listRoutes, rowRoutes } from './list-routes';
import { pageRoutes } from './page-routes';
import { peopleRoutes } from './people-routes';
import { switchRoutes } from './switch-routes';
import { tabRoutes } from './tab-routes';

/**
 * The page that behaves as a Teams host, what it asks for, and the bot connector below `/connector/`. Begins to tell the
 * product of installations.
 */
export function hostRoutes(emulator: Emulator): Hono {
  const routes = new Hono();
  const connector = connectorRoutes(emulator);
  announceInstallations(emulator);
  routes.all('/connector/*', (c) => connector.fetch(belowServiceUrl(c.req.raw)));
  const talk = [chatRoutes, talkRoutes, tabRoutes];
  const parts = [
    pageRoutes,
    peopleRoutes,
    ...talk,
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
