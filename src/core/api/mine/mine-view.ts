import type { CalendarDate } from '../../domain/base/time';
import type { Standing } from '../../domain/follow-up/collection';
import type { GoalView } from '../goals/goal-view';
import type { ReportView } from '../follow-up/report-view';
import type { RoundSummary } from '../follow-up/round-summary';
import type { ViewBase } from '../base/view-base';
import type { MineDuty } from './mine-duty';

/** One goal that the person reports in a round, with the report if there is one. */
export interface MineItem {
  readonly round: RoundSummary;
  readonly goal: GoalView;
  readonly report?: ReportView;
  /** Where the goal stands in the round. */
  readonly standing: Standing;
  /** For how many days a report that is missing or was sent back has been late; absent when it is not. */
  readonly daysLate?: number;
  readonly owed: boolean;
  /** Which acts the person may do now. */
  readonly can: Readonly<Record<'report.submit' | 'report.decline', boolean>>;
}

/**
 * Reply of `GET /api/views/mine`: the reports that the person owes, nearest due date first, then those that are done, and
 * what else the person owes.
 */
export interface MineView extends ViewBase {
  readonly items: readonly MineItem[];
  /** What the person owes besides reports, the first `maxDuties`. */
  readonly duties: readonly MineDuty[];
  /** How many duties there are in all. */
  readonly dutyCount: number;
  /**
   * When the next planned round is due, if there is one; present only when the person owes no report. Nothing else of a
   * planned round is shown before it opens.
   */
  readonly nextRoundDueOn?: CalendarDate;
}
