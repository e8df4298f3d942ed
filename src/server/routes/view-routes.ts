import { createHash, randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { RoundViewName, ViewName, Views } from '../../core/api/views';
import type { Context } from '../../core/ports';
import { viewFollowUp } from '../../core/views/follow-up/view-follow-up';
import { viewGoals } from '../../core/views/goals/view-goals';
import { viewMine } from '../../core/views/mine/view-mine';
import { viewRoundPreview } from '../../core/views/follow-up/view-round-preview';
import { viewSettings } from '../../core/views/settings/view-settings';
import { key } from '../../core/api/base/declaration';
import type { Actor } from '../../core/domain/base/actor';
import { withCostLabel } from '../../graph/client/cost-label';
import type { RouteDeps } from './route-deps';
import { Refused } from './refusals';

const querySchema = v.object({
  round: v.optional(key),
});
type ViewQuery = v.InferOutput<typeof querySchema>;

/** A view that is declared in src/core/api and has no line here does not compile. */
const declared: {
  readonly [N in ViewName]: N extends RoundViewName
    ? (ctx: Context, query: ViewQuery) => Views[N]
    : (ctx: Context) => Views[N];
} = {
  mine: (ctx) => viewMine(ctx),
  goals: (ctx) => viewGoals(ctx),
  'follow-up': (ctx, query) => viewFollowUp(ctx, query),
  'round-preview': (ctx, query) => viewRoundPreview(ctx, query),
  settings: (ctx) => viewSettings(ctx),
};
/** The views by name. This is a Map, so that a request for a name such as `constructor` finds nothing. */
const views = new Map<string, (ctx: Context, query: ViewQuery) => object>(Object.entries(declared));

/** Part of every eTag: the version counter restarts with the process, and tags of an earlier process must not match. */
const processId = randomBytes(6).toString('base64url');

function tagOf(version: string, actor: Actor, asked: string): string {
  const content = [processId, version, actor.objectId, actor.name, asked].join('\n');
  return `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
}

/** `GET /views/{name}`: answers a view, or 304 without computing it while nothing has changed for this person. */
export function viewRoutes(deps: RouteDeps): Hono<{ Variables: { actor: Actor } }> {
  const routes = new Hono<{ Variables: { actor: Actor } }>();
  routes.get('/:name', (c) => {
    deps.product.tabSeen();
    const view = views.get(c.req.param('name'));
    const query = v.safeParse(querySchema, c.req.query());
    if (view === undefined) throw new Refused(404, 'not-found');
    if (!query.success) throw new Refused(400, 'invalid');
    const actor = c.get('actor');
    const ctx = deps.product.contextFor(actor);
    const asked = `${c.req.param('name')} ${query.output.round ?? ''}`;
    const tag = tagOf(deps.product.version(), actor, asked);
    c.header('ETag', tag);
    c.header('Cache-Control', 'private, no-cache');
    if (c.req.header('If-None-Match') === tag) return c.body(null, 304);
    const name = c.req.param('name');
    return c.json(withCostLabel(`view-${name}`, () => view(ctx, query.output)));
  });
  return routes;
}
