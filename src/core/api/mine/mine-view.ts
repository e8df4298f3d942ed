import type { GoalView } from '../goals/goal-view';
import type { ReportView } from '../follow-up/report-view';
import type { RoundSummary } from '../follow-up/round-summary';
import type { ViewBase } from '../base/view-base';

/** One thing a person reports, owed or done. */
export interface MineItem {
  readonly round: RoundSummary;
  readonly goal: GoalView;
  readonly report?: ReportView;
  readonly owed: boolean;
  /** Which acts the person may do now. */
  readonly can: Readonly<Record<'report.submit' | 'report.decline', boolean>>;
}

/** `GET /api/views/mine`: what I owe, nearest due date first, then what is done. */
export interface MineView extends ViewBase {
  readonly items: readonly MineItem[];
  /** When nothing is owed: the planned round that comes next, if any. */
  readonly nextRound?: RoundSummary;
  /** The municipality's `Settings.partlyMetFrom`: the form suggests the attainment by the server's own rule. */
  readonly partlyMetFrom: number;
}
