import type { ReportView } from '../../api/follow-up/report-view';
import type { Report } from '../../domain/follow-up/report';
import type { Review } from '../../domain/follow-up/report-rules';
import { processLeaderIds } from '../../domain/organisation/organisation';
import { authorize } from '../../policy/can';
import { loadReport } from '../base/loading';
import type { Context } from '../../ports';
import { conflictWith, replyOf, saveReport } from './save-report';

/** A review of a report: the act, and the report with the version that the process leader saw. */
interface ReviewOf {
  readonly act: 'report.accept' | 'report.send-back' | 'report.take-back-acceptance';
  readonly reportId: string;
  readonly eTag: string;
}

/**
 * Reviews a report: loads it, authorizes the actor, calls `decide` and saves the result. When `decide` returns the report
 * unchanged, nothing is saved.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid`, `conflict` with `theirs` (a ReportView)
 */
export async function reviewReport(
  ctx: Context,
  { act, reportId, eTag }: ReviewOf,
  decide: (report: Report, review: Review) => Report,
): Promise<{ readonly report: ReportView }> {
  const { stored, goal, round } = loadReport(ctx, act, reportId);
  const world = ctx.world();
  authorize(ctx.actor, act, { report: stored.value, round }, world);
  const { objectId, name } = ctx.actor;
  const next = decide(stored.value, {
    round,
    byName: name,
    byObjectId: objectId,
    processLeaderIds: processLeaderIds(world),
    at: ctx.clock.now(),
  });
  if (next === stored.value) return { report: replyOf(ctx, stored, goal) };
  if (eTag !== stored.eTag) throw conflictWith(ctx, goal, stored);
  const saved = await saveReport(ctx, goal, { stored: { ...stored, value: next }, act });
  ctx.notifier.wake();
  return { report: replyOf(ctx, saved, goal) };
}
