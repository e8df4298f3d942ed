import type { RoundSummary } from '../../api/follow-up/round-summary';
import { daysBetween } from '../../domain/base/calendar';
import { definedOnly } from '../../domain/base/defined';
import type { FollowUpWorld } from '../../domain/follow-up/follow-up-world';
import type { Round } from '../../domain/follow-up/round';
import { rowProgress, rulesOf } from '../../domain/follow-up/round-rows';
import type { World } from '../../domain/world';

/** Returns the fields of a round that pages and cards show. */
export function roundSummary(
  round: Round,
  world: Pick<World, 'today' | 'settings' | 'rounds'>,
): RoundSummary {
  const { id, key, title, state, kind, periodFrom, periodTo, dueOn, shownIn } = round;
  const { openedByName, openedAt, reopening } = round;
  return definedOnly<RoundSummary>({
    ...{ id, key, title, state, kind, periodFrom, periodTo, dueOn, shownIn },
    daysLeft: daysBetween(world.today, dueOn),
    ...{ openedByName, openedAt, reopening },
    ...rulesOf(world, round),
  });
}

/** Returns the fields of a round with the progress of its rows, when it is opening or closing. */
export function roundWithProgress(world: FollowUpWorld, round: Round): RoundSummary {
  const summary = roundSummary(round, world);
  const isMoving = round.state === 'opening' || round.state === 'closing';
  return isMoving ? { ...summary, progress: rowProgress(world, round) } : summary;
}
