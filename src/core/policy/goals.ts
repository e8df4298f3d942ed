import type { Goal } from '../domain/goals/goal';
import { reads, saves } from './line';
import { isMember, leads, seesExact } from './roles';

/** Who may do what with goals. */
export const goalLines = {
  /** See the goals and their last outcomes; small counts of people are hidden unless `report.read-exact` allows them. */
  'goal.read': reads({ who: isMember }),
  /** See the goal's reports with every figure as reported, who reported, and attainment that is not settled yet. */
  'report.read-exact': reads<Goal>({ who: seesExact }),
  'goal.import': saves({ handling: 'Läste in mål', who: leads }),
};
