import type { GoalView } from './goal-view';
import type { ReportView } from './report-view';
import type { RoundSummary } from './round-summary';
import type { ViewBase } from './view-base';

/** One thing a person reports, owed or done. */
export interface MineItem {
  readonly round: RoundSummary;
  readonly goal: GoalView;
  readonly report?: ReportView;
  readonly owed: boolean;
  readonly canSubmit: boolean;
  readonly canDecline: boolean;
}

/** `GET /api/views/mine`: what I owe, nearest due date first, then what is done. */
export interface MineView extends ViewBase {
  readonly items: readonly MineItem[];
  /** When nothing is owed: the planned round that comes next, if any. */
  readonly nextRound?: RoundSummary;
  /** The municipality's `Settings.partlyMetFrom`: the form suggests the attainment by the server's own rule. */
  readonly partlyMetFrom: number;
}
