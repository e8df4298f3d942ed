import type { MineItem, MineView } from '../../api/mine-view';
import { askedGoals } from '../../domain/follow-up/asked-goals';
import { isHolder, reportersOf } from '../../domain/organisation/organisation';
import { authorize } from '../../policy/can';
import { mineItem } from './mine-item';
import type { Context } from '../../ports';
import { looking, roundSummary, viewBase, type Looking } from '../base/view-parts';

function itemsOf(ctx: Context, look: Looking): readonly MineItem[] {
  const { world } = look;
  return world.rounds
    .filter(({ state }) => state === 'open')
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
    .flatMap((round) =>
      askedGoals(world, round)
        .filter((goal) => isHolder(ctx.actor.objectId, ...reportersOf(world, goal)))
        .map((goal) => mineItem(ctx, look, { goal, round })),
    );
}

/** What the person owes, nearest due date first, then what is done. @throws {AppError} `not-allowed` */
export function viewMine(ctx: Context): MineView {
  const look = looking(ctx);
  authorize(ctx.actor, 'goal.read', undefined, look.world);
  const items = itemsOf(ctx, look);
  const owed = items.filter((item) => item.owed);
  const [next] = look.world.rounds
    .filter(({ state }) => state === 'planned')
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  return {
    ...viewBase(ctx, look),
    items: [...owed, ...items.filter((item) => !item.owed)],
    ...(owed.length === 0 && next && { nextRound: roundSummary(next, look.today) }),
    partlyMetFrom: look.world.settings.partlyMetFrom,
  };
}
