import type { BodyView, GoalsView } from '../../api/goals/goals-view';
import type { Body } from '../../domain/organisation/body';
import { eachInSteps, finished, type Steps } from '../../domain/base/steps';
import { definedOnly } from '../../domain/base/defined';
import { remembered } from '../../domain/base/remembered';
import { bodyAndAbove, existsOn, personName } from '../../domain/organisation/organisation';
import { bodiesLackingGoal } from '../../domain/goals/bodies-lacking-goal';
import { authorize, can } from '../../policy/can';
import type { Context } from '../../ports';
import { takeSnapshot } from '../base/snapshot';
import { viewBase } from '../base/view-base';
import { listedGoal } from './goal-view';
import { prepareShownFigures } from './shown-figures';

/** Sorts bodies so that parents come before their children, and siblings by key. The order is kept until a body changes. */
const inTreeOrder = remembered((bodies: readonly Body[]): readonly Body[] => {
  const pathOf = (body: Body) =>
    bodyAndAbove({ bodies }, body.id)
      .map(({ key }) => key)
      .reverse();
  return bodies
    .map((body) => ({ body, path: pathOf(body) }))
    .toSorted((a, b) => comparePaths(a.path, b.path))
    .map(({ body }) => body);
});

/** Looks the language up once: `localeCompare` does it at each call. */
const swedish = new Intl.Collator('sv');

function comparePaths(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((key, index) => key !== b[index]);
  if (at === -1) return a.length - b.length;
  return swedish.compare(a[at] ?? '', b[at] ?? '');
}

function bodyView(body: Body, lacking: ReadonlySet<Body>): BodyView {
  const { id, key, name, kind, parentId, manager } = body;
  return definedOnly<BodyView>({
    ...{ id, key, name, kind, parentId },
    managerName: manager && personName(manager),
    lacksMeasurableGoal: lacking.has(body),
  });
}

/** Returns the organisation with its goals at once, as `goalsViewSteps` describes. */
export function viewGoals(ctx: Context): GoalsView {
  return finished(goalsViewSteps(ctx));
}

/**
 * Makes the organisation with its goals, one goal a step. A goal that the actor may not see, such as a draft, is left out.
 *
 * @throws {AppError} `not-allowed`
 */
export function* goalsViewSteps(ctx: Context): Steps<GoalsView> {
  const snapshot = takeSnapshot(ctx);
  const { world, today } = snapshot;
  authorize(ctx.actor, 'goal.read', undefined, world);
  const base = viewBase(ctx, snapshot);
  const lacking = new Set(bodiesLackingGoal(world, today));
  yield;
  const present = inTreeOrder(world.bodies).filter((body) => existsOn(body, today));
  const shown = new Set(present.map(({ id }) => id));
  yield;
  const goals = world.goals.filter(
    (goal) => shown.has(goal.bodyId) && can(ctx.actor, 'goal.read-one', goal, world),
  );
  yield* prepareShownFigures(snapshot, goals);
  return {
    ...base,
    bodies: yield* eachInSteps(present, (body) => bodyView(body, lacking)),
    goals: yield* eachInSteps(goals, (goal) => listedGoal(snapshot, goal)),
    isEmpty: world.bodies.length === 0,
  };
}
