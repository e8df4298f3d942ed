import type { Entity } from '../../domain/entities';
import { valuesOf } from '../../domain/base/row-list';
import { askedGoal, roundOf } from '../../domain/follow-up/asked-goals';
import { keepsOther, rowIn } from '../../domain/follow-up/reports-of-goal';
import type { Goal } from '../../domain/goals/goal';
import { isReported, reportKey, type Report, type ReportRow } from '../../domain/follow-up/report';
import type { Round } from '../../domain/follow-up/round';
import { handlingOf, missing, type Act, type SavingAct } from '../../policy/can';
import type { Context, Stored, Table, Trace } from '../../ports';

/**
 * Loads the row to which the actor does the act.
 *
 * @throws {AppError} as `missing` of the policy: only whoever may do the act to every row hears `not-found`
 */
export function load<T extends Entity>(
  { actor, world }: Context,
  act: Act,
  { table, id }: { readonly table: Table<T>; readonly id: string },
): Stored<T> {
  const found = table.find(id);
  if (found === undefined) throw missing(actor, act, world());
  return found;
}

/** Returns the stored round as its rows know it, which the copy of the list alone does not tell. */
export function asKnown({ world }: Context, stored: Stored<Round>): Stored<Round> {
  return { ...stored, value: roundOf(world(), stored.value.id) ?? stored.value };
}

/** Loads the round to which the actor does the act, as its rows know it. @throws {AppError} as `load` */
export function loadRound(ctx: Context, act: Act, id: string): Stored<Round> {
  return asKnown(ctx, load(ctx, act, { table: ctx.tables.rounds, id }));
}

/**
 * Loads the goal, as the round asks for it, and the round to which the actor does the act. A goal that the round does not ask for
 * is that of today.
 *
 * @throws {AppError} as `load`
 */
export function loadGoalInRound(
  ctx: Context,
  act: Act,
  { goalId, roundId }: { readonly goalId: string; readonly roundId: string },
): { readonly goal: Goal; readonly round: Round } {
  const round = loadRound(ctx, act, roundId).value;
  const asked = askedGoal(ctx.world(), round, goalId);
  const goal = asked ?? load(ctx, act, { table: ctx.tables.goals, id: goalId }).value;
  return { goal, round };
}

/** Returns what the act writes into the columns *Ändrad av* (by whom) and *Handling* (by which act) of a saved row. */
export function traceOf(ctx: Context, act: SavingAct): Trace {
  return { by: ctx.actor.name, handling: handlingOf(act) };
}

/**
 * Finds the row of a goal in a round, by its key. A row whose key says the goal but that keeps another one is not the goal's row. When
 * somebody has changed the key in the list, the row is found by its goal and round; the next save then writes the right key.
 */
export function findRow(
  ctx: Context,
  { goal, round }: { readonly goal: Goal; readonly round: Round },
): Stored<ReportRow> | undefined {
  const { reports } = ctx.tables;
  const found = reports.findByKey(reportKey(round, goal));
  if (found !== undefined && !keepsOther(found.value, goal.key)) return found;
  return foundByGoal(reports, goal, round);
}

function foundByGoal(
  reports: Table<ReportRow>,
  goal: Goal,
  round: Round,
): Stored<ReportRow> | undefined {
  const found = rowIn({ reports: valuesOf(reports.all()) }, round, goal);
  return found && reports.find(found.id);
}

/** Returns the stored row as a report; undefined when nobody has reported. */
export function reportOf(stored: Stored<ReportRow> | undefined): Stored<Report> | undefined {
  if (stored === undefined || !isReported(stored.value)) return undefined;
  return { ...stored, value: stored.value };
}

/** Loads a report with its goal and round. A row that nobody has reported is no report. @throws {AppError} as `load` */
export function loadReport(
  ctx: Context,
  act: Act,
  reportId: string,
): { readonly stored: Stored<Report>; readonly goal: Goal; readonly round: Round } {
  const stored = reportOf(load(ctx, act, { table: ctx.tables.reports, id: reportId }));
  if (stored === undefined) throw missing(ctx.actor, act, ctx.world());
  return { stored, ...loadGoalInRound(ctx, act, stored.value) };
}
