import { createHash, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Hono, type Context as HonoContext } from 'hono';
import * as v from 'valibot';
import type { RoundViewName, ViewName, Views } from '../../core/api/views';
import type { Context } from '../../core/ports';
import { followUpViewSteps } from '../../core/views/follow-up/view-follow-up';
import { goalsViewSteps } from '../../core/views/goals/view-goals';
import { viewMine } from '../../core/views/mine/view-mine';
import { viewRoundPreview } from '../../core/views/follow-up/view-round-preview';
import { viewSettings } from '../../core/views/settings/view-settings';
import { key } from '../../core/api/base/declaration';
import { authorizeSome, type Act } from '../../core/policy/can';
import type { Actor } from '../../core/domain/base/actor';
import { withCostLabel } from '../../graph/client/cost-label';
import type { RouteDeps } from './route-deps';
import type { Steps } from '../../core/domain/base/steps';
import { inTurns } from '../base/take-turns';
import { jsonSteps } from './json-steps';
import { ViewBytes, type AnswerBytes } from './view-bytes';
import { noQuery, readQuery } from './read-query';
import { Refused } from './refusals';

const roundQuery = v.strictObject({
  round: v.optional(key),
});
type RoundQuery = v.InferOutput<typeof roundQuery>;

/** How a view is answered: the act of the policy table that shows it, its query, and the function that makes it. */
interface ViewRoute<Query, View> {
  readonly may: Act;
  readonly query: Query;
  readonly make: (ctx: Context, query: RoundQuery) => View | Steps<View>;
}

/** A view that is declared in src/core/api and has no line here does not compile. */
const declared: {
  readonly [N in ViewName]: ViewRoute<
    N extends RoundViewName ? typeof roundQuery : typeof noQuery,
    Views[N]
  >;
} = {
  mine: { may: 'goal.read', query: noQuery, make: viewMine },
  goals: { may: 'goal.read', query: noQuery, make: goalsViewSteps },
  'follow-up': { may: 'round.read', query: roundQuery, make: followUpViewSteps },
  'round-preview': { may: 'round.prepare', query: roundQuery, make: viewRoundPreview },
  settings: { may: 'settings.read', query: noQuery, make: viewSettings },
};
/** The views by name. This is a Map, so that a request for a name such as `constructor` finds nothing. */
const views = new Map<string, ViewRoute<typeof roundQuery | typeof noQuery, object>>(
  Object.entries(declared),
);

/** Part of every eTag: the version counter restarts with the process, and tags of an earlier process must not match. */
const processId = randomBytes(6).toString('base64url');

function tagOf(version: string, actor: Actor, asked: string): string {
  const content = [processId, version, actor.objectId, actor.name, asked].join('\n');
  return `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
}

/** An answer with fewer bytes is sent as it is, since gzip would hardly make it smaller. */
const smallestPacked = 1024;

const packed = promisify(gzip);

/** Makes the bytes of a view. Other work goes first after each slice, and zlib works in a thread of its own. */
async function bytesOf(make: () => object | Steps<object>): Promise<AnswerBytes> {
  const view = make();
  const content = 'next' in view ? await inTurns(view) : view;
  const plain = await inTurns(jsonSteps(content));
  if (plain.byteLength < smallestPacked) return { plain };
  return { plain, gzip: new Uint8Array(await packed(plain)) };
}

function bodyFor(
  c: ViewContext,
  { plain, gzip: small }: AnswerBytes,
  headers: Readonly<Record<string, string>>,
): Response {
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  c.header('Content-Type', 'application/json');
  c.header('Vary', 'Accept-Encoding');
  const takesGzip = /\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '');
  if (small === undefined || !takesGzip) return c.body(plain);
  c.header('Content-Encoding', 'gzip');
  return c.body(small);
}

interface Env {
  Variables: { actor: Actor };
}
type ViewContext = HonoContext<Env>;

/**
 * `GET /views/{name}`: asks who may see the view, and answers it, or 304 while nothing has changed for this person. A view
 * is made once for each ETag, as long as there is room for its bytes.
 */
export function viewRoutes(deps: RouteDeps): Hono<Env> {
  const routes = new Hono<Env>();
  const kept = new ViewBytes();
  routes.get('/:name', async (c) => {
    deps.product.tabSeen();
    const name = c.req.param('name');
    const view = views.get(name);
    if (view === undefined) throw new Refused(404, 'not-found');
    const ctx = deps.product.contextFor(c.get('actor'));
    authorizeSome(ctx.actor, view.may, ctx.world());
    const query: RoundQuery = readQuery(c, view.query);
    const tag = tagOf(deps.product.version(), ctx.actor, `${name} ${query.round ?? ''}`);
    const headers = { ETag: tag, 'Cache-Control': 'no-store' };
    if (c.req.header('If-None-Match') === tag) return c.body(null, 304, headers);
    const bytes = await kept.get(tag, () =>
      withCostLabel(`view-${name}`, () => bytesOf(() => view.make(ctx, query))),
    );
    return bodyFor(c, bytes, headers);
  });
  return routes;
}
