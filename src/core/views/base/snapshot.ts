import { groupedBy } from '../../domain/base/group-by';
import type { Actor } from '../../domain/base/actor';
import type { CalendarDate } from '../../domain/base/time';
import type { Report } from '../../domain/follow-up/report';
import type { Round } from '../../domain/follow-up/round';
import type { World } from '../../domain/world';
import type { Context } from '../../ports';

/** The actor, and the world at one instant. Each view takes it once. */
export interface ViewSnapshot {
  readonly actor: Actor;
  readonly world: World;
  readonly today: CalendarDate;
  /** Reports by goal, newest period first. */
  readonly reportsByGoal: ReadonlyMap<string, readonly { report: Report; round: Round }[]>;
}

function reportsByGoal(world: World): ViewSnapshot['reportsByGoal'] {
  const rounds = new Map(world.rounds.map((round) => [round.id, round]));
  const found = world.reports.flatMap((report) => {
    const round = rounds.get(report.roundId);
    return round === undefined ? [] : [{ report, round }];
  });
  const newestFirst = found.toSorted((a, b) => b.round.periodTo.localeCompare(a.round.periodTo));
  return groupedBy(newestFirst, ({ report }) => report.goalId);
}

/** Takes the world once, so that all parts of a view show the same instant. */
export function takeSnapshot(ctx: Context): ViewSnapshot {
  const world = ctx.world();
  return {
    actor: ctx.actor,
    world,
    today: ctx.clock.today(),
    reportsByGoal: reportsByGoal(world),
  };
}
