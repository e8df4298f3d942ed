import type { Goal } from '../domain/goals/goal';
import { reads, saves } from './line';
import { isMember, leads, seesExact } from './roles';

/** The policy lines of acts on goals. */
export const goalLines = {
  /**
   * Shows the goals and their last outcomes. Small counts of people are hidden unless `report.read-exact` is allowed.
   */
  'goal.read': reads({ who: isMember }),
  /** Shows the goal's reports with all figures as reported, the reporter's name, and attainment that is not final yet. */
  'report.read-exact': reads<Goal>({ who: seesExact }),
  'goal.import': saves({ handling: 'Läste in mål', who: leads }),
};
