import { renewAsAsked as renew } from '../../domain/follow-up/new-words';
import type { Handler } from '../base/handler';
import { changeRow } from './change-row';

/**
 * Writes the goal of today into a row whose goal as asked somebody has changed in the list. Idempotent.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid` when the goal is gone, `conflict`
 */
export const renewAsAsked: Handler<'report.renew-as-asked'> = (ctx, input) =>
  changeRow(ctx, { act: 'report.renew-as-asked', ...input }, (row, round) =>
    renew(ctx.world(), round, row),
  );
