import type { ActReplies, RoundInput } from '../../api/inputs';
import { openRound as open } from '../../domain/follow-up/round-rules';
import type { Context } from '../../ports';
import { moveRound } from './move-round';

/** Opens a round: the cards go out. An open one is answered as it is. @throws {AppError} as `moveRound` */
export async function openRound(
  ctx: Context,
  input: RoundInput,
): Promise<ActReplies['open-round']> {
  const { actor, clock } = ctx;
  const who = { byName: actor.name, byObjectId: actor.objectId };
  const opening = { at: clock.now(), today: clock.today(), ...who };
  const { roundId } = input;
  return moveRound(ctx, { roundId, act: 'round.open' }, (round) => open(round, opening));
}
