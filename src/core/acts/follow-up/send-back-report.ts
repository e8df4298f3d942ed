import { sendBack } from '../../domain/follow-up/report-rules';
import { authorize } from '../../policy/can';
import { loadReport } from '../base/loading';
import { conflictWith, replyOf, saveReport } from './save-report';
import type { Handler } from '../base/handler';

/**
 * Sends a report back with a reason; the bot tells the reporter. Idempotent for the same reason.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid`, `conflict` with `theirs` (a ReportView)
 */
export const sendBackReport: Handler<'report.send-back'> = async (ctx, input) => {
  const { stored, goal, round } = loadReport(ctx, input.reportId);
  authorize(ctx.actor, 'report.send-back', { report: stored.value, round }, ctx.world());
  const review = { round, byName: ctx.actor.name, at: ctx.clock.now() };
  const next = sendBack(stored.value, input.reason, review);
  if (next === stored.value) return { report: replyOf(ctx, stored, goal) };
  if (input.eTag !== stored.eTag) throw conflictWith(ctx, goal, stored);
  const change = { stored: { ...stored, value: next }, act: 'report.send-back' } as const;
  const saved = await saveReport(ctx, goal, change);
  ctx.notifier.wake();
  return { report: replyOf(ctx, saved, goal) };
};
