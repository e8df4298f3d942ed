import { Hono, type Context as HonoContext } from 'hono';
import * as v from 'valibot';
import type { ParameterOf, ViewName, Views } from '../../core/api/views';
import type { Context } from '../../core/ports';
import { followUpViewSteps } from '../../core/views/follow-up/view-follow-up';
import { goalFormSteps } from '../../core/views/goals/view-goal-form';
import { goalHistorySteps } from '../../core/views/goals/view-goal-history';
import { viewGoalChanges } from '../../core/views/goals/view-goal-changes';
import { viewGoalPage } from '../../core/views/goals/view-goal-page';
import { goalsViewSteps } from '../../core/views/goals/view-goals';
import { viewMine } from '../../core/views/mine/view-mine';
import { viewRoundPreview } from '../../core/views/follow-up/view-round-preview';
import { viewSettingEffect } from '../../core/views/settings/view-setting-effect';
import { viewBodyEnding } from '../../core/views/organisation/view-body-ending';
import { viewOrganisation } from '../../core/views/organisation/view-organisation';
import { viewSettings } from '../../core/views/settings/view-settings';
import { meOf } from '../../core/views/base/view-base';
import { key } from '../../core/api/base/declaration';
import { settingAsked } from '../../core/api/settings/acts';
import { authorizeSome, type Act } from '../../core/policy/can';
import { exactRights } from '../../core/policy/roles';
import type { Actor } from '../../core/domain/base/actor';
import { withCostLabel } from '../../graph/client/cost-label';
import type { ViewBase } from '../../core/api/base/view-base';
import type { RouteDeps } from './route-deps';
import type { Steps } from '../../core/domain/base/steps';
import type { World } from '../../core/domain/world';
import { madeView } from './made-view';
import { addressOf, packedWhole, takesGzip, unchanged, whole } from './quick-views';
import { ViewAnswers, type AskedView } from './view-answers';
import { noQuery, readQuery } from './read-query';
import { Refused } from './refusals';

const queries = {
  none: noQuery,
  round: v.strictObject({ round: v.optional(key) }),
  /** Any text may be asked for: what no goal has is answered as a goal that is missing. */
  goal: v.strictObject({ goal: v.string() }),
  body: v.strictObject({ body: v.optional(key) }),
  form: v.strictObject({ goal: v.optional(key), body: v.optional(key) }),
  setting: v.strictObject({ setting: settingAsked }),
};
type Parameter = keyof typeof queries;
type QueryOf<P extends Parameter> = v.InferOutput<(typeof queries)[P]>;

/**
 * How a view is answered: the act of the policy table that shows it, its query parameter, the rights on which its content
 * depends, and the function that makes it. People with equal rights get the same content, made once.
 */
interface ViewRoute<P extends Parameter, View> {
  readonly may: Act;
  readonly parameter: P;
  readonly rights: (actor: Actor, world: World) => string;
  readonly make: (ctx: Context, query: QueryOf<P>) => View | Steps<View> | Promise<View>;
}

/** The rights of a view whose content is about the person. */
const ownRights = ({ objectId, name }: Actor): string => JSON.stringify([objectId, name]);

/** A view that is declared in src/core/api and has no line here does not compile. */
type Declared = { readonly [N in ViewName]: ViewRoute<ParameterOf<N>, Views[N]> };
const declared: Declared = {
  mine: { may: 'goal.read', parameter: 'none', rights: ownRights, make: viewMine },
  goals: { may: 'goal.read', parameter: 'none', rights: exactRights, make: goalsViewSteps },
  'goal-history': {
    ...{ may: 'goal.read-one', parameter: 'goal', rights: exactRights },
    make: goalHistorySteps,
  },
  'goal-page': {
    ...{ may: 'goal.read-one', parameter: 'goal', rights: exactRights },
    make: viewGoalPage,
  },
  'goal-form': {
    ...{ may: 'goal.read-form', parameter: 'form', rights: ownRights },
    make: goalFormSteps,
  },
  'goal-changes': {
    ...{ may: 'goal.read-one', parameter: 'goal', rights: exactRights },
    make: viewGoalChanges,
  },
  'follow-up': {
    ...{ may: 'round.read', parameter: 'round', rights: ownRights },
    make: followUpViewSteps,
  },
  'round-preview': {
    ...{ may: 'round.prepare', parameter: 'round', rights: exactRights },
    make: viewRoundPreview,
  },
  organisation: {
    ...{ may: 'organisation.read', parameter: 'none', rights: ownRights },
    make: viewOrganisation,
  },
  'body-ending': {
    ...{ may: 'body.end', parameter: 'body', rights: exactRights },
    make: viewBodyEnding,
  },
  settings: { may: 'settings.read', parameter: 'none', rights: exactRights, make: viewSettings },
  'setting-effect': {
    ...{ may: 'settings.read', parameter: 'setting', rights: exactRights },
    make: viewSettingEffect,
  },
};

/** A view whose query has been read. */
interface OpenView {
  readonly asked: string;
  readonly make: (ctx: Context) => ViewBase | Steps<ViewBase> | Promise<ViewBase>;
}

/** A view by its name, whatever its query. */
interface NamedView extends Pick<ViewRoute<Parameter, ViewBase>, 'may' | 'rights'> {
  /** Reads the query. @throws {Refused} 400 */
  readonly open: (c: ViewContext) => OpenView;
}

function named<N extends ViewName>(name: N, view: Declared[N]): NamedView {
  const { may, rights, parameter, make }: ViewRoute<ParameterOf<N>, Views[N]> = view;
  const open = (c: ViewContext): OpenView => {
    // The cast is safe: the schema of the parameter has read the query.
    const query = readQuery(c, queries[parameter]) as QueryOf<ParameterOf<N>>;
    return { asked: `${name} ${JSON.stringify(query)}`, make: (ctx) => make(ctx, query) };
  };
  return { may, rights, open };
}

/** The views by name. This is a Map, so that a request for a name such as `constructor` finds nothing. */
const views: ReadonlyMap<string, NamedView> = new Map(
  // The cast is safe: the keys are the declared names, which TypeScript types as string.
  (Object.keys(declared) as ViewName[]).map((name) => [name, named(name, declared[name])]),
);

interface Env {
  Variables: { actor: Actor };
}
type ViewContext = HonoContext<Env>;

async function answered(c: ViewContext, answers: ViewAnswers, asked: AskedView): Promise<Response> {
  const seen = c.req.header('If-None-Match');
  if (seen !== undefined && answers.known(asked)?.tag === seen) return unchanged(seen);
  const { tag, bytes } = await answers.get(asked);
  if (seen === tag) return unchanged(tag);
  return bytes.gzip !== undefined && takesGzip(c.req.header('Accept-Encoding'))
    ? packedWhole(tag, bytes.gzip)
    : whole(tag, await bytes.plain());
}

/**
 * `GET /views/{name}`: asks who may see the view, and answers it, or 304 when the person has the same content. The eTag is a hash
 * of what the person sees, and of nothing else.
 */
export function viewRoutes(deps: RouteDeps, answers = new ViewAnswers()): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/:name', async (c) => {
    deps.product.tabSeen(c.req.header('If-None-Match') === undefined);
    const name = c.req.param('name');
    const view = views.get(name);
    if (view === undefined) throw new Refused(404, 'not-found');
    const ctx = deps.product.contextFor(c.get('actor'));
    const { actor } = ctx;
    const world = ctx.world();
    authorizeSome(actor, view.may, world);
    const { asked, make } = view.open(c);
    return answered(c, answers, {
      ...{ version: deps.product.version(), actor, address: addressOf(c.req.url), what: asked },
      rights: () => view.rights(actor, world),
      me: () => meOf(actor, world),
      make: () => withCostLabel(`view-${name}`, () => madeView(make(ctx))),
    });
  });
  return routes;
}
