import { mineItem } from '../../../core/views/mine/mine-item';
import { takeSnapshot } from '../../../core/views/base/snapshot';
import { roundSummary } from '../../../core/views/follow-up/round-summary';
import type { ViewSnapshot } from '../../../core/views/base/snapshot';
import type { Context } from '../../../core/ports';
import type { MineItem } from '../../../core/api/mine/mine-view';
import { definedOnly } from '../../../core/domain/base/defined';
import { askedGoals, roundOf } from '../../../core/domain/follow-up/asked-goals';
import { rowIn } from '../../../core/domain/follow-up/reports-of-goal';
import { askedPerson } from '../../../core/domain/goals/goal-reporters';
import { goalOf } from '../../../core/domain/goals/goal-world';
import { personName } from '../../../core/domain/organisation/organisation';
import { askedByPerson } from '../../../core/domain/follow-up/owed-goals';
import { roundsInState } from '../../../core/domain/follow-up/round-rules';
import { can } from '../../../core/policy/can';
import type { Round } from '../../../core/domain/follow-up/round';
import type { Goal } from '../../../core/domain/goals/goal';
import type { World } from '../../../core/domain/world';
import type { RoundCardView } from './round-list';

/**
 * Returns the round as the actor's card shows it; `undefined` when the round does not exist. It does not ask whether the
 * actor may see the round: it is for messages that the product itself has decided to send.
 */
export function roundViewOf(ctx: Context, roundId: string): RoundCardView | undefined {
  const snapshot = takeSnapshot(ctx);
  const round = roundOf(snapshot.world, roundId);
  return round === undefined ? undefined : viewOf(ctx, snapshot, round);
}

/**
 * Returns the round as the actor's card shows it, for an actor who asks for it; `undefined` when there is no such round, when
 * the actor may not see it, and when it asks nothing of the actor. So nobody learns from the answer which rounds exist.
 */
export function readableRoundView(
  ctx: Context,
  roundId: string | undefined,
): RoundCardView | undefined {
  const snapshot = takeSnapshot(ctx);
  const round = readableRound(snapshot, roundId);
  const view = round && viewOf(ctx, snapshot, round);
  return view?.items.length === 0 ? undefined : view;
}

/**
 * Returns the goal as the actor's card of the round shows it; `undefined` when `readableRoundView` has no such item. Costs
 * what one goal costs.
 */
export function readableItem(
  ctx: Context,
  { roundId, goalId }: { readonly roundId: string; readonly goalId?: string | undefined },
): MineItem | undefined {
  const snapshot = takeSnapshot(ctx);
  const round = readableRound(snapshot, roundId);
  const goal = round && askedOf(snapshot, round).find(({ id }) => id === goalId);
  return goal && mineItem(ctx, snapshot, { goal, round });
}

/** Returns the round when the actor may see its card. */
function readableRound(
  { world, actor }: ViewSnapshot,
  roundId: string | undefined,
): Round | undefined {
  const round = roundOf(world, roundId);
  return round && can(actor, 'round.read-card', round, world) ? round : undefined;
}

/** Returns the goals for which the round asks the actor. */
function askedOf({ world, actor }: ViewSnapshot, round: Round): readonly Goal[] {
  return askedByPerson(world, round).get(actor.objectId) ?? [];
}

/** Returns the reports that the actor owes, in all open rounds, nearest due date first. */
export function owedItems(ctx: Context): readonly MineItem[] {
  const snapshot = takeSnapshot(ctx);
  return roundsInState(snapshot.world.rounds, 'open').flatMap((round) =>
    viewOf(ctx, snapshot, round).items.filter(({ owed }) => owed),
  );
}

/** Returns the open round that is due first. The bot uses it when a press does not name its round. */
export function currentRoundId(ctx: Context): string | undefined {
  return roundsInState(ctx.world().rounds, 'open')[0]?.id;
}

/**
 * Returns the round with the goals for which the product asks the actor. The page of the actor's own reports lists more: a
 * substitute may report the goals of the body there, while the card goes to one person.
 */
function viewOf(ctx: Context, snapshot: ViewSnapshot, round: Round): RoundCardView {
  const { world } = snapshot;
  const asked = askedOf(snapshot, round);
  return {
    round: roundSummary(round, world),
    items: asked.map((goal) => mineItem(ctx, snapshot, { goal, round })),
    handedOver: asked.length === 0 ? handedOver(snapshot, round) : [],
  };
}

/** Returns the object id of the person whom the round asked for the goal when it opened, if its row says so. */
function firstAsked(world: World, round: Round, goal: Goal): string | undefined {
  return rowIn(world, round, goal)?.asAsked?.reporter?.objectId;
}

/**
 * Returns the goals for which the round asked the actor first and now asks somebody else. Whoever may not see a goal's reporter any
 * more is not told who it is.
 */
function handedOver(
  { world, actor }: ViewSnapshot,
  round: Round,
): NonNullable<RoundCardView['handedOver']> {
  return askedGoals(world, round).flatMap((goal) => {
    const now = askedPerson(world, goal);
    if (firstAsked(world, round, goal) !== actor.objectId || now === undefined) return [];
    const maySee = can(actor, 'report.read-exact', goalOf(world, goal.id) ?? goal, world);
    const reporterName = maySee && now.mail !== '' ? personName(now) : undefined;
    return [definedOnly({ goalTitle: goal.title, reporterName })];
  });
}
