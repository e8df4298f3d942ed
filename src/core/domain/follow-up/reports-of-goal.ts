import { rowsBy } from '../base/row-index';
import type { Goal } from '../goals/goal';
import { asReport, isReported, reportKey, type Report, type ReportRow } from './report';
import type { Round } from './round';
import type { FollowUpWorld } from './follow-up-world';

/** Returns the rows of the list Rapporter that belong to the goal, in the order of the list. */
export const rowsWithGoal = rowsBy<ReportRow>(({ goalId }) => goalId);

/** Returns the rows of the list Rapporter that belong to the round with the id, in the order of the list. */
export const rowsOfRound = rowsBy<ReportRow>(({ roundId }) => roundId);

/** True for a row that its round does not count: the double of another one, or for a goal that the round does not ask for. */
export function isUncounted({ faults }: ReportRow): boolean {
  return faults.some(({ reason }) => reason === 'double' || reason === 'not-asked');
}

const reportedWithGoal = rowsBy<ReportRow>((row) =>
  isReported(row) && !isUncounted(row) ? row.goalId : undefined,
);

/** Returns the goal's reports of all rounds, in the order of the list, without those that their rounds do not count. */
export function reportsOfGoal(
  { reports }: Pick<FollowUpWorld, 'reports'>,
  goalId: string,
): readonly Report[] {
  // The cast is safe: the lookup finds no other rows.
  return reportedWithGoal(reports, goalId) as readonly Report[];
}

const rowsWithKey = rowsBy<ReportRow>(({ key }) => key);

/** Returns the row with the key; of several, the first. */
export function rowOfKey(
  { reports }: Pick<FollowUpWorld, 'reports'>,
  key: string,
): ReportRow | undefined {
  return rowsWithKey(reports, key)[0];
}

/** True when the row's key is that of the round and of the goal that the row keeps. */
function isKeyOf({ key, asAsked }: ReportRow, round: Pick<Round, 'key'>): boolean {
  return asAsked !== undefined && key === reportKey(round, asAsked.goal);
}

/** True when the row keeps the goal, or names it by its lookup. */
function isAbout({ asAsked, goalId }: ReportRow, goal: Pick<Goal, 'id' | 'key'>): boolean {
  return asAsked === undefined ? goalId === goal.id : asAsked.goal.key === goal.key;
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
  world: Pick<FollowUpWorld, 'reports'>,
  round: Pick<Round, 'id' | 'key'>,
  goal: Pick<Goal, 'id' | 'key'>,
): Report | undefined {
  return asReport(rowIn(world, round, goal));
}
