import type { Actor } from '../../domain/base/actor';
import type { CalendarDate } from '../../domain/base/time';
import { reportsOfGoal, roundOf } from '../../domain/follow-up/asked-goals';
import type { Report } from '../../domain/follow-up/report';
import type { Round } from '../../domain/follow-up/round';
import type { Goal } from '../../domain/goals/goal';
import type { World } from '../../domain/world';
import type { Context } from '../../ports';

/** The actor, and the world at one instant. Each view takes it once. */
export interface ViewSnapshot {
  readonly actor: Actor;
  readonly world: World;
  readonly today: CalendarDate;
}

/** Returns the goal's reports with their rounds, newest period first. */
export function outcomesOf(
  { world }: ViewSnapshot,
  goal: Goal,
): readonly { readonly report: Report; readonly round: Round }[] {
  return reportsOfGoal(world, goal.id)
    .flatMap((report) => {
      const round = roundOf(world, report.roundId);
      return round === undefined ? [] : [{ report, round }];
    })
    .sort((a, b) => b.round.periodTo.localeCompare(a.round.periodTo));
}

/** Takes the world once, so that all parts of a view show the same instant. */
export function takeSnapshot(ctx: Context): ViewSnapshot {
  const world = ctx.world();
  return {
    actor: ctx.actor,
    world,
    today: ctx.clock.today(),
  };
}
