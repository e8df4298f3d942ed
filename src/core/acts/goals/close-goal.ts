import { AppError } from '../../domain/base/app-error';
import { close } from '../../domain/goals/goal-life';
import type { Handler } from '../base/handler';
import { moveGoal } from './find-goal';

/**
 * Closes an adopted goal with a reason. A round that asks for it goes on asking. Idempotent.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid`, `conflict`
 */
export const closeGoal: Handler<'goal.close'> = (ctx, { key, reason }) =>
  moveGoal(ctx, { act: 'goal.close', key }, (goal) => {
    if (reason === '') {
      const faults = [{ field: 'reason', reason: 'reason-missing' } as const];
      throw new AppError('invalid', `Goal ${key} is closed without a reason`, { faults });
    }
    return close(goal, reason);
  });
