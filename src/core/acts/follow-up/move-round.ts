import type { RoundSummary } from '../../api/follow-up/round-summary';
import type { Round } from '../../domain/follow-up/round';
import type { RoundAct } from '../../domain/follow-up/round-rules';
import { authorize } from '../../policy/can';
import { load, traceOf } from '../base/loading';
import type { Context } from '../../ports';
import { roundSummary } from '../../views/follow-up/round-summary';

/**
 * Moves a round to its next state: loads it, authorizes the actor, calls `decide` and saves the result. When `decide`
 * returns the round unchanged, nothing is saved.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid`, `conflict`, `store-unavailable`
 */
export async function moveRound(
  ctx: Context,
  { roundId, act }: { readonly roundId: string; readonly act: RoundAct },
  decide: (round: Round) => Round,
): Promise<{ readonly round: RoundSummary }> {
  const stored = load(ctx, act, { table: ctx.tables.rounds, id: roundId });
  authorize(ctx.actor, act, stored.value, ctx.world());
  const next = decide(stored.value);
  if (next === stored.value) return { round: roundSummary(next, ctx.clock.today()) };
  const saved = await ctx.tables.rounds.save({ ...stored, value: next }, traceOf(ctx, act));
  ctx.notifier.wake();
  return { round: roundSummary(saved.value, ctx.clock.today()) };
}
