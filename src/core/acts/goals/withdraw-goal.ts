import { withdraw } from '../../domain/goals/goal-life';
import type { Handler } from '../base/handler';
import { moveGoal } from './find-goal';

/** Takes a proposal back, so that it is a draft again. Idempotent. @throws {AppError} `not-found`, `not-allowed`, `invalid`, `conflict` */
export const withdrawGoal: Handler<'goal.withdraw'> = (ctx, { key }) =>
  moveGoal(ctx, { act: 'goal.withdraw', key }, withdraw);
