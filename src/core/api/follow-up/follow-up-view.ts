import type { Indicator } from '../../domain/goals/goal';
import type { RoundAct } from '../../domain/follow-up/round-rules';
import type { DeliveryState, MessageKind } from '../../domain/messages/ledger';
import type { Instant } from '../../domain/base/time';
import type { GoalView } from '../goals/goal-view';
import type { ReportView } from './report-view';
import type { RoundSummary } from './round-summary';
import type { ShownFigures } from '../goals/shown-figures';
import type { ViewBase } from '../base/view-base';

/** Derived for the collection board; *late* is missing or sent back after the due date. */
export type CollectionState =
  'reported' | 'accepted' | 'sent-back' | 'missing' | 'late' | 'checking';

/** One goal in the round. */
export interface CollectionRow {
  readonly bodyId: string;
  readonly bodyName: string;
  readonly boardId: string;
  readonly boardName: string;
  readonly goal: GoalView;
  readonly state: CollectionState;
  readonly reporterName?: string;
  readonly report?: ReportView;
  /** Which acts the person may do to the report, or to who owes it, now. */
  readonly can: Readonly<Record<'report.accept' | 'report.send-back' | 'round.nudge', boolean>>;
}

/** One board in the round; `reported` counts submitted and accepted (design §18). */
export interface BoardCount {
  readonly boardId: string;
  readonly boardName: string;
  readonly asked: number;
  readonly counts: Readonly<Record<CollectionState, number>>;
}

/** One row of the ledger as process leaders see it. */
export interface DeliveryView {
  readonly id: string;
  readonly kind: MessageKind;
  readonly to: string;
  readonly state: DeliveryState;
  readonly stateAt: Instant;
  readonly reason?: string;
}

/** What the goals with one indicator add up to. Suppressed, faulty and not assessed figures are left out. */
export interface FigureSum {
  readonly indicator: Indicator;
  readonly figures: ShownFigures;
  /** The goals that were added, and those that were left out. */
  readonly goalIds: readonly string[];
  readonly leftOutGoalIds: readonly string[];
}

/** `GET /api/views/follow-up?round=KEY` (default: the open round, else the latest). */
export interface FollowUpView extends ViewBase {
  readonly round?: RoundSummary;
  readonly rounds: readonly RoundSummary[];
  readonly asked: number;
  readonly reported: number;
  readonly boards: readonly BoardCount[];
  readonly rows: readonly CollectionRow[];
  /** One for each indicator that adds up and that two goals or more have. */
  readonly sums: readonly FigureSum[];
  readonly deliveries: readonly DeliveryView[];
  /** Rows of any list that cannot be read at all. */
  readonly brokenRows: readonly {
    readonly list: string;
    readonly title: string;
    readonly reason: string;
  }[];
  /** Which acts the person may do now. */
  readonly can: Readonly<Record<RoundAct | 'round.prepare' | 'round.export', boolean>>;
}
