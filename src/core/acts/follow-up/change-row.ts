import type { RoundSummary } from '../../api/follow-up/round-summary';
import type { ReportRow } from '../../domain/follow-up/report';
import type { Round } from '../../domain/follow-up/round';
import { authorize, missing } from '../../policy/can';
import type { Context, Stored } from '../../ports';
import { roundSummary } from '../../views/follow-up/round-summary';
import { findRow, loadGoalInRound, traceOf } from '../base/loading';

/** The act on the row of a goal in a round. */
interface RowAct {
  readonly act: 'round.take-new-words' | 'report.renew-as-asked';
  readonly roundId: string;
  readonly goalId: string;
}

function authorizeRow(ctx: Context, act: RowAct['act'], round: Round, row: ReportRow | undefined) {
  const world = ctx.world();
  if (act === 'round.take-new-words') authorize(ctx.actor, act, round, world);
  else authorize(ctx.actor, act, { round, row }, world);
}

/**
 * Changes what the row of a goal in a round keeps of the goal: loads it, authorizes the actor, calls `decide` and saves the result.
 * When `decide` returns the row unchanged, nothing is saved.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid`, `conflict`, `store-unavailable`
 */
export async function changeRow(
  ctx: Context,
  { act, ...input }: RowAct,
  decide: (row: ReportRow, round: Round) => ReportRow,
): Promise<{ readonly round: RoundSummary }> {
  const { goal, round } = loadGoalInRound(ctx, act, input);
  const stored: Stored<ReportRow> | undefined = findRow(ctx, { goal, round });
  authorizeRow(ctx, act, round, stored?.value);
  if (stored === undefined) throw missing(ctx.actor, act, ctx.world());
  const value = decide(stored.value, round);
  if (value !== stored.value) {
    await ctx.tables.reports.save({ ...stored, value }, traceOf(ctx, act));
    ctx.notifier.wake();
  }
  return { round: roundSummary(round, ctx.world()) };
}
