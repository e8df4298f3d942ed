import { definedOnly, nonEmpty } from '../../domain/base/defined';
import { asAskedToday } from '../../domain/follow-up/as-asked';
import type { ReportInput } from '../../api/follow-up/acts';
import { isReported, type Report, type ReportRow } from '../../domain/follow-up/report';
import { requireAsked } from '../../domain/follow-up/row-places';
import { submit } from '../../domain/follow-up/report-rules';
import { rulesOf } from '../../domain/follow-up/round-rows';
import { isRepeat, type AskedGoal } from '../../domain/follow-up/statement';
import { authorize } from '../../policy/can';
import { findRow, loadGoalInRound, reportOf, traceOf } from '../base/loading';
import type { Context, New, Stored } from '../../ports';
import { conflictWith, replyOf, saveReport } from './save-report';
import type { Handler } from '../base/handler';

/** True when the stored report is not the one that the person saw. */
function isUnseen(input: ReportInput, before: Stored<Report> | undefined): boolean {
  return input.seen?.id !== before?.value.id || input.seen?.eTag !== before?.eTag;
}

/**
 * True when the stored report is what the statement made, so that it was sent twice. A first statement says nothing of texts that
 * somebody had typed into the row before, which its report has kept.
 */
function isSentAgain(asked: AskedGoal, input: ReportInput, stored: Report): boolean {
  if (input.seen !== undefined) return isRepeat(asked, input, stored);
  const comment = nonEmpty(input.comment) ?? stored.comment;
  const evidenceUrl = nonEmpty(input.evidenceUrl) ?? stored.evidenceUrl;
  return isRepeat(asked, { ...input, comment, evidenceUrl }, stored);
}

async function store(
  ctx: Context,
  { asked, input }: { readonly asked: AskedGoal; readonly input: ReportInput },
  before: Stored<ReportRow> | undefined,
): Promise<Stored<Report>> {
  const { actor, clock } = ctx;
  const submission = { actor, at: clock.now(), before: before?.value };
  const next = withAsAsked(ctx, asked, submit(asked, input, submission));
  if (before === undefined) return createReport(ctx, { asked, input }, next);
  const value = { ...next, id: before.value.id };
  const save = { stored: { ...before, value }, act: 'report.submit' } as const;
  try {
    return await saveReport(ctx, asked.goal, save);
  } catch (cause) {
    // The same report may have been sent twice at once; both then save the row that the round asks with.
    const theirs = reportOf(ctx.tables.reports.find(before.value.id));
    const isFirst = !isReported(before.value) && theirs !== undefined;
    if (isFirst && isSentAgain(asked, input, theirs.value)) return theirs;
    throw cause;
  }
}

/**
 * Returns the report with what the round keeps of the goal. When the goal's row was deleted, that is gone, and the report keeps the
 * goal of today, marked as filled in.
 */
function withAsAsked(ctx: Context, { goal, round }: AskedGoal, report: New<Report>): New<Report> {
  if (report.asAsked !== undefined || round.asAsked === undefined) return report;
  return { ...report, asAsked: asAskedToday(ctx.world(), goal, true), dueOn: round.dueOn };
}

/** Stores the report of a goal that has no row in the round. */
async function createReport(
  ctx: Context,
  { asked, input }: { readonly asked: AskedGoal; readonly input: ReportInput },
  next: New<Report>,
): Promise<Stored<Report>> {
  const made = await ctx.tables.reports.create(next, traceOf(ctx, 'report.submit'));
  const stored = reportOf(made.stored);
  if (stored !== undefined && (made.created || isSentAgain(asked, input, stored.value)))
    return stored;
  throw conflictWith(ctx, asked.goal, stored);
}

/**
 * Reports the outcome of a goal in a round, for the first time or again. Idempotent: the same report again saves
 * nothing.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid` by field, `conflict` with `theirs` (a ReportView)
 */
export const submitReport: Handler<'report.submit'> = async (ctx, input) => {
  const { goal, round } = loadGoalInRound(ctx, 'report.submit', input);
  const row = findRow(ctx, { goal, round });
  const before = reportOf(row);
  const world = ctx.world();
  const item = definedOnly({ goal, round, report: before?.value });
  authorize(ctx.actor, 'report.submit', item, world);
  const asked = { goal, round, partlyMetFrom: rulesOf(world, round).partlyMetFrom };
  if (before !== undefined && isSentAgain(asked, input, before.value))
    return { report: replyOf(ctx, before, goal) };
  if (isUnseen(input, before)) throw conflictWith(ctx, goal, before);
  if (round.state === 'open') requireAsked(world, round, goal);
  const stored = await store(ctx, { asked, input }, row);
  ctx.notifier.wake();
  return { report: replyOf(ctx, stored, goal) };
};
