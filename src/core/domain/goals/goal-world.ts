import type { OrganisationWorld } from '../organisation/organisation';
import type { Goal } from './goal';

/** The part of the world that rules on goals read. */
export interface GoalWorld extends OrganisationWorld {
  readonly goals: readonly Goal[];
}
