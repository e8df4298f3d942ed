import { definedOnly } from '../../domain/base/defined';
import type { ReportInput } from '../../api/follow-up/acts';
import type { Report } from '../../domain/follow-up/report';
import { submit } from '../../domain/follow-up/report-rules';
import { isRepeat, type AskedGoal } from '../../domain/follow-up/statement';
import { authorize } from '../../policy/can';
import { findReport, loadGoalInRound, traceOf } from '../base/loading';
import type { Context, Stored } from '../../ports';
import { conflictWith, replyOf, saveReport } from './save-report';
import type { Handler } from '../base/handler';

/** True when the stored report is not the one that the person saw. */
function isUnseen(input: ReportInput, before: Stored<Report> | undefined): boolean {
  return input.seen?.id !== before?.value.id || input.seen?.eTag !== before?.eTag;
}

async function store(
  ctx: Context,
  { asked, input }: { readonly asked: AskedGoal; readonly input: ReportInput },
  before: Stored<Report> | undefined,
): Promise<Stored<Report>> {
  const { actor, clock, tables } = ctx;
  const submission = { actor, at: clock.now(), before: before?.value };
  const next = submit(asked, input, submission);
  const act = 'report.submit';
  if (before !== undefined)
    return saveReport(ctx, asked.goal, {
      stored: { ...before, value: { ...next, id: before.value.id } },
      act,
    });
  const { stored, created } = await tables.reports.create(next, traceOf(ctx, act));
  if (created || isRepeat(asked, input, stored.value)) return stored;
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
  const before = findReport(ctx, { goal, round });
  const world = ctx.world();
  const item = definedOnly({ goal, round, report: before?.value });
  authorize(ctx.actor, 'report.submit', item, world);
  const asked = { goal, round, partlyMetFrom: world.settings.partlyMetFrom };
  if (before !== undefined && isRepeat(asked, input, before.value))
    return { report: replyOf(ctx, before, goal) };
  if (isUnseen(input, before)) throw conflictWith(ctx, goal, before);
  const stored = await store(ctx, { asked, input }, before);
  ctx.notifier.wake();
  return { report: replyOf(ctx, stored, goal) };
};
