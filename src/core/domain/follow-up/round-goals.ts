import { AppError } from '../base/app-error';
import type { Fault, Reason } from '../base/fault';
import { definedOnly } from '../base/defined';
import { hasKey, keyForm } from '../base/keys';
import { isInPreparation, type Goal } from '../goals/goal';
import { goalOfKey } from '../goals/goal-world';
import { isMeasurable } from '../goals/measurable';
import { bodyOf } from '../organisation/organisation';
import { asAskedToday, type AsAsked } from './as-asked';
import { askedKeys } from './asked-goals';
import { askedByRule } from './asked-by-rule';
import type { FollowUpWorld } from './follow-up-world';
import { hasStandingReport, isReported, reportKey, type ReportRow } from './report';
import { isUncounted, rowIn, rowOfCode, rowsOfRound } from './reports-of-goal';
import type { Round } from './round';
import { requireMove } from './round-rules';
import { askingRow, settledRow, type RowDue } from './round-rows';

function faultOf(key: string, reason: Reason): Fault {
  return { field: 'goalKeys', reason, values: { key } };
}

function refuseFaults(round: Round, faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  throw new AppError('invalid', `Round ${round.key}: its goals cannot change so`, { faults });
}

/** Returns why a round cannot ask for a goal; undefined when it can. A goal whose row keeps it as asked needs no row of its own any more. */
function faultOfAdded(world: FollowUpWorld, round: Round, key: string): Fault | undefined {
  if (rowOfCode(world, round, key)?.asAsked !== undefined) return undefined;
  const goal = goalOfKey(world, key);
  if (goal === undefined) return faultOf(key, 'unknown-goal');
  if (isInPreparation(goal)) return faultOf(key, 'not-adopted');
  if (goal.state === 'closed') return faultOf(key, 'goal-closed');
  return isMeasurable(goal) ? undefined : faultOf(key, 'not-measurable');
}

/** Returns those of the keys that are not known, each once however it is written. */
function newKeys(known: readonly string[], keys: readonly string[]): readonly string[] {
  const byForm = new Map(keys.toReversed().map((key) => [keyForm(key), key]));
  return keys.filter((key) => byForm.get(keyForm(key)) === key && !hasKey(known, key));
}

/** Returns the round with the goals among those that it asks for. `keys` are the codes of the goals. */
function asking(round: Round, keys: readonly string[]): Round {
  const { asAsked, leftOutGoalKeys } = round;
  const known = asAsked?.goalKeys ?? [];
  const missing = asAsked === undefined ? [] : newKeys(known, [...new Set(keys)]);
  const left = leftOutGoalKeys.filter((key) => !hasKey(keys, key));
  if (missing.length === 0 && left.length === leftOutGoalKeys.length) return round;
  const goalKeys = [...known, ...missing];
  return definedOnly<Round>({
    ...round,
    leftOutGoalKeys: left,
    asAsked: asAsked && { ...asAsked, goalKeys },
  });
}

/**
 * Makes a planned or an open round ask for goals: such as have been adopted since it opened, or that it had left out. A goal that the
 * round had asked for before is asked for as it was then. Idempotent.
 *
 * @throws {AppError} `invalid` when the round is in another state, or a goal is not there, not adopted, closed or not measurable
 */
export function addGoals(world: FollowUpWorld, round: Round, keys: readonly string[]): Round {
  requireMove(round, 'add-goals');
  refuseFaults(
    round,
    keys.flatMap((key) => faultOfAdded(world, round, key) ?? []),
  );
  return asking(round, keys);
}

/** Returns a row that somebody has typed as the row with which the round asks for the goal. */
function counted(round: Round, row: ReportRow, asAsked: AsAsked): ReportRow {
  const kept = row.asAsked ?? asAsked;
  return {
    ...settledRow(round, row, kept),
    key: reportKey(round, kept.goal),
    faults: row.faults.filter(({ reason }) => reason !== 'not-asked'),
  };
}

/**
 * Returns the rows to write before an open round asks for the goals: those that are not there, and those that somebody has typed,
 * which do not keep the goal as asked yet. The row of a goal that the round has asked for and that somebody has deleted is made
 * anew from the goal of today, marked as filled in afterwards.
 */
export function rowsOfAdded(
  world: FollowUpWorld,
  round: Round,
  keys: readonly string[],
): readonly RowDue[] {
  if (round.asAsked === undefined && round.isAsAskedSpoiled !== true) return [];
  // A goal that was left out keeps the mark too: the words with which the round asked for it are gone with its row.
  const wasAsked = everAsked(world, round);
  return newKeys([], [...new Set(keys)]).flatMap((key): readonly RowDue[] => {
    const goal = goalOfKey(world, key);
    if (goal === undefined) return [];
    const row = rowIn(world, round, goal);
    if (row?.asAsked !== undefined && !isUncounted(row)) return [];
    const asAsked = asAskedToday(world, goal, hasKey(wasAsked, key) ? true : undefined);
    if (row !== undefined) return [{ kind: 'save', value: counted(round, row, asAsked) }];
    return [{ kind: 'create', value: { ...askingRow(world, round, goal), asAsked } }];
  });
}

/**
 * Returns the codes of the goals for which the round asks or has asked. A report that came while its goal was left out is decided on like
 * one that came before.
 */
function everAsked(world: FollowUpWorld, round: Round): readonly string[] {
  return [...askedKeys(world, round), ...(round.asAsked?.goalKeys ?? [])];
}

function faultOfLeftOut(
  world: FollowUpWorld,
  asked: readonly string[],
  { round, key }: { readonly round: Round; readonly key: string },
): Fault | undefined {
  const row = rowOfCode(world, round, key);
  const isAsked = hasKey(asked, key);
  const isThere = isAsked || row !== undefined || goalOfKey(world, key) !== undefined;
  if (!isThere) return faultOf(key, 'unknown-goal');
  return isAsked && hasStandingReport(row) ? faultOf(key, 'send-back-first') : undefined;
}

/**
 * Makes a planned or an open round leave goals out. Their rows stay. A report that was typed for a goal for which the round does not
 * ask stays uncounted. Idempotent.
 *
 * @throws {AppError} `invalid` when the round is in another state, a goal is not there, or it is reported and not sent back
 */
export function leaveOutGoals(world: FollowUpWorld, round: Round, keys: readonly string[]): Round {
  requireMove(round, 'leave-out-goals');
  const asked = everAsked(world, round);
  refuseFaults(
    round,
    keys.flatMap((key) => faultOfLeftOut(world, asked, { round, key }) ?? []),
  );
  const more = newKeys(round.leftOutGoalKeys, [...new Set(keys)]);
  if (more.length === 0) return round;
  return { ...round, leftOutGoalKeys: [...round.leftOutGoalKeys, ...more] };
}

/** Returns the goals for which an open round does not ask although it would if it opened today, in the order of the list. */
export function goalsToAdd(world: FollowUpWorld, round: Round): readonly Goal[] {
  const asked = [...askedKeys(world, round), ...round.leftOutGoalKeys];
  const withRow = new Set(rowsOfRound(world.reports, round.id).map(({ goalId }) => goalId));
  return askedByRule(world, round).filter(({ id, key }) => !hasKey(asked, key) && !withRow.has(id));
}

/** A goal that a process leader has left out of a round. */
export interface LeftOutGoal {
  readonly key: string;
  /** The goal's words as asked, else as today; its code when neither is known. */
  readonly title: string;
  /** The name of the goal's body as asked, else as today; undefined when neither is known. */
  readonly bodyName?: string;
  /** True when the goal has a report, which is not counted. */
  readonly isReported: boolean;
}

/** Returns the words and the body of a goal that was left out: as asked, else as today; of a goal that is gone only its code. */
function wordsOfLeftOut(world: FollowUpWorld, key: string, row: ReportRow | undefined) {
  if (row?.asAsked !== undefined) {
    const { goal, bodies } = row.asAsked;
    return { title: goal.title, bodyName: bodies[0]?.name };
  }
  const goal = goalOfKey(world, key);
  if (goal === undefined) return { title: key };
  return { title: goal.title, bodyName: bodyOf(world, goal.bodyId)?.name };
}

/** Returns the goals that a process leader has left out of the round, those whose row in Mål is gone included. */
export function goalsLeftOut(world: FollowUpWorld, round: Round): readonly LeftOutGoal[] {
  return round.leftOutGoalKeys.map((key) => {
    const row = rowOfCode(world, round, key);
    const isReport = row !== undefined && isReported(row);
    return definedOnly<LeftOutGoal>({
      ...{ key, isReported: isReport },
      ...wordsOfLeftOut(world, key, row),
    });
  });
}
