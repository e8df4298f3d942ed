import type { Standing } from '../../domain/follow-up/collection';
import type { Indicator } from '../../domain/goals/goal';
import type { RoundAct } from '../../domain/follow-up/round-rules';
import type { DeliveryState, MessageKind } from '../../domain/messages/ledger';
import type { Instant } from '../../domain/base/time';
import type { GoalView } from '../goals/goal-view';
import type { ReportView } from './report-view';
import type { RoundDefaults } from '../../domain/follow-up/round-defaults';
import type { RoundSummary } from './round-summary';
import type { ShownFigures } from '../../domain/goals/small-numbers';
import type { ViewBase } from '../base/view-base';

/** One goal in the round, with its report if there is one. */
export interface CollectionRow {
  readonly bodyId: string;
  readonly bodyName: string;
  readonly boardId: string;
  readonly boardName: string;
  readonly goal: GoalView;
  readonly standing: Standing;
  readonly reporterName?: string;
  readonly report?: ReportView;
  /** True when the person reported it, so that another process leader accepts it (docs/decisions/0030-another-process-leader-accepts.md). */
  readonly waitsForOtherLeader?: true;
  /** Which acts the person may do now, to the report or to the one who owes it. */
  readonly can: Readonly<Record<'report.accept' | 'report.send-back' | 'round.nudge', boolean>>;
}

/** How far a board has come in the round: how many goals are asked for, and how many are in each state. */
export interface BoardCount {
  readonly boardId: string;
  readonly boardName: string;
  readonly asked: number;
  readonly counts: Readonly<Record<Standing, number>>;
}

/** One message in the ledger, as process leaders see it. */
export interface DeliveryView {
  readonly id: string;
  readonly kind: MessageKind;
  readonly to: string;
  readonly state: DeliveryState;
  readonly stateAt: Instant;
  readonly reason?: string;
}

/** The sum of the figures of all goals with one indicator. Suppressed, faulty and not assessed figures are left out. */
export interface FigureSum {
  readonly indicator: Indicator;
  readonly figures: ShownFigures;
  /** Ids of the goals whose figures were added; `leftOutGoalIds` are those that were not. */
  readonly goalIds: readonly string[];
  readonly leftOutGoalIds: readonly string[];
}

/**
 * Reply of `GET /api/views/follow-up?round=KEY`. Without `round`: the open round that is due first, else the planned round
 * that is due first, else the closed round that was due last.
 */
export interface FollowUpView extends ViewBase {
  readonly round?: RoundSummary;
  readonly rounds: readonly RoundSummary[];
  readonly asked: number;
  readonly reported: number;
  readonly boards: readonly BoardCount[];
  readonly rows: readonly CollectionRow[];
  /** One sum for each indicator whose figures can be added and that two goals or more have. */
  readonly sums: readonly FigureSum[];
  readonly deliveries: readonly DeliveryView[];
  /** Rows of any list that the product cannot read. */
  readonly brokenRows: readonly {
    readonly list: string;
    readonly title: string;
    readonly reason: string;
  }[];
  /** The values with which the form for a new round begins, for people who may prepare one. */
  readonly newRound?: RoundDefaults;
  /** Which acts the person may do now, to the shown round or to rounds at all. */
  readonly can: Readonly<Record<RoundAct | 'round.prepare' | 'round.export', boolean>>;
}
