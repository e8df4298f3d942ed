import { takeNewWords as take } from '../../domain/follow-up/new-words';
import type { Handler } from '../base/handler';
import { changeRow } from './change-row';

/**
 * Makes an open round ask for a goal in the words that the goal has today. The cards of those who are asked then show them. Idempotent.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid`, `conflict`
 */
export const takeNewWords: Handler<'round.take-new-words'> = (ctx, input) =>
  changeRow(ctx, { act: 'round.take-new-words', ...input }, (row, round) =>
    take(ctx.world(), round, row),
  );
