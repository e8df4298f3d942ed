import type { BodyView, GoalsView } from '../../api/goals/goals-view';
import type { Body } from '../../domain/organisation/body';
import { eachInSteps, finished, type Steps } from '../../domain/base/steps';
import { definedOnly } from '../../domain/base/defined';
import { groupedBy } from '../../domain/base/group-by';
import { bodyOf, hasEnded, personName } from '../../domain/organisation/organisation';
import { boardsServed } from '../../domain/organisation/body-ties';
import { inTreeOrder } from '../../domain/organisation/tree-order';
import type { Goal } from '../../domain/goals/goal';
import { bodiesLackingGoal } from '../../domain/goals/bodies-lacking-goal';
import { authorize, can } from '../../policy/can';
import type { Context } from '../../ports';
import { takeSnapshot, type ViewSnapshot } from '../base/snapshot';
import { viewBase } from '../base/view-base';
import { listedGoals } from './listed-goals';

/** Returns what the actor may do in the form of the goals of the body, of which `own` are there. */
function goalFormOf(
  { actor, world }: ViewSnapshot,
  body: Body,
  [goal]: readonly Goal[],
): BodyView['goalForm'] {
  if (can(actor, 'goal.write', { bodies: [body] }, world)) return 'write';
  if (goal === undefined) return undefined;
  return can(actor, 'goal.read-form', { goal, bodies: [body] }, world) ? 'record' : undefined;
}

function bodyView(
  snapshot: ViewSnapshot,
  body: Body,
  { lacking, own }: { readonly lacking: ReadonlySet<Body>; readonly own: readonly Goal[] },
): BodyView {
  const { id, key, name, kind, parentId, manager } = body;
  const isOver = hasEnded(body, snapshot.today);
  return definedOnly<BodyView>({
    ...{ id, key, name, kind, parentId },
    managerName: manager && personName(manager),
    lacksMeasurableGoal: lacking.has(body),
    goalForm: isOver ? undefined : goalFormOf(snapshot, body, own),
    endedOn: isOver ? body.validTo : undefined,
    replacedByName: isOver ? bodyOf(snapshot.world, body.replacedById)?.name : undefined,
    servesBodyIds: body.alsoServes && boardsServed(snapshot.world, body).map((board) => board.id),
  });
}

/** Returns the goals whose body is gone, drafts included. Only process leaders, who can give them another, see them. */
function goalsWithoutBody({ actor, world }: ViewSnapshot): readonly Goal[] {
  if (!can(actor, 'settings.read', undefined, world)) return [];
  return world.goals.filter(({ bodyId }) => bodyOf(world, bodyId) === undefined);
}

/** Returns the organisation with its goals at once, as `goalsViewSteps` describes. */
export function viewGoals(ctx: Context): GoalsView {
  return finished(goalsViewSteps(ctx));
}

/**
 * Makes the organisation with its goals, one goal a step. A goal that the actor may not see, such as a draft, is left out. A body
 * that has ended is there if it has goals, or if something replaces it. Goals whose body is gone stand apart.
 *
 * @throws {AppError} `not-allowed`
 */
export function* goalsViewSteps(ctx: Context): Steps<GoalsView> {
  const snapshot = takeSnapshot(ctx);
  const { world, today } = snapshot;
  authorize(ctx.actor, 'goal.read', undefined, world);
  yield;
  const base = viewBase(ctx, snapshot);
  yield;
  const lacking = new Set(bodiesLackingGoal(world, today));
  yield;
  const begun = inTreeOrder(world.bodies).filter(({ validFrom = today }) => validFrom <= today);
  const known = new Set(begun.map(({ id }) => id));
  yield;
  const visible = yield* eachInSteps(world.goals, (goal) =>
    known.has(goal.bodyId) && can(ctx.actor, 'goal.read-one', goal, world) ? [goal] : [],
  );
  const goals = visible.flat();
  const goalsOf = groupedBy(goals, ({ bodyId }) => bodyId);
  const isShown = (body: Body) =>
    !hasEnded(body, today) || goalsOf.has(body.id) || body.replacedById !== undefined;
  const shown = begun.filter(isShown);
  return {
    ...base,
    bodies: yield* eachInSteps(shown, (body) =>
      bodyView(snapshot, body, { lacking, own: goalsOf.get(body.id) ?? [] }),
    ),
    goals: yield* listedGoals(snapshot, goals),
    goalsWithoutBody: yield* listedGoals(snapshot, goalsWithoutBody(snapshot)),
    isEmpty: world.bodies.length === 0,
  };
}
