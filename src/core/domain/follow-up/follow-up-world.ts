import type { GoalWorld } from '../goals/goal-world';
import type { Report } from './report';
import type { Round } from './round';

/** The part of the world that the rules of follow-up and messages read. */
export interface FollowUpWorld extends GoalWorld {
  readonly rounds: readonly Round[];
  readonly reports: readonly Report[];
}
