import { reopenRound as reopen } from '../../domain/follow-up/round-rules';
import type { Handler } from '../base/handler';
import { moveRound } from './move-round';

/** Opens a closed round again unless a newer one has opened; the bot tells those who hold a card. @throws {AppError} as `moveRound` */
export const reopenRound: Handler<'round.reopen'> = async (ctx, { roundId, dueOn, reason }) => {
  const { actor, clock } = ctx;
  const { rounds } = ctx.world();
  const plan = { at: clock.now(), byName: actor.name, reason, dueOn, today: clock.today(), rounds };
  return moveRound(ctx, { roundId, act: 'round.reopen' }, (round) => reopen(round, plan));
};
