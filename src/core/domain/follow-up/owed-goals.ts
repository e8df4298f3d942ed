import { groupedBy } from '../base/group-by';
import { askedGoals, reportsOf } from './asked-goals';
import type { Body } from '../organisation/body';
import { isOwed } from './collection';
import type { Goal } from '../goals/goal';
import { boardOf, bodyOf } from '../organisation/organisation';
import { askedPerson } from '../goals/goal-reporters';
import type { Round } from './round';
import type { FollowUpWorld } from './follow-up-world';

/** Returns the goals that the round asks for and that lack a report, or whose report was sent back. */
export function owedGoals(world: FollowUpWorld, round: Round): readonly Goal[] {
  const reports = reportsOf(world, round);
  return askedGoals(world, round).filter((goal) => isOwed(reports.get(goal.id)));
}

/** Groups the goals by the object id of the person who is asked. Leaves out goals for which the directory has nobody. */
export function goalsByAskedPerson(
  world: FollowUpWorld,
  goals: readonly Goal[],
): ReadonlyMap<string, readonly Goal[]> {
  return groupedBy(goals, (goal) => askedPerson(world, goal)?.objectId);
}

/** Groups the goals by the board that their body belongs to. */
export function goalsByBoard(
  world: FollowUpWorld,
  goals: readonly Goal[],
): ReadonlyMap<Body, readonly Goal[]> {
  return groupedBy(goals, (goal) => {
    const body = bodyOf(world, goal.bodyId);
    return body && boardOf(world, body);
  });
}
