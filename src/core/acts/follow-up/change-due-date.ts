import type { ActReplies, ChangeDueDateInput } from '../../api/inputs';
import { changeDueDate as change } from '../../domain/follow-up/round-rules';
import type { Context } from '../../ports';
import { moveRound } from './move-round';

/** Moves a round's due date; those who hold a card are told. @throws {AppError} as `moveRound` */
export async function changeDueDate(
  ctx: Context,
  { roundId, dueOn }: ChangeDueDateInput,
): Promise<ActReplies['change-due-date']> {
  const today = ctx.clock.today();
  const act = 'round.change-due-date';
  return moveRound(ctx, { roundId, act }, (round) => change(round, dueOn, today));
}
