import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { withCostLabel } from '../../graph/client/cost-label';
import { personLimits } from '../../graph/client/retry-delay';
import { newWaiter } from '../../graph/client/waiter';
import type { CheckActivity } from '../auth/verify-bot-token';
import type { RouteDeps } from './route-deps';
import { readJson } from './read-json';
import { Refused } from './refusals';

/** Largest accepted activity in bytes. Teams sends about 100 kB at most. */
const largestActivity = 1024 * 1024;
/** Greatest number of values in an activity. One of Teams has fewer than a hundred; the bot reads no more than that. */
const mostValues = 10_000;

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
  const limit = bodyLimit({
    maxSize: largestActivity,
    onError: () => {
      throw new Refused(413, 'invalid');
    },
  });
  routes.post('/', signedIn, limit, async (c) => {
    const { value: activity } = await readJson(c.req.raw, { mostValues });
    c.get('checkActivity')(activity);
    const { status, body } = await withCostLabel(
      'bot',
      () => deps.bot.receive(activity),
      newWaiter(personLimits),
    );
    return c.json(body, status as ContentfulStatusCode);
  });
  return routes;
}
