import { sendBack } from '../../domain/follow-up/report-rules';
import type { Handler } from '../base/handler';
import { reviewReport } from './review-report';

/**
 * Sends a report back with a reason; the bot tells the reporter. Idempotent for the same reason.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid`, `conflict` with `theirs` (a ReportView)
 */
export const sendBackReport: Handler<'report.send-back'> = (ctx, input) =>
  reviewReport(ctx, { act: 'report.send-back', ...input }, (report, review) =>
    sendBack(report, input.reason, review),
  );
