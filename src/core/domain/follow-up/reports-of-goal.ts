import { rowsBy } from '../base/row-index';
import { asReport, isReported, type Report, type ReportRow } from './report';
import type { Round } from './round';
import type { FollowUpWorld } from './follow-up-world';

/** Returns the rows of the list Rapporter that belong to the goal, in the order of the list. */
export const rowsWithGoal = rowsBy<ReportRow>(({ goalId }) => goalId);

/** Returns the rows of the list Rapporter that belong to the round with the id, in the order of the list. */
export const rowsOfRound = rowsBy<ReportRow>(({ roundId }) => roundId);

const reportedWithGoal = rowsBy<ReportRow>((row) => (isReported(row) ? row.goalId : undefined));

/** Returns the goal's reports of all rounds, in the order of the list. */
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

/**
 * Returns the goal's row in the round, if there is one. Of several rows of one goal and round, it is the one whose key says so; the
 * others are doubles.
 */
export function rowIn(
  { reports }: Pick<FollowUpWorld, 'reports'>,
  round: Pick<Round, 'id' | 'key'>,
  goalId: string,
): ReportRow | undefined {
  const own = rowsWithGoal(reports, goalId).filter(({ roundId }) => roundId === round.id);
  if (own.length < 2) return own[0];
  return own.find((row) => isKeyOf(row, round)) ?? own[0];
}

/** True for a row whose key is that of the round and of the goal that it keeps. */
function isKeyOf({ key, asAsked }: ReportRow, round: Pick<Round, 'key'>): boolean {
  return asAsked !== undefined && key === `${round.key}:${asAsked.goal.key}`;
}

/** Returns the goal's report in the round, if there is one. */
export function reportIn(
  world: Pick<FollowUpWorld, 'reports'>,
  round: Pick<Round, 'id' | 'key'>,
  goalId: string,
): Report | undefined {
  return asReport(rowIn(world, round, goalId));
}
