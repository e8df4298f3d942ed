import type { CalendarDate } from '../base/time';
import type { Body, BodyKind } from '../organisation/body';
import { existsOn } from '../organisation/organisation';
import type { GoalWorld } from './goal-world';
import { isMeasurable } from './measurable';

/** Levels of which each body owes at least one measurable goal of its own. @see seed:B25, seed:B27 */
const owing: ReadonlySet<BodyKind> = new Set<BodyKind>([
  'board',
  'administration',
  'division',
  'unit',
]);

/** Boards, administrations, divisions and units that exist on the day and have no adopted, measurable goal. */
export function bodiesLackingGoal(world: GoalWorld, on: CalendarDate): readonly Body[] {
  const having = new Set(
    world.goals
      .filter((goal) => goal.state === 'adopted' && isMeasurable(goal))
      .map(({ bodyId }) => bodyId),
  );
  return world.bodies.filter(
    (body) => owing.has(body.kind) && existsOn(body, on) && !having.has(body.id),
  );
}
