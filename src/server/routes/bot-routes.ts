import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { withCostLabel } from '../../graph/client/cost-label';
import type { RouteDeps } from './route-deps';
import { Refused } from './refusals';

const largestActivity = 256 * 1024;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, 'invalid');
  }
}

/** `POST /api/messages`: an activity of the connector goes to src/bot once its sender is known. */
export function botRoutes(deps: RouteDeps): Hono {
  const routes = new Hono();
  const limit = bodyLimit({
    maxSize: largestActivity,
    onError: () => {
      throw new Refused(413, 'invalid');
    },
  });
  routes.post('/', limit, async (c) => {
    const body = parsed(await c.req.text());
    await deps.verifyConnector(c.req.header('Authorization'), body);
    const answer = await withCostLabel('bot', () =>
      deps.bot.receive({ body, headers: c.req.header() }),
    );
    const status = answer.status as ContentfulStatusCode;
    return answer.body === undefined ? c.body(null, status) : c.json(answer.body as object, status);
  });
  return routes;
}
