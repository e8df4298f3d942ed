import type { Fault } from '../base/fault';
import type { Body } from '../organisation/body';
import { bodyAndAbove, bodyOf } from '../organisation/organisation';
import type { GoalWorld } from './goal-world';
import type { Goal } from './goal';

function faultsOfParentGoal(world: GoalWorld, goal: Goal, body: Body): readonly Fault[] {
  const field = 'parentGoal';
  if (goal.parentGoalId === undefined) {
    const isFree = body.kind === 'council' || goal.state === 'draft';
    return isFree ? [] : [{ field, reason: 'missing' }];
  }
  const parent = world.goals.find(({ id }) => id === goal.parentGoalId);
  if (parent === undefined) return [{ field, reason: 'unknown' }];
  const above = bodyAndAbove(world, body.id).slice(1);
  return above.some(({ id }) => id === parent.bodyId) ? [] : [{ field, reason: 'not-above' }];
}

/** The rules that a goal's row breaks. @see seed:B24, seed:B27: derived from a goal of a level above */
export function faultsOfGoal(world: GoalWorld, goal: Goal): readonly Fault[] {
  const body = bodyOf(world, goal.bodyId);
  if (body === undefined) return [{ field: 'body', reason: 'unknown' }];
  return faultsOfParentGoal(world, goal, body);
}
