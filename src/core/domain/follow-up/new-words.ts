import { AppError } from '../base/app-error';
import type { Reason } from '../base/fault';
import { omit } from '../base/defined';
import { hasKey } from '../base/keys';
import { sameContent } from '../base/same-content';
import type { Goal } from '../goals/goal';
import { goalOf, goalOfKey } from '../goals/goal-world';
import { isMeasurable } from '../goals/measurable';
import { bodyOf } from '../organisation/organisation';
import { asAskedToday, goalAsAsked, goalToday, type AsAsked, type AskedRow } from './as-asked';
import type { FollowUpWorld } from './follow-up-world';
import { alikeKey } from './goal-figures';
import { isReported, type Report, type ReportRow } from './report';
import { faultsOfReport } from './report-edits';
import type { Round } from './round';
import { requireOpen } from './round-rules';
import { isSpoiled, rulesOf } from './round-rows';
import { suggestionFor } from './statement';

function refuse({ key }: ReportRow, reason: Reason): never {
  const faults = [{ field: 'goalId', reason, values: { key } }];
  throw new AppError('invalid', `Row ${key} keeps the words of its goal`, { faults });
}

/**
 * Returns the goal of today, under the code with which the round asked for it, when it differs from the goal as asked: in words, indicator,
 * baseline, target or place. A new code alone is no difference, since the round goes on to know the goal by the code of then.
 */
function changedSince(world: FollowUpWorld, asked: AskedRow): Goal | undefined {
  const goal = goalToday(world, asked);
  if (goal === undefined) return undefined;
  const before = goalAsAsked(world, asked);
  const after = { ...goal, key: before.key };
  return sameContent(after, before) ? undefined : after;
}

/** Returns the row's goal as asked; undefined for a row that does not keep it. */
function askedOf({ goalId, asAsked }: ReportRow): AskedRow | undefined {
  return asAsked && { goalId, asAsked };
}

/** True when a round could ask for the goal as it is today: adopted, measurable, and of a body that has a row. */
function canBeAsked(world: FollowUpWorld, goal: Goal): boolean {
  return goal.state === 'adopted' && isMeasurable(goal) && bodyOf(world, goal.bodyId) !== undefined;
}

/**
 * Returns the goal of today when an open round asks for it in other words and can take the new ones. Undefined when nothing differs,
 * when the report is accepted, and when no round could ask for the goal as it is today.
 */
export function revisedGoal(
  world: FollowUpWorld,
  round: Round,
  row: ReportRow | undefined,
): Goal | undefined {
  if (round.state !== 'open' || row === undefined || row.state === 'accepted') return undefined;
  const asked = askedOf(row);
  const goal = asked && changedSince(world, asked);
  return goal !== undefined && canBeAsked(world, goal) ? goal : undefined;
}

/** A report with the goal under whose words it was made, the goal of today, and the share from which a goal is partly met. */
interface Reworded {
  readonly before: Goal;
  readonly after: Goal;
  readonly partlyMetFrom: number;
}

/** Returns the report under the new words. An attainment that the figures suggested becomes the one that they suggest now. */
function reworded(report: Report, asAsked: AsAsked, words: Reworded): Report {
  const { before, after, partlyMetFrom } = words;
  const suggested = (goal: Goal) => suggestionFor({ goal, partlyMetFrom }, report.figures);
  const attainment = report.attainment === suggested(before) ? suggested(after) : report.attainment;
  return { ...omit(report, 'takenIn'), asAsked, attainment, revision: report.revision + 1 };
}

/** True when a report cannot stay under the new words: its figures count something else, or break a rule that they kept before. */
function isUnfit(report: Report, next: Report, { before, after }: Reworded, round: Round): boolean {
  const isOther =
    alikeKey(before) !== alikeKey(after) ||
    (['split', 'direction'] as const).some(
      (field) => before.indicator?.[field] !== after.indicator?.[field],
    );
  const faultsOf = (row: Report, goal: Goal) => faultsOfReport(row, goal, round).length;
  return isOther || faultsOf(next, after) > faultsOf(report, before);
}

/** Refuses a row whose report is accepted, and a goal for which no round could ask as it is. */
function requireTaking(world: FollowUpWorld, row: ReportRow, goal: Goal): void {
  if (row.state === 'accepted') refuse(row, 'already-accepted');
  if (bodyOf(world, goal.bodyId) === undefined) refuse(row, 'unknown');
  if (!canBeAsked(world, goal)) refuse(row, 'not-measurable');
}

/**
 * Makes an open round ask for the goal in the words of today. Idempotent.
 *
 * @returns the row with the goal of today; the row itself when nothing differs
 * @throws {AppError} `invalid` when the round is not open; when the report is accepted, or not sent back although it does not fit the new
 *   words; when the goal or its body is gone, or the goal is not adopted or not measurable
 */
export function takeNewWords(world: FollowUpWorld, round: Round, row: ReportRow): ReportRow {
  requireOpen(round);
  const asked = askedOf(row);
  const after = asked === undefined ? undefined : changedSince(world, asked);
  if (asked === undefined || after === undefined) return row;
  requireTaking(world, row, after);
  const asAsked = asAskedToday(world, after);
  if (!isReported(row)) return { ...row, asAsked };
  const { partlyMetFrom } = rulesOf(world, round);
  const words = { before: goalAsAsked(world, asked), after, partlyMetFrom };
  const next = reworded(row, asAsked, words);
  const isStanding = row.state !== 'sent-back';
  if (isStanding && isUnfit(row, next, words, round)) refuse(row, 'send-back-first');
  return next;
}

/**
 * Puts a row right whose goal as asked cannot be read: it keeps the goal of today, marked as filled in afterwards. Idempotent.
 *
 * @throws {AppError} `invalid` when the goal is gone
 */
export function renewAsAsked(world: FollowUpWorld, round: Round, row: ReportRow): ReportRow {
  if (!isSpoiled(row)) return row;
  const code = row.key.slice(round.key.length + 1);
  const goal = goalOfKey(world, code) ?? goalOf(world, row.goalId);
  if (goal === undefined) refuse(row, 'unknown-goal');
  // The code in the row's key is that of the asking, also when the goal has got another one since.
  const key = hasKey(round.asAsked?.goalKeys ?? [], code) ? code : goal.key;
  const faults = row.faults.filter(({ field }) => field !== 'asAsked');
  return {
    ...row,
    asAsked: asAskedToday(world, { ...goal, key }, true),
    revision: row.revision + 1,
    faults,
  };
}
