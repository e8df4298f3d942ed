import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { withCostLabel } from '../../graph/client/cost-label';
import { personLimits } from '../../graph/client/retry-delay';
import { newWaiter } from '../../graph/client/waiter';
import type { CheckActivity } from '../auth/verify-bot-token';
import type { RouteDeps } from './route-deps';
import { limitBody } from './body-limit';
import { safeHeaderValues, safeResponse } from './headers';
import { readJson } from './read-json';

/** Largest accepted activity in bytes. Teams sends about 100 kB at most. */
const largestActivity = 1024 * 1024;
/** Greatest number of values in an activity. One of Teams has fewer than a hundred; the bot reads no more than that. */
const mostValues = 10_000;

const answerHeaders = { ...safeHeaderValues, 'Content-Type': 'application/json' };

interface BotEnv {
  Variables: { checkActivity: CheckActivity };
}

/**
 * `POST /api/messages`: verifies the connector's token before the body is read, compares the activity with the token, and
 * hands it to the bot.
 */
export function botRoutes(deps: Pick<RouteDeps, 'bot' | 'verifyConnector'>): Hono<BotEnv> {
  const routes = new Hono<BotEnv>();
  const signedIn = createMiddleware<BotEnv>(async (c, next) => {
    c.set('checkActivity', await deps.verifyConnector(c.req.header('Authorization')));
    await next();
  });
  routes.post('/', signedIn, limitBody(largestActivity), async (c) => {
    const { value: activity } = await readJson(c.req.raw, { mostValues });
    c.get('checkActivity')(activity);
    const { status, body } = await withCostLabel(
      'bot',
      () => deps.bot.receive(activity),
      newWaiter(personLimits),
    );
    return safeResponse(JSON.stringify(body), { status, headers: answerHeaders });
  });
  return routes;
}
