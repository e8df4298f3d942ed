import { groupedInSteps } from '../base/group-by';
import { remembered } from '../base/remembered';
import { rowsBy } from '../base/row-index';
import type { Steps } from '../base/steps';
import type { Goal } from '../goals/goal';
import { goalOf } from '../goals/goal-world';
import { goalAsAsked, type AsAsked, type RowThen } from './as-asked';
import type { FollowUpWorld } from './follow-up-world';
import { alikeKey, type AsOf } from './goal-figures';
import type { Report, ReportRow } from './report';
import { isCountedReport, rowsWithGoal } from './reports-of-goal';

/** A goal as it was or is, its reports there, and the nearest goal above that measures the same thing. */
export interface AlikeGoal {
  readonly goal: Goal;
  readonly reports: readonly Report[];
  readonly aboveId: string | undefined;
}

/** The goals that measure the same thing, as a round asked for them or as they are today. */
export interface AlikeGoals {
  readonly asOf: AsOf;
  readonly goals: readonly AlikeGoal[];
  /** The ids of the goals that are derived from a goal, by the id of that goal. */
  readonly below: ReadonlyMap<string, readonly string[]>;
}

const goalsAlike = rowsBy<Goal>(alikeKey);

/** Returns the ids of the goals above which the parents form a ring, or that are part of one. Visits each goal once. */
const idsUnderRing = remembered((goals: readonly Goal[]): ReadonlySet<string> => {
  const isUnderRing = new Map<Goal, boolean>();
  for (const goal of goals) {
    const line: Goal[] = [];
    let next: Goal | undefined = goal;
    while (next !== undefined && !isUnderRing.has(next)) {
      // Until a goal without one above has been found, a goal that is met again stands in a ring.
      isUnderRing.set(next, true);
      line.push(next);
      next = goalOf({ goals }, next.parentGoalId);
    }
    const isRing = next !== undefined && isUnderRing.get(next) === true;
    for (const visited of line) isUnderRing.set(visited, isRing);
  }
  return new Set(goals.filter((goal) => isUnderRing.get(goal)).map(({ id }) => id));
});

/**
 * Returns the nearest goal above from which the goal is derived today and that measures the same thing. Goals between them may
 * measure something else. Returns undefined when the goals above form a ring.
 */
function nearestToday(world: FollowUpWorld, goal: Goal): string | undefined {
  if (idsUnderRing(world.goals).has(goal.id)) return undefined;
  const key = alikeKey(goal);
  let above = goalOf(world, goal.parentGoalId);
  while (above !== undefined && alikeKey(above) !== key) above = goalOf(world, above.parentGoalId);
  return above?.id;
}

/** A row that keeps the goal as its round asked for it. */
type KeptRow = ReportRow & { readonly asAsked: AsAsked };
const isKept = (row: ReportRow): row is KeptRow => row.asAsked !== undefined;
const rowsAlike = rowsBy<ReportRow>((row) =>
  isKept(row) ? alikeKey(row.asAsked.goal) : undefined,
);

function* alikeThen(world: FollowUpWorld, rows: readonly KeptRow[]): Steps<readonly AlikeGoal[]> {
  const byCode = new Map<string, string>();
  const byId = new Map<string, string>();
  for (const row of rows) {
    const { id } = goalAsAsked(world, row);
    byCode.set(row.asAsked.goal.key, id);
    byId.set(row.goalId, id);
    yield;
  }
  const idOf = ({ key, id }: RowThen) => byCode.get(key) ?? byId.get(id);
  const made: AlikeGoal[] = [];
  for (const row of rows) {
    const goal = goalAsAsked(world, row);
    const above = row.asAsked.goalsAbove.map(idOf);
    const aboveId = above.find((id) => id !== undefined && id !== goal.id);
    made.push({ goal, reports: isCountedReport(row) ? [row] : [], aboveId });
    yield;
  }
  return made;
}

/** Makes the goals of today, with the reports whose rows do not keep the goal as asked. */
function* alikeToday(world: FollowUpWorld, key: string): Steps<readonly AlikeGoal[]> {
  const made: AlikeGoal[] = [];
  for (const goal of goalsAlike(world.goals, key)) {
    const rows = rowsWithGoal(world.reports, goal.id).filter((row) => !isKept(row));
    made.push({ goal, reports: rows.filter(isCountedReport), aboveId: nearestToday(world, goal) });
    yield;
  }
  return made;
}

function* withBelow(asOf: AsOf, goals: readonly AlikeGoal[]): Steps<AlikeGoals> {
  const groups = yield* groupedInSteps(goals, ({ aboveId }) => aboveId);
  const idsOf = (group: readonly AlikeGoal[]) => [...new Set(group.map(({ goal }) => goal.id))];
  return { asOf, goals, below: new Map([...groups].map(([id, group]) => [id, idsOf(group)])) };
}

/**
 * Makes the goals that measure the same as those with this key: as each round asked for them, in the order of the rounds, and as
 * they are today, last. One goal a step.
 */
export function* goalsThatMeasure(world: FollowUpWorld, key: string): Steps<readonly AlikeGoals[]> {
  const kept = rowsAlike(world.reports, key).filter(isKept);
  const byRound = yield* groupedInSteps(kept, ({ roundId }) => roundId);
  const made: AlikeGoals[] = [];
  for (const round of world.rounds) {
    const rows = byRound.get(round.id);
    if (rows === undefined) continue;
    made.push(yield* withBelow(round, yield* alikeThen(world, rows)));
  }
  return [...made, yield* withBelow('today', yield* alikeToday(world, key))];
}
