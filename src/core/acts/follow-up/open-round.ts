import { openRound as open } from '../../domain/follow-up/round-rules';
import { askToday } from '../../domain/follow-up/round-rows';
import { moveRound } from './move-round';
import type { Handler } from '../base/handler';

/** Opens a round; the bot then sends its cards. Idempotent. @throws {AppError} as `moveRound` */
export const openRound: Handler<'round.open'> = async (ctx, input) => {
  const { actor, clock } = ctx;
  const who = { byName: actor.name, byObjectId: actor.objectId };
  const opening = { at: clock.now(), today: clock.today(), ...who };
  const { roundId } = input;
  return moveRound(ctx, { roundId, act: 'round.open' }, (round) =>
    open(round, { ...opening, asAsked: askToday(ctx.world(), round) }),
  );
};
