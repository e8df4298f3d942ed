import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { Actor } from '../../core/domain/world';
import type { ServerSettings } from '../base/settings';
import { actRoutes } from './act-routes';
import { botRoutes } from './bot-routes';
import type { Doors } from './route-deps';
import { exportRoutes } from './export-routes';
import { safeHeaders, sameOrigin, tabPolicy } from './headers';
import { publicConfig } from './public-config';
import { publicPageRoutes } from './public-page-routes';
import { rateLimit } from './rate-limit';
import { Refused, refusal } from './refusals';
import { tabRoutes } from './tab-files';
import { viewRoutes } from './view-routes';

const readsPerMinute = 240;
/** A process leader accepts reports one after the other; a script is stopped. */
const writesPerMinute = 60;

/** Who asks, and not too often. */
function signedIn(doors: Doors): Hono<{ Variables: { actor: Actor } }> {
  const api = new Hono<{ Variables: { actor: Actor } }>();
  const reads = rateLimit(readsPerMinute, doors.realNow);
  const writes = rateLimit(writesPerMinute, doors.realNow);
  api.use(async (c, next) => {
    const actor = await doors.verify(c.req.header('Authorization'));
    const wait = (c.req.method === 'GET' ? reads : writes).take(actor.objectId);
    if (wait > 0) throw new Refused(429, 'too-many-requests', wait);
    c.set('actor', actor);
    await next();
  });
  api.use('/views/*', compress());
  api.route('/views', viewRoutes(doors));
  api.route('/acts', actRoutes(doors));
  api.route('/rounds', exportRoutes(doors));
  return api;
}

/** The server's doors, as docs/architecture.md lists them. `tabFolder` is the built tab. */
export function productApp(doors: Doors, settings: ServerSettings, tabFolder: string): Hono {
  const app = new Hono();
  app.use(safeHeaders);
  app.onError(refusal(doors.log));
  app.notFound((c) => c.text('Not found', 404));
  app.get('/healthz', (c) => {
    const health = doors.product.health();
    return c.json(health, health.status === 'ok' ? 200 : 503);
  });
  app.route('/', publicPageRoutes());
  app.get('/tab', (c) => c.redirect('/tab/', 308));
  app.route(
    '/tab',
    tabRoutes(tabFolder, tabPolicy(settings.hostOrigins, new URL(settings.loginUrl).origin)),
  );
  app.use('/api/*', sameOrigin);
  app.route('/api/messages', botRoutes(doors));
  app.get('/api/config', (c) => {
    c.header('Cache-Control', 'no-cache');
    return c.json(publicConfig(settings));
  });
  app.route('/api', signedIn(doors));
  return app;
}
