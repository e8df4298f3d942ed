import type { GoalWorld } from '../goals/goal-world';
import type { ReportRow } from './report';
import type { Round } from './round';

/** The part of the world that the rules of follow-up and messages read. */
export interface FollowUpWorld extends GoalWorld {
  readonly rounds: readonly Round[];
  /** The rows of the list Rapporter: reports, and goals that a round asks for and that nobody has reported. */
  readonly reports: readonly ReportRow[];
}
