import { maxDuties } from '../../api/mine/mine-duty';
import type { MineView } from '../../api/mine/mine-view';
import { askedGoal, askedOfReporter, roundOf } from '../../domain/follow-up/asked-goals';
import { rowIn } from '../../domain/follow-up/reports-of-goal';
import { roundsInState } from '../../domain/follow-up/round-rules';
import type { Obligation } from '../../domain/obligations/obligation';
import { isReportOwed, obligationsOf } from '../../domain/obligations/obligations';
import { missingRowsOwed, rowCorrections } from '../../domain/obligations/row-corrections';
import { processLeaderIds } from '../../domain/organisation/organisation';
import { authorize, can } from '../../policy/can';
import { faultyRows, rowsThatAreMissing } from '../base/faulty-rows';
import type { GoalInRound } from '../../policy/follow-up';
import { reports } from '../../policy/roles';
import type { Context } from '../../ports';
import { takeSnapshot, type ViewSnapshot } from '../base/snapshot';
import { viewBase } from '../base/view-base';
import { mineDuty } from './mine-duty';
import { mineItem } from './mine-item';

/** Returns the goals that the actor owes, as the obligations name them. */
function owedGoals(snapshot: ViewSnapshot, own: readonly Obligation[]): readonly GoalInRound[] {
  const { actor, world } = snapshot;
  return own.flatMap((one): readonly GoalInRound[] => {
    if (one.kind !== 'report') return [];
    const round = roundOf(world, one.place.roundId);
    const goal = round && askedGoal(world, round, one.place.goalId);
    if (round === undefined || goal === undefined || !reports(actor, goal, world)) return [];
    return [{ round, goal }];
  });
}

/** Returns the goals of the open rounds that the actor may report and does not owe. The card shows none of them. */
function doneGoals({ actor, world }: ViewSnapshot): readonly GoalInRound[] {
  return roundsInState(world.rounds, 'open').flatMap((round) =>
    askedOfReporter(world, round, actor.objectId)
      .filter((goal) => reports(actor, goal, world))
      .filter((goal) => !isReportOwed(round, rowIn(world, round, goal)))
      .map((goal) => ({ goal, round })),
  );
}

/** Returns the corrections of rows that the actor owes as a process leader. */
function corrections(ctx: Context, { actor, world }: ViewSnapshot): readonly Obligation[] {
  if (!can(actor, 'settings.read', undefined, world)) return [];
  const council = world.bodies.find(({ kind }) => kind === 'council');
  const leaders = { bodyId: council?.id ?? '', people: processLeaderIds(world) };
  return [
    ...missingRowsOwed(rowsThatAreMissing(ctx, world), leaders),
    ...rowCorrections(faultyRows(ctx), leaders),
  ];
}

/**
 * Returns the reports that the actor owes, nearest due date first, then those that the actor has submitted, and what else
 * the actor owes.
 *
 * @throws {AppError} `not-allowed`
 */
export function viewMine(ctx: Context): MineView {
  const snapshot = takeSnapshot(ctx);
  authorize(ctx.actor, 'goal.read', undefined, snapshot.world);
  const own = obligationsOf(snapshot.world, ctx.actor.objectId);
  const owed = owedGoals(snapshot, own);
  const others = [...corrections(ctx, snapshot), ...own.filter(({ kind }) => kind !== 'report')];
  const [next] = roundsInState(snapshot.world.rounds, 'planned');
  return {
    ...viewBase(ctx, snapshot),
    items: [...owed, ...doneGoals(snapshot)].map((one) => mineItem(ctx, snapshot, one)),
    duties: others.slice(0, maxDuties).flatMap((one) => mineDuty(snapshot, one) ?? []),
    dutyCount: others.length,
    ...(owed.length === 0 && next && { nextRoundDueOn: next.dueOn }),
  };
}
