import { AppError } from '../base/app-error';
import type { Fault } from '../base/fault';
import { hasKey, isSameKey } from '../base/keys';
import { sameContent } from '../base/same-content';
import type { Goal } from '../goals/goal';
import { goalOf, goalOfKey } from '../goals/goal-world';
import { goalOfRow } from './as-asked';
import { askedGoal, askedKeys } from './asked-goals';
import type { FollowUpWorld } from './follow-up-world';
import { hasStandingReport, isReported, reportKey, type ReportRow } from './report';
import { hasOutcome } from './edited-rows';
import { rowIn, rowsOfRound } from './reports-of-goal';
import type { Round } from './round';

/** True when the round keeps which goals it asks for, so that a row cannot add one. */
function keepsGoals({ asAsked, isAsAskedSpoiled }: Round): boolean {
  return asAsked !== undefined || isAsAskedSpoiled === true;
}

/** True when the round asks for the goal. A round that keeps no goals asks for each that has a row. */
export function asksForGoal(world: FollowUpWorld, round: Round, goal: Goal): boolean {
  if (!keepsGoals(round)) return true;
  const asked = askedGoal(world, round, goal.id);
  return asked !== undefined && isSameKey(asked.key, goal.key);
}

/** True when the round asks for the goal of the row. What a row keeps says so by itself, whatever codes goals have today. */
function asksWithRow(
  world: FollowUpWorld,
  { asAsked }: ReportRow,
  { goal, round }: { readonly goal: Goal; readonly round: Round },
): boolean {
  if (asAsked === undefined || !keepsGoals(round)) return asksForGoal(world, round, goal);
  return hasKey(askedKeys(world, round), asAsked.goal.key);
}

/**
 * Refuses a goal that the round does not ask for: one that a process leader has left out, that was adopted after the opening, or that
 * is a draft. What is reported about it would count nowhere.
 *
 * @throws {AppError} `invalid`
 */
export function requireAsked(world: FollowUpWorld, round: Round, goal: Goal): void {
  if (asksForGoal(world, round, goal)) return;
  const faults = [{ field: 'goalId', reason: 'not-in-round' as const }];
  throw new AppError('invalid', `Round ${round.key} does not ask for ${goal.key}`, { faults });
}

/** True when somebody has put something into the row that the round must not lose: an outcome, or the row itself. */
function isTyped(row: ReportRow): boolean {
  return isReported(row) || row.asAsked === undefined || hasOutcome(row.typed);
}

/** True when the goal has another code than the one that the row keeps, and a goal has that one. */
function isAnother(world: FollowUpWorld, { asAsked }: ReportRow, named: Goal): boolean {
  if (asAsked === undefined || isSameKey(named.key, asAsked.goal.key)) return false;
  // A goal whose code was changed is the same goal, as long as no other has its code.
  return goalOfKey(world, asAsked.goal.key) !== undefined;
}

/**
 * Returns the fault of a row whose lookup names another goal than its key and what it keeps. Only an edit of the row can make this
 * fault: a goal that gets another code, or the code that another goal had, is no fault of the rows that were asked before.
 *
 * @param row.faults what the row broke before; the fault stays until the lookup or the goal's code is right
 * @param isNewLookup true when an edit has changed the lookup
 */
export function faultsOfLookup(
  world: FollowUpWorld,
  row: ReportRow,
  { round, isNewLookup }: { readonly round: Round | undefined; readonly isNewLookup: boolean },
): readonly Fault[] {
  const named = goalOf(world, row.goalId);
  if (round === undefined || named === undefined || !isAnother(world, row, named)) return [];
  const key = reportKey(round, named);
  const fault: Fault = { field: 'key', reason: 'not-the-key', values: { key } };
  return isNewLookup || row.faults.some((one) => sameContent(one, fault)) ? [fault] : [];
}

/**
 * Returns what is wrong with the row beside the other rows of its round: it is the double of the row that counts, or the round does not
 * ask for its goal.
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
  return asksWithRow(world, row, { goal, round }) || !isTyped(row)
    ? []
    : [{ field: 'goal', reason: 'not-asked' }];
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
 * True for a report of which no process leader has known when the goal was left out: the round asked for the goal before, and somebody
 * reported it at the same time or typed the report into the list since. Leaving out a goal is refused while such a report stands.
 */
function isUnseenReport(round: Round, { row, goal }: WaitingRow): boolean {
  const wasAsked = hasKey(round.asAsked?.goalKeys ?? [], goal?.key ?? '');
  return wasAsked && hasStandingReport(row);
}

/**
 * Returns the rows of the round that it does not count and that wait for a process leader, in the order of the list. A goal that a process
 * leader has left out waits no more, unless it has been reported meanwhile.
 */
export function waitingRows(world: FollowUpWorld, round: Round): readonly WaitingRow[] {
  const { leftOutGoalKeys } = round;
  return rowsOfRound(world.reports, round.id)
    .flatMap((row) => waitingRow(world, row, round) ?? [])
    .filter(
      (waiting) =>
        waiting.reason === 'double' ||
        !hasKey(leftOutGoalKeys, waiting.goal?.key ?? '') ||
        isUnseenReport(round, waiting),
    );
}
