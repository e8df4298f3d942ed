import type { MineItem, MineView } from '../../api/mine/mine-view';
import { isAskedGoal } from '../../domain/follow-up/asked-goals';
import { goalsOfReporter } from '../../domain/goals/goal-reporters';
import { roundsInState } from '../../domain/follow-up/round-rules';
import { authorize } from '../../policy/can';
import { reports } from '../../policy/roles';
import { mineItem } from './mine-item';
import type { Context } from '../../ports';
import { takeSnapshot, type ViewSnapshot } from '../base/snapshot';
import { viewBase } from '../base/view-base';

/** Lists every goal that the actor may report. The card lists fewer: those for which the product asks the actor. */
function itemsOf(ctx: Context, snapshot: ViewSnapshot): readonly MineItem[] {
  const { world } = snapshot;
  const own = goalsOfReporter(world, ctx.actor.objectId).filter((goal) =>
    reports(ctx.actor, goal, world),
  );
  return roundsInState(world.rounds, 'open').flatMap((round) =>
    own
      .filter((goal) => isAskedGoal(world, round, goal))
      .map((goal) => mineItem(ctx, snapshot, { goal, round })),
  );
}

/**
 * Returns the reports that the actor owes, nearest due date first, then those that the actor has submitted.
 *
 * @throws {AppError} `not-allowed`
 */
export function viewMine(ctx: Context): MineView {
  const snapshot = takeSnapshot(ctx);
  authorize(ctx.actor, 'goal.read', undefined, snapshot.world);
  const items = itemsOf(ctx, snapshot);
  const owed = items.filter((item) => item.owed);
  const [next] = roundsInState(snapshot.world.rounds, 'planned');
  return {
    ...viewBase(ctx, snapshot),
    items: [...owed, ...items.filter((item) => !item.owed)],
    ...(owed.length === 0 && next && { nextRoundDueOn: next.dueOn }),
    partlyMetFrom: snapshot.world.settings.partlyMetFrom,
  };
}
