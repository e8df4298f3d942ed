import type { ReportView } from '../../api/follow-up/report-view';
import { AppError } from '../../domain/base/app-error';
import type { Goal } from '../../domain/goals/goal';
import { roundOf } from '../../domain/follow-up/asked-goals';
import type { Report } from '../../domain/follow-up/report';
import type { SavingAct } from '../../policy/can';
import { reportOf, traceOf } from '../base/loading';
import type { Context, Stored } from '../../ports';
import { takeSnapshot } from '../../views/base/snapshot';
import { reportView } from '../../views/follow-up/report-view';

/** Makes the reply of an act: the stored report, as the actor may see it. */
export function replyOf(ctx: Context, stored: Stored<Report>, goal: Goal): ReportView {
  const snapshot = takeSnapshot(ctx);
  const round = roundOf(snapshot.world, stored.value.roundId);
  return reportView(snapshot, stored, { goal, round });
}

/** Makes the error `conflict`, whose `theirs` is the report that is stored now, as the actor may see it. */
export function conflictWith(ctx: Context, goal: Goal, theirs: Stored<Report> | undefined) {
  const message = `Goal ${goal.key}: another report is stored`;
  return new AppError('conflict', message, { theirs: theirs && replyOf(ctx, theirs, goal) });
}

/**
 * Saves a changed report with `If-Match`.
 *
 * @throws {AppError} `conflict` with `theirs` (a ReportView), `store-unavailable`
 */
export async function saveReport(
  ctx: Context,
  goal: Goal,
  save: { readonly stored: Stored<Report>; readonly act: SavingAct },
): Promise<Stored<Report>> {
  try {
    const saved = await ctx.tables.reports.save(save.stored, traceOf(ctx, save.act));
    return reportOf(saved) ?? { ...save.stored, eTag: saved.eTag };
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'conflict') throw cause;
    // The table has read the row again, so `find` returns what is stored now.
    throw conflictWith(ctx, goal, reportOf(ctx.tables.reports.find(save.stored.value.id)));
  }
}
