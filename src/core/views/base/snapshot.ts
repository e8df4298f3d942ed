import type { Actor } from '../../domain/base/actor';
import type { Delivery } from '../../domain/messages/ledger';
import { valuesOf } from '../../domain/base/row-list';
import type { CalendarDate } from '../../domain/base/time';
import { roundOf } from '../../domain/follow-up/asked-goals';
import { goalOfRow } from '../../domain/follow-up/as-asked';
import { reportsAbout } from '../../domain/follow-up/reports-of-goal';
import type { Report, ReportRow } from '../../domain/follow-up/report';
import { byPeriod } from '../../domain/follow-up/round-rules';
import type { Round } from '../../domain/follow-up/round';
import type { Goal } from '../../domain/goals/goal';
import type { World } from '../../domain/world';
import type { Context, Stored } from '../../ports';

/** The actor, and the world at one instant. Each view takes it once. */
export interface ViewSnapshot {
  readonly actor: Actor;
  readonly world: World;
  /** The stored rows of `world.reports`, in the order of their ids. */
  readonly reports: readonly Stored<ReportRow>[];
  /** The rows of the ledger, in the order in which they were written. */
  readonly deliveries: readonly Delivery[];
  readonly today: CalendarDate;
}

/** What was reported about a goal in a round, with the goal as the round asked for it. */
export interface ReportedOutcome {
  readonly report: Report;
  readonly round: Round;
  readonly goal: Goal;
}

/** Returns the goal's reports with their rounds, newest period first. */
export function outcomesOf({ world }: ViewSnapshot, goal: Goal): readonly ReportedOutcome[] {
  return reportsAbout(world, goal)
    .flatMap((report) => {
      const round = roundOf(world, report.roundId);
      return round === undefined ? [] : [{ report, round, goal: goalOfRow(world, report) ?? goal }];
    })
    .sort((a, b) => byPeriod(b.round, a.round));
}

/** Returns the report of the snapshot with the eTag that belongs to this content; undefined for a report of another time. */
export function storedReport(
  { reports }: ViewSnapshot,
  report: Report,
): Stored<Report> | undefined {
  let [from, end] = [0, reports.length];
  while (from < end) {
    const middle = Math.floor((from + end) / 2);
    if (Number(reports[middle]?.value.id) < Number(report.id)) from = middle + 1;
    else end = middle;
  }
  const found = reports[from];
  return found?.value.id === report.id ? { value: report, eTag: found.eTag } : undefined;
}

/** Takes the world once, so that all parts of a view show the same instant. */
export function takeSnapshot(ctx: Context): ViewSnapshot {
  const world = ctx.world();
  return {
    actor: ctx.actor,
    world,
    reports: ctx.tables.reports.all(),
    deliveries: valuesOf(ctx.tables.deliveries.all()),
    today: world.today,
  };
}
