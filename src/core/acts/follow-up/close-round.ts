import { closeRound as close } from '../../domain/follow-up/round-rules';
import { moveRound } from './move-round';
import type { Handler } from '../base/handler';

/**
 * Closes a round. Nobody can report in it any more, and the bot sends no reminders.
 *
 * @throws {AppError} as `moveRound`
 */
export const closeRound: Handler<'round.close'> = async (ctx, { roundId }) => {
  const at = ctx.clock.now();
  return moveRound(ctx, { roundId, act: 'round.close' }, (round) => close(round, at));
};
