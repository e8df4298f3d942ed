import { keyForm } from '../base/keys';
import type { Decision } from '../decisions/decision';
import type { ReportRow } from '../follow-up/report';
import type { GoalComment } from '../goals/comment';
import type { Goal } from '../goals/goal';
import type { Body } from '../organisation/body';

/** The rows that point to bodies. */
interface RowsOfBodies {
  readonly bodies: readonly Body[];
  readonly goals: readonly Goal[];
  readonly decisions: readonly Decision[];
}

/** The rows that point to goals. */
interface RowsOfGoals {
  readonly goals: readonly Goal[];
  readonly reports: readonly ReportRow[];
  readonly comments: readonly GoalComment[];
}

/** Returns the ids of the bodies to which other rows belong: bodies below them, goals, decisions, and bodies that they replace. */
export function bodiesInUse({ bodies, goals, decisions }: RowsOfBodies): ReadonlySet<string> {
  const served = new Set(bodies.flatMap(({ alsoServes = [] }) => alsoServes).map(keyForm));
  return new Set([
    ...bodies.flatMap(({ parentId, replacedById }) => [parentId ?? '', replacedById ?? '']),
    ...bodies.filter(({ key }) => served.has(keyForm(key))).map(({ id }) => id),
    ...goals.map(({ bodyId }) => bodyId),
    ...decisions.map(({ bodyId }) => bodyId),
  ]);
}

/** Returns the ids of the goals to which other rows belong: goals derived from them, rows of rounds, and comments. */
export function goalsInUse({ goals, reports, comments }: RowsOfGoals): ReadonlySet<string> {
  return new Set([
    ...goals.map(({ parentGoalId }) => parentGoalId ?? ''),
    ...reports.map(({ goalId }) => goalId),
    ...comments.map(({ goalId }) => goalId),
  ]);
}
