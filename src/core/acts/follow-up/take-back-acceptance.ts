import { takeBackAcceptance as takeBack } from '../../domain/follow-up/report-rules';
import type { Handler } from '../base/handler';
import { reviewReport } from './review-report';

/**
 * Takes the acceptance of a report back. Tells nobody. Idempotent.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid`, `conflict` with `theirs` (a ReportView)
 */
export const takeBackAcceptance: Handler<'report.take-back-acceptance'> = (ctx, input) =>
  reviewReport(ctx, { act: 'report.take-back-acceptance', ...input }, takeBack);
