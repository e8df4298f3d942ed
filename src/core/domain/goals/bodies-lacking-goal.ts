import type { CalendarDate } from '../base/time';
import type { Body, BodyKind } from '../organisation/body';
import { existsOn } from '../organisation/organisation';
import type { Goal } from './goal';
import { goalOf, type GoalWorld } from './goal-world';
import { isMeasurable } from './measurable';

/** The kinds of bodies that must each have a measurable goal of their own. @see seed:B25, seed:B27 */
const kindsThatNeedGoal: ReadonlySet<BodyKind> = new Set<BodyKind>([
  'board',
  'administration',
  'division',
  'unit',
]);

/** True for a goal under a goal of its own body (delmål), which is not derived from the level above. */
function isPart(world: GoalWorld, goal: Goal): boolean {
  return goalOf(world, goal.parentGoalId)?.bodyId === goal.bodyId;
}

/** Returns the boards, administrations, divisions and units of that day that have no adopted, measurable goal of their own. */
export function bodiesLackingGoal(world: GoalWorld, on: CalendarDate): readonly Body[] {
  const bodyIdsWithGoal = new Set(
    world.goals
      .filter((goal) => goal.state === 'adopted' && isMeasurable(goal) && !isPart(world, goal))
      .map(({ bodyId }) => bodyId),
  );
  return world.bodies.filter(
    (body) =>
      kindsThatNeedGoal.has(body.kind) && existsOn(body, on) && !bodyIdsWithGoal.has(body.id),
  );
}
