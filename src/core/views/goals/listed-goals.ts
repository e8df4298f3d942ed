import type { GoalStatus, ListedGoal } from '../../api/goals/goal-view';
import { definedOnly } from '../../domain/base/defined';
import type { Steps } from '../../domain/base/steps';
import type { Goal } from '../../domain/goals/goal';
import { isMeasuredByParts } from '../../domain/goals/parts';
import { bodyName } from '../../domain/organisation/organisation';
import type { ReportedOutcome, ViewSnapshot } from '../base/snapshot';
import { goalFacts, isSettled, shownAs, shownOutcomes, unlessAccepted } from './goal-view';
import { statusByParts } from './part-status';
import { prepareShownFigures } from './shown-figures';

function statusOf(snapshot: ViewSnapshot, last: ReportedOutcome): GoalStatus {
  const { kind, periodTo } = last.round;
  const { attainment } = shownAs(snapshot, last);
  return { attainment, kind, periodTo, ...unlessAccepted(last.report) };
}

/** Returns the status that the goal has by its own reports, if it has one. */
function* ownStatus(snapshot: ViewSnapshot, goal: Goal): Steps<Pick<ListedGoal, 'status'>> {
  const last = shownOutcomes(snapshot, goal).find(({ report, round }) => isSettled(report, round));
  if (last === undefined) return {};
  // What was reported then may be hidden by what others reported who measured the same then.
  if (last.goal !== goal) yield* prepareShownFigures(snapshot, [last.goal]);
  return { status: statusOf(snapshot, last) };
}

function* listedGoal(snapshot: ViewSnapshot, goal: Goal): Steps<ListedGoal> {
  const { world } = snapshot;
  const status = isMeasuredByParts(world, goal)
    ? yield* statusByParts(snapshot, goal)
    : yield* ownStatus(snapshot, goal);
  return definedOnly<ListedGoal>({
    ...goalFacts(snapshot, { goal }, { bodyName: bodyName(world, goal.bodyId) }),
    state: goal.state,
    parentGoalId: goal.parentGoalId,
    ...status,
  });
}

/**
 * Makes the goals as the actor may see them among all goals of today, one a step, each with its status and without its outcomes.
 */
export function* listedGoals(
  snapshot: ViewSnapshot,
  goals: readonly Goal[],
): Steps<readonly ListedGoal[]> {
  yield* prepareShownFigures(snapshot, goals);
  const listed: ListedGoal[] = [];
  for (const goal of goals) {
    listed.push(yield* listedGoal(snapshot, goal));
    yield;
  }
  return listed;
}
