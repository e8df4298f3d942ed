import type { RoundSummary } from '../../api/follow-up/round-summary';
import type { Round } from '../../domain/follow-up/round';
import type { World } from '../../domain/world';
import type { RoundAct } from '../../domain/follow-up/round-rules';
import { authorize } from '../../policy/can';
import { loadRound, traceOf } from '../base/loading';
import type { Context, Stored } from '../../ports';
import { AppError } from '../../domain/base/app-error';
import { settleRound } from './settle-round';
import { roundWithProgress } from '../../views/follow-up/round-summary';

/** How many rows a person waits for, about five calls of Graph. The worker writes those of a larger round. */
const mostRowsAtOnce = 100;

/** True while another round opens or closes, whose rows take the part of Graph's minute that many rows may take. */
function isOtherMoving({ rounds }: World, { id }: Round): boolean {
  return rounds.some(
    (other) => other.id !== id && (other.state === 'opening' || other.state === 'closing'),
  );
}

/**
 * Writes the rows of the round, at most a hundred. What is left, and what fails here, is left to the worker, since the move itself is
 * saved; so is everything while another round opens or closes, for which the person would wait.
 */
async function settleAtOnce(
  ctx: Context,
  stored: Stored<Round>,
  act: RoundAct,
): Promise<Stored<Round>> {
  if (isOtherMoving(ctx.world(), stored.value)) return stored;
  try {
    return (await settleRound(ctx, { stored, act, most: mostRowsAtOnce })).stored;
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    return stored;
  }
}

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
  const stored = loadRound(ctx, act, roundId);
  authorize(ctx.actor, act, stored.value, ctx.world());
  const next = decide(stored.value);
  if (next === stored.value) return { round: roundWithProgress(ctx.world(), next) };
  const saved = await ctx.tables.rounds.save({ ...stored, value: next }, traceOf(ctx, act));
  const settled = await settleAtOnce(ctx, saved, act);
  ctx.notifier.wake();
  return { round: roundWithProgress(ctx.world(), settled.value) };
}
