import type { UnaskedGoal, UnaskedGoals } from '../../api/follow-up/follow-up-view';
import { goalsLeftOut, goalsToAdd } from '../../domain/follow-up/round-goals';
import type { Round } from '../../domain/follow-up/round';
import type { Goal } from '../../domain/goals/goal';
import { bodyName } from '../../domain/organisation/organisation';
import { can } from '../../policy/can';
import type { ViewSnapshot } from '../base/snapshot';

/** Returns the goals that the actor can add to the round; undefined unless it is open and the actor may change its goals. */
export function unaskedGoals(
  { actor, world }: ViewSnapshot,
  round: Round,
): UnaskedGoals | undefined {
  if (round.state !== 'open' || !can(actor, 'round.add-goals', round, world)) return undefined;
  const shown = ({ key, title, bodyId }: Goal): UnaskedGoal => ({
    ...{ key, title, bodyName: bodyName(world, bodyId) },
  });
  const addable = goalsToAdd(world, round).map(shown);
  return { addable, leftOut: goalsLeftOut(world, round) };
}
