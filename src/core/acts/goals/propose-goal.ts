import { propose } from '../../domain/goals/goal-life';
import type { Handler } from '../base/handler';
import { moveGoal } from './find-goal';

/**
 * Proposes a draft to the body that adopts it. Idempotent.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid` with every fault by field, `conflict`
 */
export const proposeGoal: Handler<'goal.propose'> = (ctx, { key }) =>
  moveGoal(ctx, { act: 'goal.propose', key }, (goal) => propose(ctx.world(), goal));
