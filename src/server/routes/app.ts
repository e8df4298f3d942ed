import { Hono } from 'hono';
import type { Actor } from '../../core/domain/base/actor';
import type { VerifyToken } from '../auth/verify-token';
import type { Listening } from '../base/http-server';
import type { ServerSettings } from '../base/settings';
import { actRoutes } from './act-routes';
import { botRoutes } from './bot-routes';
import type { RouteDeps } from './route-deps';
import { exportRoutes } from './export-routes';
import { safeHeaders, sameOrigin, tabPolicy } from './headers';
import { peopleRoutes } from './people-routes';
import { publicConfig } from './public-config';
import { publicPageRoutes } from './public-page-routes';
import { quickViews } from './quick-views';
import { rateLimit, type RateLimit } from './rate-limit';
import { clockDifferences, type ClockDifferences } from '../auth/clock-differences';
import { noQuery, readQuery } from './read-query';
import { Refused, refusal } from './refusals';
import { tabRoutes } from './tab-files';
import { ViewAnswers } from './view-answers';
import { viewRoutes } from './view-routes';

const readsPerMinute = 240;
/** High enough for a process leader who accepts reports one after the other, low enough to stop a script. */
const writesPerMinute = 60;

/** What the routes and the quick way past them share. */
interface Shared {
  readonly reads: RateLimit;
  readonly answers: ViewAnswers;
  readonly differences: ClockDifferences;
}

const sharedBy = ({ runningNow }: RouteDeps): Shared => ({
  reads: rateLimit(readsPerMinute, runningNow),
  answers: new ViewAnswers(),
  differences: clockDifferences(runningNow),
});

/** The routes that need a signed-in person: verifies the token and limits the rate of each person. */
function signedIn(
  deps: RouteDeps,
  { reads, answers }: Shared,
): Hono<{ Variables: { actor: Actor } }> {
  const api = new Hono<{ Variables: { actor: Actor } }>();
  const writes = rateLimit(writesPerMinute, deps.runningNow);
  api.use(async (c, next) => {
    const actor = await deps.verify(c.req.header('Authorization'));
    const wait = (c.req.method === 'GET' ? reads : writes).take(actor.objectId);
    if (wait > 0) throw new Refused(429, 'too-many-requests', wait);
    c.set('actor', actor);
    await next();
  });
  api.route('/views', viewRoutes(deps, answers));
  api.route('/acts', actRoutes(deps));
  api.route('/rounds', exportRoutes(deps));
  api.route('/people', peopleRoutes(deps));
  return api;
}

/** Makes both checks of tokens note each token that they accept. */
function notingAccepted(deps: RouteDeps, differences: ClockDifferences): RouteDeps {
  const noting =
    <T>(verify: (authorization: string | undefined) => Promise<T>) =>
    async (authorization: string | undefined) => {
      const verified = await verify(authorization);
      differences.accepted();
      return verified;
    };
  const { verify, verifyConnector } = deps;
  const known: VerifyToken['known'] = (authorization) => {
    const actor = verify.known?.(authorization);
    if (actor !== undefined) differences.accepted();
    return actor;
  };
  return {
    ...deps,
    verify: Object.assign(noting(verify), { known }),
    verifyConnector: noting(verifyConnector),
  };
}

/** Makes all routes of the server, which docs/architecture.md lists. `tabFolder` holds the built tab. */
export function productApp(
  given: RouteDeps,
  settings: ServerSettings,
  tabFolder: string,
  shared = sharedBy(given),
): Hono {
  const app = new Hono();
  const { differences } = shared;
  const deps = notingAccepted(given, differences);
  app.use(safeHeaders);
  app.onError(refusal(deps.log, differences));
  app.notFound((c) => c.text('Not found', 404));
  app.get('/healthz', (c) => {
    const health = deps.product.health();
    return c.json(health, health.status === 'ok' ? 200 : 503);
  });
  app.route('/', publicPageRoutes());
  app.get('/tab', (c) => c.redirect('/tab/', 308));
  app.route(
    '/tab',
    tabRoutes(tabFolder, tabPolicy(settings.hostOrigins, new URL(settings.loginUrl).origin)),
  );
  app.use('/api/*', sameOrigin(settings.appDomain));
  app.route('/api/messages', botRoutes(deps));
  app.get('/api/config', (c) => {
    readQuery(c, noQuery);
    c.header('Cache-Control', 'no-cache');
    return c.json(publicConfig(settings));
  });
  app.route('/api', signedIn(deps, shared));
  return app;
}

/** Makes what answers all requests: the routes, and a quick way for views that are known (`quickViews`). */
export function productAnswers(
  deps: RouteDeps,
  settings: ServerSettings,
  tabFolder: string,
): Pick<Listening, 'fetch' | 'quick'> {
  const shared = sharedBy(deps);
  const app = productApp(deps, settings, tabFolder, shared);
  const noting = notingAccepted(deps, shared.differences);
  const quick = quickViews(noting, shared.answers, shared.reads);
  return { fetch: (request) => app.fetch(request), quick };
}
