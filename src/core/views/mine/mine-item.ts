import type { MineItem } from '../../api/mine/mine-view';
import { daysLateOf, standingOf } from '../../domain/follow-up/collection';
import { placeIn } from '../../domain/follow-up/goal-place';
import { goalOf } from '../../domain/goals/goal-world';
import { rowIn, rowsAbout } from '../../domain/follow-up/reports-of-goal';
import { BoundedMap } from '../../domain/base/bounded-map';
import { remembered } from '../../domain/base/remembered';
import type { World } from '../../domain/world';
import { isReportOwed } from '../../domain/obligations/obligations';
import { definedOnly } from '../../domain/base/defined';
import { asReport, type ReportRow } from '../../domain/follow-up/report';
import { can } from '../../policy/can';
import type { GoalInRound } from '../../policy/follow-up';
import type { Context } from '../../ports';
import { storedReport, type ViewSnapshot } from '../base/snapshot';
import { reportView } from '../follow-up/report-view';
import { goalView } from '../goals/goal-view';
import { roundSummary } from '../follow-up/round-summary';

/** An item, and what it was made from besides the rows and settings that are the same for all items. */
interface KnownItem {
  readonly madeFrom: readonly unknown[];
  readonly item: MineItem;
}

/** For how many goals, rounds and people the items are remembered. An item takes about 2 kB. */
const mostItems = 5_000;

/** The items that were made while nothing but reports and the ledger changed. */
const knownItems = remembered<World['bodies'], readonly unknown[], BoundedMap<string, KnownItem>>(
  () => new BoundedMap(mostItems),
);

function knownIn({ world }: ViewSnapshot): BoundedMap<string, KnownItem> {
  const { bodies, goals, rounds, settings, today } = world;
  return knownItems(bodies, goals, rounds, settings, today);
}

/**
 * Returns one goal that the actor reports in a round, owed or submitted. The tab lists it, and a card asks for it. An item is
 * made again when a report of its goal has changed, or anything besides reports.
 */
export function mineItem(ctx: Context, snapshot: ViewSnapshot, goalInRound: GoalInRound): MineItem {
  const { goal, round } = goalInRound;
  const { actor, world } = snapshot;
  const row = rowIn(world, round, goal);
  const eTag = row && ctx.tables.reports.find(row.id)?.eTag;
  // Which figures others may not see depends on the reports of other goals too. Who may see those of the goal of today may see
  // those of earlier rounds as well.
  const present = goalOf(world, goal.id) ?? goal;
  if (!can(actor, 'report.read-exact', present, world)) return itemOf(snapshot, goalInRound, row);
  const known = knownIn(snapshot);
  const key = JSON.stringify([goal.id, round.id, actor.objectId, actor.kind]);
  const madeFrom = [goal, round, rowsAbout(world, goal), eTag];
  const found = known.get(key);
  if (found?.madeFrom.every((one, at) => one === madeFrom[at]) === true) return found.item;
  const item = itemOf(snapshot, goalInRound, row);
  known.set(key, { madeFrom, item });
  return item;
}

function itemOf(
  snapshot: ViewSnapshot,
  { goal, round }: GoalInRound,
  row: ReportRow | undefined,
): MineItem {
  const report = asReport(row);
  const stored = report && storedReport(snapshot, report);
  const item = definedOnly({ goal, round, report });
  const owed = isReportOwed(round, row);
  return definedOnly<MineItem>({
    round: roundSummary(round, snapshot.world),
    goal: goalView(snapshot, { goal, round }, placeIn(snapshot.world, round, goal)),
    report: stored && reportView(snapshot, stored, { goal, round }),
    standing: standingOf(row, round),
    daysLate: daysLateOf(row, round, snapshot.today),
    owed,
    can: {
      'report.submit': can(snapshot.actor, 'report.submit', item, snapshot.world),
      'report.decline':
        owed && can(snapshot.actor, 'report.decline', { goal, round }, snapshot.world),
    },
  });
}
