import type { ActReplies, RoundInput } from '../../api/inputs';
import { cancelRound as cancel } from '../../domain/follow-up/round-rules';
import type { Context } from '../../ports';
import { moveRound } from './move-round';

/** Cancels a round; cards that are out say so, and their holders are told. @throws {AppError} as `moveRound` */
export async function cancelRound(
  ctx: Context,
  { roundId }: RoundInput,
): Promise<ActReplies['cancel-round']> {
  const at = ctx.clock.now();
  return moveRound(ctx, { roundId, act: 'round.cancel' }, (round) => cancel(round, at));
}
