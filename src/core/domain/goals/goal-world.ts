import type { OrganisationWorld } from '../organisation/organisation';
import type { Goal } from './goal';

/** The part of the world that the rules of goals read. */
export interface GoalWorld extends OrganisationWorld {
  readonly goals: readonly Goal[];
}
