import type { GoalChangesView } from '../../api/goals/goal-changes-view';
import { definedOnly } from '../../domain/base/defined';
import type { RowVersions } from '../../domain/base/row-versions';
import { isInPreparation, type Goal } from '../../domain/goals/goal';
import {
  baselineFields,
  goalChanges,
  type GoalChange,
  type PlaceNames,
} from '../../domain/goals/goal-changes';
import { goalOf } from '../../domain/goals/goal-world';
import { bodyOf } from '../../domain/organisation/organisation';
import type { World } from '../../domain/world';
import { authorize, can, missing } from '../../policy/can';
import type { Context } from '../../ports';
import { takeSnapshot } from '../base/snapshot';
import { viewBase } from '../base/view-base';

/** The id of the goal whose changes are shown. */
export interface GoalChangesQuery {
  readonly goal: string;
}

const namesIn =
  (world: World): PlaceNames =>
  ({ bodyId, bodyKey, parentGoalId, parentGoalKey, adoptedById, adoptedByKey }) => ({
    body: bodyOf(world, bodyId)?.name ?? bodyKey ?? bodyId,
    parentGoal: goalOf(world, parentGoalId)?.key ?? parentGoalKey ?? parentGoalId,
    adoptedBy: decisionIn(world, adoptedById) ?? adoptedByKey,
  });

/** Names a recorded decision by body, day and paragraph; undefined when it isn't recorded. */
function decisionIn(world: World, id: string | undefined): string | undefined {
  const decision = world.decisions.find((one) => one.id === id);
  if (decision === undefined) return undefined;
  const { bodyId, bodyKey, decidedOn, paragraph } = decision;
  return `${bodyOf(world, bodyId)?.name ?? bodyKey ?? ''} ${decidedOn} ${paragraph}`.trim();
}

/** Leaves out the versions from before the goal was adopted, which only people who follow it may read. */
function withoutDrafts({ versions, isComplete }: RowVersions<Goal>): RowVersions<Goal> {
  const first = versions.findLastIndex(
    ({ value }) => value !== undefined && !isInPreparation(value),
  );
  const shown = versions.slice(0, first + 1);
  return { versions: shown, isComplete: isComplete && shown.length === versions.length };
}

/** Leaves out the figures of the baseline, since nobody has worked out which of those of then are too small to show. */
function withoutFigures(change: GoalChange): GoalChange {
  const fields = change.fields.map(({ field, ...values }) =>
    baselineFields.has(field) ? { field, isHidden: true as const } : { field, ...values },
  );
  return { ...change, fields };
}

/**
 * Makes the history of changes of one goal from the versions that SharePoint keeps of its row. People who may not see the goal's
 * exact figures see that a baseline was changed but not its figures, and nothing from before the goal was adopted.
 *
 * @throws {AppError} `not-allowed`, `store-unavailable`, `throttled`; a process leader hears `not-found` of a goal that is not there
 */
export async function viewGoalChanges(
  ctx: Context,
  query: GoalChangesQuery,
): Promise<GoalChangesView> {
  const { actor, world } = takeSnapshot(ctx);
  const goal = goalOf(world, query.goal);
  if (goal === undefined) throw missing(actor, 'goal.read-one', world);
  authorize(actor, 'goal.read-one', goal, world);
  const seesAll = can(actor, 'report.read-exact', goal, world);
  const all = await ctx.tables.goals.versions(goal.id);
  const { versions, isComplete } = seesAll ? all : withoutDrafts(all);
  const changes = goalChanges(versions, { isComplete, names: namesIn(world) });
  return definedOnly<GoalChangesView>({
    ...viewBase(ctx, takeSnapshot(ctx)),
    goalId: goal.id,
    changes: seesAll ? changes : changes.map(withoutFigures),
    since: versions.at(-1)?.at,
    isComplete,
  });
}
