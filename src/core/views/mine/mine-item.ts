import type { MineItem } from '../../api/mine/mine-view';
import { standingOf } from '../../domain/follow-up/collection';
import { isReportOwed } from '../../domain/obligations/obligations';
import { definedOnly } from '../../domain/base/defined';
import type { Report } from '../../domain/follow-up/report';
import { can } from '../../policy/can';
import type { GoalInRound } from '../../policy/follow-up';
import type { Context, Stored } from '../../ports';
import { outcomesOf, type ViewSnapshot } from '../base/snapshot';
import { reportView } from '../follow-up/report-view';
import { goalView } from '../goals/goal-view';
import { roundSummary } from '../follow-up/round-summary';

/** Returns the goal's report in the round, from the snapshot. */
function reportIn(
  ctx: Context,
  snapshot: ViewSnapshot,
  { goal, round }: GoalInRound,
): Stored<Report> | undefined {
  const own = outcomesOf(snapshot, goal).find((one) => one.round.id === round.id);
  if (own === undefined) return undefined;
  const eTag = ctx.tables.reports.find(own.report.id)?.eTag ?? '';
  return { value: own.report, eTag };
}

/** Returns one goal that the actor reports in a round, owed or submitted. The tab lists it, and a card asks for it. */
export function mineItem(ctx: Context, snapshot: ViewSnapshot, goalInRound: GoalInRound): MineItem {
  const { goal, round } = goalInRound;
  const stored = reportIn(ctx, snapshot, goalInRound);
  const item = definedOnly({ goal, round, report: stored?.value });
  const owed = isReportOwed(round, stored?.value);
  return definedOnly<MineItem>({
    round: roundSummary(round, snapshot.today),
    goal: goalView(snapshot, goal, round),
    report: stored && reportView(snapshot, stored, goal),
    standing: standingOf(stored?.value, round, snapshot.today),
    owed,
    can: {
      'report.submit': can(snapshot.actor, 'report.submit', item, snapshot.world),
      'report.decline':
        owed && can(snapshot.actor, 'report.decline', { goal, round }, snapshot.world),
    },
  });
}
