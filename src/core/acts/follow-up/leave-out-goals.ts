import { leaveOutGoals as leaveOut } from '../../domain/follow-up/round-goals';
import type { Handler } from '../base/handler';
import { moveRound } from './move-round';

/** Makes a planned or an open round leave goals out; cards no longer ask for them. Idempotent. @throws {AppError} as `moveRound` */
export const leaveOutGoals: Handler<'round.leave-out-goals'> = async (ctx, input) => {
  const { roundId, goalKeys } = input;
  return moveRound(ctx, { roundId, act: 'round.leave-out-goals' }, (round) =>
    leaveOut(ctx.world(), round, goalKeys),
  );
};
