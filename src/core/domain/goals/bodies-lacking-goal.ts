import type { CalendarDate } from '../base/time';
import type { Body, BodyKind } from '../organisation/body';
import { existsOn } from '../organisation/organisation';
import type { Goal } from './goal';
import type { GoalWorld } from './goal-world';
import { isMeasurable } from './measurable';
import { isMeasuredByParts, isPart } from './parts';

/** The kinds of bodies that must each have a measurable goal of their own. @see seed:B25, seed:B27 */
const kindsThatNeedGoal: ReadonlySet<BodyKind> = new Set<BodyKind>([
  'board',
  'administration',
  'division',
  'unit',
]);

/** True for an adopted goal that fulfils the duty of its body: it can be measured, itself or by its parts, and is no part of another. */
function fulfilsDuty(world: GoalWorld, goal: Goal): boolean {
  if (goal.state !== 'adopted' || isPart(world, goal)) return false;
  return isMeasurable(goal) || isMeasuredByParts(world, goal);
}

/** Returns the boards, administrations, divisions and units of that day that have no adopted, measurable goal of their own. */
export function bodiesLackingGoal(world: GoalWorld, on: CalendarDate): readonly Body[] {
  const bodyIdsWithGoal = new Set(
    world.goals.filter((goal) => fulfilsDuty(world, goal)).map(({ bodyId }) => bodyId),
  );
  return world.bodies.filter(
    (body) =>
      kindsThatNeedGoal.has(body.kind) && existsOn(body, on) && !bodyIdsWithGoal.has(body.id),
  );
}
