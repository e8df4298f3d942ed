import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { withCostLabel } from '../../graph/client/cost-label';
import { personLimits } from '../../graph/client/retry-delay';
import { newWaiter } from '../../graph/client/waiter';
import type { RouteDeps } from './route-deps';
import { readJson } from './read-json';
import { Refused } from './refusals';

/** Largest accepted activity in bytes. Teams sends about 100 kB at most. */
const largestActivity = 1024 * 1024;
/** Greatest number of values in an activity. One of Teams has fewer than a hundred; the bot reads no more than that. */
const mostValues = 10_000;

/** `POST /api/messages`: verifies the connector's token, then hands the activity to the bot. */
export function botRoutes(deps: Pick<RouteDeps, 'bot' | 'verifyConnector'>): Hono {
  const routes = new Hono();
  const limit = bodyLimit({
    maxSize: largestActivity,
    onError: () => {
      throw new Refused(413, 'invalid');
    },
  });
  routes.post('/', limit, async (c) => {
    const { value: activity } = await readJson(c.req.raw, { mostValues });
    await deps.verifyConnector(c.req.header('Authorization'), activity);
    const { status, body } = await withCostLabel(
      'bot',
      () => deps.bot.receive(activity),
      newWaiter(personLimits),
    );
    return c.json(body, status as ContentfulStatusCode);
  });
  return routes;
}
