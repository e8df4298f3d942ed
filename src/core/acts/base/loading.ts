import type { Entity } from '../../domain/entities';
import { valuesOf } from '../../domain/base/row-list';
import { reportsWithGoal } from '../../domain/follow-up/asked-goals';
import type { Goal } from '../../domain/goals/goal';
import type { Report } from '../../domain/follow-up/report';
import { reportKey } from '../../domain/follow-up/report';
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

/** Loads the goal and the round to which the actor does the act. @throws {AppError} as `load` */
export function loadGoalInRound(
  ctx: Context,
  act: Act,
  { goalId, roundId }: { readonly goalId: string; readonly roundId: string },
): { readonly goal: Goal; readonly round: Round } {
  const goal = load(ctx, act, { table: ctx.tables.goals, id: goalId }).value;
  const round = load(ctx, act, { table: ctx.tables.rounds, id: roundId }).value;
  return { goal, round };
}

/** Returns what the act writes into the columns *Ändrad av* (by whom) and *Handling* (by which act) of a saved row. */
export function traceOf(ctx: Context, act: SavingAct): Trace {
  return { by: ctx.actor.name, handling: handlingOf(act) };
}

/**
 * Finds the report of a goal in a round, by its key. When somebody has changed the key in the list, it is found by its
 * goal and round; the next save then writes the right key.
 */
export function findReport(
  ctx: Context,
  { goal, round }: { readonly goal: Goal; readonly round: Round },
): Stored<Report> | undefined {
  const { reports } = ctx.tables;
  return reports.findByKey(reportKey(round, goal)) ?? foundByGoal(reports, goal, round);
}

function foundByGoal(reports: Table<Report>, goal: Goal, round: Round): Stored<Report> | undefined {
  const rows = reportsWithGoal(valuesOf(reports.all()), goal.id);
  const found = rows.find(({ roundId }) => roundId === round.id);
  return found && reports.find(found.id);
}

/** Loads a report with its goal and round. @throws {AppError} as `load` */
export function loadReport(
  ctx: Context,
  act: Act,
  reportId: string,
): { readonly stored: Stored<Report>; readonly goal: Goal; readonly round: Round } {
  const stored = load(ctx, act, { table: ctx.tables.reports, id: reportId });
  return { stored, ...loadGoalInRound(ctx, act, stored.value) };
}
