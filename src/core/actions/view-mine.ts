import type { MineItem, MineView } from '../api/mine-view';
import { askedGoals } from '../domain/asked-goals';
import { isOwed } from '../domain/collection';
import { definedOnly } from '../domain/defined';
import { isHolder, reportersOf } from '../domain/organisation';
import { reportKey } from '../domain/report-rules';
import type { Round } from '../domain/round';
import type { Goal } from '../domain/goal';
import { authorize, can } from '../policy/can';
import type { Context } from './ports';
import { goalView, looking, reportView, roundSummary, viewBase, type Looking } from './view-parts';

function itemOf(ctx: Context, look: Looking, { goal, round }: { goal: Goal; round: Round }) {
  const stored = ctx.tables.reports.findByKey(reportKey(round, goal));
  const item = { goal, round, ...(stored && { report: stored.value }) };
  const owed = isOwed(stored?.value);
  return definedOnly<MineItem>({
    round: roundSummary(round, look.today),
    goal: goalView(look, goal, round),
    report: stored && reportView(look, stored, goal),
    owed,
    canSubmit: can(ctx.actor, 'report.submit', item, look.world),
    canDecline: owed && can(ctx.actor, 'report.decline', { goal, round }, look.world),
  });
}

function itemsOf(ctx: Context, look: Looking): readonly MineItem[] {
  const { world } = look;
  return world.rounds
    .filter(({ state }) => state === 'open')
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
    .flatMap((round) =>
      askedGoals(world, round)
        .filter((goal) => isHolder(ctx.actor.objectId, ...reportersOf(world, goal)))
        .map((goal) => itemOf(ctx, look, { goal, round })),
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
