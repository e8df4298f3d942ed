import type { ActReplies, RoundInput } from '../../api/inputs';
import { closeRound as close } from '../../domain/follow-up/round-rules';
import type { Context } from '../../ports';
import { moveRound } from './move-round';

/** Closes a round: nothing more is asked for or reminded of. @throws {AppError} as `moveRound` */
export async function closeRound(
  ctx: Context,
  { roundId }: RoundInput,
): Promise<ActReplies['close-round']> {
  const at = ctx.clock.now();
  return moveRound(ctx, { roundId, act: 'round.close' }, (round) => close(round, at));
}
