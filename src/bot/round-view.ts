import { goalView, looking, reportView, roundSummary } from '../core/actions/view-parts';
import type { Looking } from '../core/actions/view-parts';
import type { Context } from '../core/actions/ports';
import type { MineItem } from '../core/api/mine-view';
import { askedGoals, reportsOf } from '../core/domain/asked-goals';
import { isOwed } from '../core/domain/collection';
import type { Goal } from '../core/domain/goal';
import { byAskedPerson } from '../core/domain/owed-goals';
import type { Report } from '../core/domain/report';
import type { Round } from '../core/domain/round';
import { can } from '../core/policy/can';
import type { RoundCardView } from './cards/round-list';

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
  const reports = reportsOf(world, round);
  return {
    round: roundSummary(round, look.today),
    items: mine.map((goal) => itemOf(ctx, look, { goal, round, report: reports.get(goal.id) })),
    smallCountsBelow: world.settings.smallCountsBelow,
  };
}

interface Asked {
  readonly goal: Goal;
  readonly round: Round;
  readonly report: Report | undefined;
}

function itemOf(ctx: Context, look: Looking, { goal, round, report }: Asked): MineItem {
  const { actor, world, today } = look;
  const stored = report && {
    value: report,
    eTag: ctx.tables.reports.find(report.id)?.eTag ?? '',
  };
  return {
    round: roundSummary(round, today),
    goal: goalView(look, goal, round),
    ...(stored && { report: reportView(look, stored, goal) }),
    owed: round.state === 'open' && isOwed(report),
    canSubmit: can(actor, 'report.submit', { goal, round, ...(report && { report }) }, world),
    canDecline: can(actor, 'report.decline', { goal, round }, world),
  };
}
