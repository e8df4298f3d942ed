import { keyForm } from '../base/keys';
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

const goalsByKey = rowsBy<Goal>(({ key }) => keyForm(key));

/** Returns the goal with the code, if there is one. */
export function goalOfKey(world: Pick<GoalWorld, 'goals'>, key: string): Goal | undefined {
  return goalsByKey(world.goals, keyForm(key))[0];
}
