import { changeDueDate as change } from '../../domain/follow-up/round-rules';
import { moveRound } from './move-round';
import type { Handler } from '../base/handler';

/** Moves a round's due date. The bot tells those who have got a card. @throws {AppError} as `moveRound` */
export const changeDueDate: Handler<'round.change-due-date'> = async (ctx, { roundId, dueOn }) => {
  const today = ctx.clock.today();
  const act = 'round.change-due-date';
  return moveRound(ctx, { roundId, act }, (round) => change(round, dueOn, today));
};
