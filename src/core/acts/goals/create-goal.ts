import { AppError } from '../../domain/base/app-error';
import { omit } from '../../domain/base/defined';
import { sameContent } from '../../domain/base/same-content';
import { nextGoalCode } from '../../domain/follow-up/goal-codes';
import type { Goal } from '../../domain/goals/goal';
import { fieldsOfGoal, type GoalFields } from '../../domain/goals/goal-fields';
import type { Context } from '../../ports';
import { traceOf } from '../base/loading';

/** How many codes are tried. Each is refused only when somebody else writes a goal of the same body at the same moment. */
const mostTries = 20;

/** Returns the draft that says the same, such as one whose answer was lost. */
export function sameDraft(ctx: Context, fields: GoalFields): Goal | undefined {
  const world = ctx.world();
  return world.goals.find(
    (goal) => goal.state === 'draft' && sameContent(fieldsOfGoal(world, goal), fields),
  );
}

/**
 * Stores a new goal under the next free code of its body.
 *
 * @throws {AppError} `conflict` when others take every code that is tried, `store-unavailable`
 */
export async function createGoal(ctx: Context, goal: Goal, fields: GoalFields): Promise<Goal> {
  const taken: string[] = [];
  while (taken.length < mostTries) {
    const key = nextGoalCode(ctx.world(), fields.bodyKey, taken);
    const row = { ...omit(goal, 'id'), key };
    const { stored, created } = await ctx.tables.goals.create(row, traceOf(ctx, 'goal.write'));
    const isSame = () => sameContent(fieldsOfGoal(ctx.world(), stored.value), fields);
    if (created || isSame()) return stored.value;
    taken.push(key);
  }
  throw new AppError('conflict', `No free code for a goal of ${fields.bodyKey}`);
}
