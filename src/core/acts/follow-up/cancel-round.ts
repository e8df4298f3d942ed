import { cancelRound as cancel } from '../../domain/follow-up/round-rules';
import { moveRound } from './move-round';
import type { Handler } from '../base/handler';

/**
 * Cancels a round. The bot updates the cards that it has sent and tells their recipients.
 *
 * @throws {AppError} as `moveRound`
 */
export const cancelRound: Handler<'round.cancel'> = async (ctx, { roundId }) => {
  const at = ctx.clock.now();
  return moveRound(ctx, { roundId, act: 'round.cancel' }, (round) => cancel(round, at));
};
