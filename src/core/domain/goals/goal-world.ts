import { rowsBy } from '../base/row-index';
import type { OrganisationWorld } from '../organisation/organisation';
import type { Goal } from './goal';

/** The part of the world that the rules of goals read. */
export interface GoalWorld extends OrganisationWorld {
  readonly goals: readonly Goal[];
}

const goalsById = rowsBy<Goal>(({ id }) => id);

/** Returns the goal with the id, if there is one. */
export function goalOf(
  world: Pick<GoalWorld, 'goals'>,
  goalId: string | undefined,
): Goal | undefined {
  return goalId === undefined ? undefined : goalsById(world.goals, goalId)[0];
}
