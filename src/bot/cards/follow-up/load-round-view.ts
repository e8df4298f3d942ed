import { mineItem } from '../../../core/views/mine/mine-item';
import { looking, roundSummary } from '../../../core/views/base/view-parts';
import type { Looking } from '../../../core/views/base/view-parts';
import type { Context } from '../../../core/ports';
import type { MineItem } from '../../../core/api/mine-view';
import { askedGoals } from '../../../core/domain/follow-up/asked-goals';
import { byAskedPerson } from '../../../core/domain/follow-up/owed-goals';
import type { Round } from '../../../core/domain/follow-up/round';
import type { RoundCardView } from './round-list';

/** The round as the acting person's card shows it; `undefined` when there is no such round. */
export function roundViewOf(ctx: Context, roundId: string): RoundCardView | undefined {
  const look = looking(ctx);
  const round = look.world.rounds.find(({ id }) => id === roundId);
  return round === undefined ? undefined : viewOf(ctx, look, round);
}

/** Everything that the acting person owes now, in all open rounds, nearest due date first. */
export function owedItems(ctx: Context): readonly MineItem[] {
  const look = looking(ctx);
  return look.world.rounds
    .filter(({ state }) => state === 'open')
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
    .flatMap((round) => viewOf(ctx, look, round).items.filter(({ owed }) => owed));
}

/** The open round that ends first: what a card is about that does not say it. */
export function currentRoundId(ctx: Context): string | undefined {
  return ctx
    .world()
    .rounds.filter(({ state }) => state === 'open')
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))[0]?.id;
}

function viewOf(ctx: Context, look: Looking, round: Round): RoundCardView {
  const { world, actor } = look;
  const mine = byAskedPerson(world, askedGoals(world, round)).get(actor.objectId) ?? [];
  return {
    round: roundSummary(round, look.today),
    items: mine.map((goal) => mineItem(ctx, look, { goal, round })),
    smallCountsBelow: world.settings.smallCountsBelow,
  };
}
