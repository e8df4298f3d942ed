import type { Fault } from '../base/fault';
import type { Goal } from '../goals/goal';
import { goalOf, goalOfKey, type GoalWorld } from '../goals/goal-world';
import { goalAsAsked } from './as-asked';
import { askedGoal } from './asked-goals';
import type { FollowUpWorld } from './follow-up-world';
import { isReported, reportKey, type ReportRow } from './report';
import { hasOutcome } from './edited-rows';
import { rowIn, rowsOfRound } from './reports-of-goal';
import type { Round } from './round';

/** Returns the goal of the row: as the round asked for it, else that of today. Undefined when its row is gone. */
export function goalOfRow(
  world: Pick<GoalWorld, 'goals' | 'bodies'>,
  row: ReportRow,
): Goal | undefined {
  const { asAsked, goalId } = row;
  return asAsked === undefined ? goalOf(world, goalId) : goalAsAsked(world, { goalId, asAsked });
}

/** True when the round keeps which goals it asks for, so that a row cannot add one. */
function keepsGoals({ asAsked, isAsAskedSpoiled }: Round): boolean {
  return asAsked !== undefined || isAsAskedSpoiled === true;
}

/** True when the round asks for the goal. A round that keeps no goals asks for each that has a row. */
export function asksForGoal(world: FollowUpWorld, round: Round, goal: Goal): boolean {
  return !keepsGoals(round) || askedGoal(world, round, goal.id)?.key === goal.key;
}

/** True when somebody has put something into the row that the round must not lose: an outcome, or the row itself. */
function isTyped(row: ReportRow): boolean {
  return isReported(row) || row.asAsked === undefined || hasOutcome(row.typed);
}

/** Returns the fault of a row whose lookup names another goal than its key and what it keeps. */
function faultOfGoal(world: FollowUpWorld, row: ReportRow, round: Round): readonly Fault[] {
  const named = goalOf(world, row.goalId);
  const kept = row.asAsked?.goal.key;
  if (named === undefined || kept === undefined || named.key === kept) return [];
  // A goal whose code was changed is the same goal, as long as no other has its code.
  if (goalOfKey(world, kept) === undefined) return [];
  return [{ field: 'key', reason: 'not-the-key', values: { key: reportKey(round, named) } }];
}

/**
 * Returns what is wrong with the row beside the other rows of its round: it is the double of the row that counts, the round does not ask
 * for its goal, or it names another goal than it keeps.
 *
 * @param goal that of the row, as `goalOfRow` gives it
 */
export function faultsOfPlace(
  world: FollowUpWorld,
  row: ReportRow,
  { goal, round }: { readonly goal: Goal | undefined; readonly round: Round | undefined },
): readonly Fault[] {
  if (goal === undefined || round === undefined) return [];
  const record = rowIn(world, round, goal);
  if (record !== undefined && record.id !== row.id)
    return [{ field: 'key', reason: 'double', values: { key: record.key } }];
  if (!asksForGoal(world, round, goal) && isTyped(row))
    return [{ field: 'goal', reason: 'not-asked' }];
  return faultOfGoal(world, row, round);
}

/** A row that the round does not count, and about which a process leader must decide. */
export interface WaitingRow {
  readonly row: ReportRow;
  /** `double`: another row of the goal counts. `not-asked`: the round does not ask for the goal. */
  readonly reason: 'double' | 'not-asked';
  /** The goal of the row; undefined when its row is gone. */
  readonly goal: Goal | undefined;
  /** The key of the row that counts instead of a double. */
  readonly recordKey?: string;
}

/** Returns the row with why it waits; undefined when it does not. */
function waitingRow(world: FollowUpWorld, row: ReportRow, round: Round): WaitingRow | undefined {
  const goal = goalOfRow(world, row);
  const [fault] = faultsOfPlace(world, row, { goal, round });
  if (fault?.reason === 'double')
    return { row, reason: fault.reason, goal, recordKey: String(fault.values?.['key'] ?? '') };
  return fault?.reason === 'not-asked' ? { row, reason: fault.reason, goal } : undefined;
}

/**
 * Returns the rows of the round that it does not count and that wait for a process leader, in the order of the list. A goal that a process
 * leader has left out waits no more.
 */
export function waitingRows(world: FollowUpWorld, round: Round): readonly WaitingRow[] {
  const leftOut = new Set(round.leftOutGoalKeys);
  return rowsOfRound(world.reports, round.id)
    .flatMap((row) => waitingRow(world, row, round) ?? [])
    .filter(({ reason, goal }) => reason === 'double' || !leftOut.has(goal?.key ?? ''));
}
