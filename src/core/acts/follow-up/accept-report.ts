import { accept } from '../../domain/follow-up/report-rules';
import type { Handler } from '../base/handler';
import { reviewReport } from './review-report';

/**
 * Marks the report accepted: complete and understandable. Does not judge the goal. Idempotent.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid`, `conflict` with `theirs` (a ReportView)
 */
export const acceptReport: Handler<'report.accept'> = (ctx, input) =>
  reviewReport(ctx, { act: 'report.accept', ...input }, accept);
