import type { GoalHistoryView } from '../../api/goals/goal-history-view';
import type { Steps } from '../../domain/base/steps';
import { goalOf } from '../../domain/goals/goal-world';
import { authorize, missing } from '../../policy/can';
import type { Context } from '../../ports';
import { takeSnapshot } from '../base/snapshot';
import { viewBase } from '../base/view-base';
import { historyOf, prepareHistory } from './goal-view';

/** The id of the goal whose outcomes are shown. */
export interface GoalHistoryQuery {
  readonly goal: string;
}

/**
 * Makes the outcomes of one goal. It pauses while it works out which figures are hidden, for which it looks at all goals that
 * measure the same thing.
 *
 * @throws {AppError} `not-allowed`; a process leader hears `not-found` of a goal that is not there
 */
export function* goalHistorySteps(ctx: Context, query: GoalHistoryQuery): Steps<GoalHistoryView> {
  const snapshot = takeSnapshot(ctx);
  const goal = goalOf(snapshot.world, query.goal);
  if (goal === undefined) throw missing(ctx.actor, 'goal.read-one', snapshot.world);
  authorize(ctx.actor, 'goal.read-one', goal, snapshot.world);
  yield* prepareHistory(snapshot, goal);
  return { ...viewBase(ctx, snapshot), goalId: goal.id, history: historyOf(snapshot, goal) };
}
