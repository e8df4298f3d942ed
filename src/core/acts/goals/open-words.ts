import { AppError } from '../../domain/base/app-error';
import { roundsInState } from '../../domain/follow-up/round-rules';
import { takeNewWords } from '../../domain/follow-up/new-words';
import type { ReportRow } from '../../domain/follow-up/report';
import type { Goal } from '../../domain/goals/goal';
import type { World } from '../../domain/world';
import { authorize } from '../../policy/can';
import type { Context, Stored } from '../../ports';
import { findRow, traceOf } from '../base/loading';

/** The row under the new words; the fault of a row that cannot take them names the field `rounds`. */
function taken(world: World, round: World['rounds'][number], row: ReportRow): ReportRow {
  try {
    return takeNewWords(world, round, row);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    const faults = cause.faults.map((fault) => ({ ...fault, field: 'rounds' }));
    throw new AppError(cause.code, cause.message, { cause, faults });
  }
}

/**
 * Returns the rows of open rounds that ask for the goal, each with the words that the goal gets. The rows are saved after the goal, so
 * that an interruption leaves rows with the old words, which the same act again completes.
 *
 * @throws {AppError} `not-allowed` for a person who may not change what a round asks for; `invalid` when a row cannot take the words
 */
export function rowsWithNewWords(ctx: Context, goal: Goal): readonly Stored<ReportRow>[] {
  const world = ctx.world();
  const goals = world.goals.map((one) => (one.id === goal.id ? goal : one));
  return roundsInState(world.rounds, 'open').flatMap((round) => {
    authorize(ctx.actor, 'round.take-new-words', round, world);
    const stored = findRow(ctx, { goal, round });
    if (stored === undefined) return [];
    const value = taken({ ...world, goals }, round, stored.value);
    return value === stored.value ? [] : [{ ...stored, value }];
  });
}

/** Saves rows that take the new words of a goal. @throws {AppError} `conflict`, `store-unavailable` */
export async function saveNewWords(
  ctx: Context,
  rows: readonly Stored<ReportRow>[],
): Promise<void> {
  const trace = traceOf(ctx, 'round.take-new-words');
  for (const row of rows) await ctx.tables.reports.save(row, trace);
}
