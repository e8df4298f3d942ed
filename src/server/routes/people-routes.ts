import { Hono } from 'hono';
import * as v from 'valibot';
import type { PeopleView } from '../../core/api/organisation/people-view';
import type { Actor } from '../../core/domain/base/actor';
import { readSearch } from '../../core/domain/organisation/people-search';
import { authorizeSome } from '../../core/policy/can';
import { withCostLabel } from '../../graph/client/cost-label';
import type { RouteDeps } from './route-deps';
import { rateLimit } from './rate-limit';
import { readQuery } from './read-query';
import { Refused } from './refusals';

/** One for each pause in somebody's typing, and not enough to copy the directory of a municipality. */
const searchesPerMinute = 60;

const peopleQuery = v.strictObject({ q: v.string() });

/** `GET /people?q=anna`: answers the members of the tenant whose name or mail address begins with the text. */
export function peopleRoutes(deps: RouteDeps): Hono<{ Variables: { actor: Actor } }> {
  const routes = new Hono<{ Variables: { actor: Actor } }>();
  const limit = rateLimit(searchesPerMinute, deps.runningNow);
  routes.get('/', async (c) => {
    const { actor, directory, world } = deps.product.contextFor(c.get('actor'));
    authorizeSome(actor, 'person.search', world());
    const wait = limit.take(actor.objectId);
    if (wait > 0) throw new Refused(429, 'too-many-requests', wait);
    const text = readSearch(readQuery(c, peopleQuery).q);
    if (text === undefined) throw new Refused(400, 'invalid');
    const found: PeopleView = await withCostLabel('people', () => directory.search(text));
    c.header('Cache-Control', 'no-store');
    return c.json(found);
  });
  return routes;
}
