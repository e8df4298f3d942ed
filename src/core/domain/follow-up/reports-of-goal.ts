import { isSameKey, keyForm } from '../base/keys';
import { rowsBy } from '../base/row-index';
import type { Goal } from '../goals/goal';
import { goalOf } from '../goals/goal-world';
import { asReport, isReported, reportKey, type Report, type ReportRow } from './report';
import type { Round } from './round';
import type { FollowUpWorld } from './follow-up-world';

/** What a goal is found by: its id, and its code when its row has been written anew with another id. */
type Known = Pick<Goal, 'id' | 'key'>;
type Rows = Pick<FollowUpWorld, 'reports'>;

/** Returns the rows of the list Rapporter that point at the goal, in the order of the list. */
export const rowsWithGoal = rowsBy<ReportRow>(({ goalId }) => goalId);
const rowsKeeping = rowsBy<ReportRow>(({ asAsked }) => asAsked && keyForm(asAsked.goal.key));

/** Returns the rows of the list Rapporter that belong to the round with the id, in the order of the list. */
export const rowsOfRound = rowsBy<ReportRow>(({ roundId }) => roundId);

/** True for a row that its round does not count: the double of another one, or for a goal that the round does not ask for. */
export function isUncounted({ faults }: ReportRow): boolean {
  return faults.some(({ reason }) => reason === 'double' || reason === 'not-asked');
}

/**
 * Returns the rows of the list Rapporter about the goal, of all rounds: those that point at it and, when its row was deleted and
 * written anew, those that point at the row that is gone, which is known from the rows that keep the goal's code.
 */
export function rowsAbout(
  world: Pick<FollowUpWorld, 'reports' | 'goals'>,
  { id, key }: Known,
): readonly ReportRow[] {
  const own = rowsWithGoal(world.reports, id);
  const keeping = rowsKeeping(world.reports, keyForm(key));
  const gone = keeping.filter(({ goalId }) => goalId !== id && goalOf(world, goalId) === undefined);
  if (gone.length === 0) return own;
  const goneIds = [...new Set(gone.map(({ goalId }) => goalId))];
  return [...own, ...goneIds.flatMap((goneId) => rowsWithGoal(world.reports, goneId))];
}

/** Returns the goal's reports of all rounds, without those that their rounds do not count. */
export function reportsAbout(
  world: Pick<FollowUpWorld, 'reports' | 'goals'>,
  goal: Known,
): readonly Report[] {
  return rowsAbout(world, goal).filter(isCountedReport);
}

/** True for a report that its round counts. */
export function isCountedReport(row: ReportRow): row is Report {
  return isReported(row) && !isUncounted(row);
}

const rowsWithKey = rowsBy<ReportRow>(({ key }) => keyForm(key));

/** Returns the row with the key; of several, the first. */
export function rowOfKey({ reports }: Rows, key: string): ReportRow | undefined {
  return rowsWithKey(reports, keyForm(key))[0];
}

/** True for a row that keeps another goal than the one with the code, so that it is not that goal's row whatever its key says. */
export function keepsOther({ asAsked }: ReportRow, code: string): boolean {
  return asAsked !== undefined && !isSameKey(asAsked.goal.key, code);
}

/**
 * Returns the row of the goal with the code in the round: the one with the right key, unless it keeps another goal, else one that keeps
 * the goal under another key.
 */
export function rowOfCode(
  world: Rows,
  round: Pick<Round, 'id' | 'key'>,
  code: string,
): ReportRow | undefined {
  const record = rowOfKey(world, reportKey(round, { key: code }));
  if (record !== undefined && !keepsOther(record, code)) return record;
  return rowsKeeping(world.reports, keyForm(code)).find(({ roundId }) => roundId === round.id);
}

/** True when the row's key is that of the round and of the goal that the row keeps. */
function isKeyOf({ key, asAsked }: ReportRow, round: Pick<Round, 'key'>): boolean {
  return asAsked !== undefined && isSameKey(key, reportKey(round, asAsked.goal));
}

/** True when the row keeps the goal, or names it by its lookup. */
function isAbout({ asAsked, goalId }: ReportRow, goal: Pick<Goal, 'id' | 'key'>): boolean {
  return asAsked === undefined ? goalId === goal.id : isSameKey(asAsked.goal.key, goal.key);
}

/**
 * Returns the goal's row in the round, if there is one. Of several rows of one goal and round, it is the one with the right key; the
 * others are doubles. Without such a row it is the first that is not the row of another goal.
 *
 * @param goal the goal as the round asks for it
 */
export function rowIn(
  world: Pick<FollowUpWorld, 'reports'>,
  round: Pick<Round, 'id' | 'key'>,
  goal: Pick<Goal, 'id' | 'key'>,
): ReportRow | undefined {
  const record = rowOfKey(world, reportKey(round, goal));
  if (record?.roundId === round.id && isAbout(record, goal)) return record;
  return rowsWithGoal(world.reports, goal.id).find(
    (row) => row.roundId === round.id && !isKeyOf(row, round),
  );
}

/** Returns the goal's report in the round, if there is one. */
export function reportIn(
  world: Rows,
  round: Pick<Round, 'id' | 'key'>,
  goal: Pick<Goal, 'id' | 'key'>,
): Report | undefined {
  return asReport(rowIn(world, round, goal));
}
