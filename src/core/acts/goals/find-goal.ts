import { AppError } from '../../domain/base/app-error';
import type { Goal } from '../../domain/goals/goal';
import { authorize, missing, type ItemOf } from '../../policy/can';
import type { Context, Stored } from '../../ports';
import { traceOf } from '../base/loading';
import { inputFaults } from '../../api/goals/input-fields';

/** The acts that are done to one goal, whose item is the goal. */
type GoalAct = 'goal.propose' | 'goal.withdraw' | 'goal.close';

/** Finds a goal by its code. @throws {AppError} as `missing` of the policy */
export function findGoal(
  ctx: Context,
  act: GoalAct | 'goal.write' | 'goal.adopt',
  key: string,
): Stored<Goal> {
  const found = ctx.tables.goals.findByKey(key);
  if (found === undefined) throw missing(ctx.actor, act, ctx.world());
  return found;
}

/** Returns the goal with its relations joined again, as the rules see it. */
export function goalNow(ctx: Context, { value }: Stored<Goal>): Goal {
  return ctx.world().goals.find(({ id }) => id === value.id) ?? value;
}

/** Calls the rule, and names the fields of a refusal as the input of `goal.write` does. */
export function withInputFields<T>(rule: () => T): T {
  try {
    return rule();
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'invalid') throw cause;
    throw new AppError('invalid', cause.message, { cause, faults: inputFaults(cause.faults) });
  }
}

/** The reply of an act on a goal. */
export const replyOf = ({ key, state }: Goal): Pick<Goal, 'key' | 'state'> => ({ key, state });

/**
 * Moves a goal to another state: finds it, authorizes the actor, calls `decide` and saves the result. When `decide` returns the goal
 * unchanged, nothing is saved.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid`, `conflict`, `store-unavailable`
 */
export async function moveGoal(
  ctx: Context,
  { act, key }: { readonly act: GoalAct; readonly key: string },
  decide: (goal: Goal) => Goal,
): Promise<Pick<Goal, 'key' | 'state'>> {
  const stored = findGoal(ctx, act, key);
  const goal = goalNow(ctx, stored);
  const item: ItemOf<GoalAct> = goal;
  authorize(ctx.actor, act, item, ctx.world());
  const value = withInputFields(() => decide(goal));
  if (value === goal) return replyOf(goal);
  const saved = await ctx.tables.goals.save({ ...stored, value }, traceOf(ctx, act));
  ctx.notifier.wake();
  return replyOf(saved.value);
}
