import type { Counted, Standing } from '../../domain/follow-up/collection';
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

/** What the person may do with a goal of the round, its row or its report. */
export type RowAct =
  | 'report.accept'
  | 'report.take-back-acceptance'
  | 'report.send-back'
  | 'report.renew-as-asked'
  | 'round.nudge'
  | 'goal.set-reporter';

/** A goal for which the round does not ask. */
export interface UnaskedGoal {
  readonly key: string;
  readonly title: string;
  /** Absent when the goal's row is gone and its body is not known. */
  readonly bodyName?: string;
}

/** The goals that a process leader can add to an open round. */
export interface UnaskedGoals {
  /** For these the round would ask if it opened today. */
  readonly addable: readonly UnaskedGoal[];
  /** These a process leader has left out. */
  readonly leftOut: readonly (UnaskedGoal & { readonly isReported: boolean })[];
}

/** A row of the list Rapporter that the round does not count, and about which a process leader must decide. */
export interface WaitingRowView {
  readonly id: string;
  /** The code of the row. */
  readonly key: string;
  /** The words of the goal, or the code of the row when the goal is gone. */
  readonly title: string;
  /** The code of the goal, by which a process leader adds it or leaves it out; absent when the goal is gone. */
  readonly goalKey?: string;
  /** `double`: another row of the goal counts, whose code is `recordKey`. `not-asked`: the round does not ask for the goal. */
  readonly reason: 'double' | 'not-asked';
  readonly recordKey?: string;
}

/** One goal in the round, with its report if there is one. */
export interface CollectionRow {
  readonly bodyId: string;
  readonly bodyName: string;
  readonly boardId: string;
  readonly boardName: string;
  readonly goal: GoalView;
  readonly standing: Standing;
  /** For how many days a report that is missing or was sent back has been late in the open round; absent when it is not. */
  readonly daysLate?: number;
  readonly reporterName?: string;
  /** True when an open round asks nobody for the goal: no person is named, or none whom the directory knows. */
  readonly asksNobody?: true;
  /** The name of the manager who is away, when the substitute is asked. */
  readonly standsInFor?: string;
  /** The address of the reporter whom the goal of today names, for whoever may name another one. */
  readonly namedReporter?: string;
  /** Present while the product asks somebody who has declined to report the goal ("Inte jag"). */
  readonly declined?: { readonly byName?: string; readonly reason?: string };
  readonly report?: ReportView;
  /** Present when a person must look at the row: somebody has deleted it, or changed the goal as asked that it keeps. */
  readonly rowFault?: 'missing' | 'spoiled';
  /** The goal as it is today, for who may make the open round ask for it so, when that differs from what the round asks for. */
  readonly goalToday?: GoalView;
  /** True when the person reported it, so that another process leader accepts it (docs/decisions/0030-another-process-leader-accepts.md). */
  readonly waitsForOtherLeader?: true;
  /** Which acts the person may do now, to the report or to the one who owes it. */
  readonly can: Readonly<Record<RowAct, boolean>>;
}

/** How far a board has come in the round: how many goals are asked for, and how many are in each state. */
export interface BoardCount {
  readonly boardId: string;
  readonly boardName: string;
  readonly asked: number;
  /** `late` counts goals that have another standing too. */
  readonly counts: Readonly<Record<Counted, number>>;
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
  /** For process leaders, when the round has any. */
  readonly waitingRows?: readonly WaitingRowView[];
  /** For who may add goals to the round, while it is open. */
  readonly unasked?: UnaskedGoals;
  readonly deliveries: readonly DeliveryView[];
  /** Rows of any list that the product leaves out, since it cannot read them or they have the code of an older row. */
  readonly brokenRows: readonly {
    readonly list: string;
    readonly title: string;
    /** The display name of the column because of which the row is left out. */
    readonly column: string;
    readonly reason: 'missing' | 'unreadable' | 'doubled';
  }[];
  /** The values with which the form for a new round begins, for people who may prepare one. */
  readonly newRound?: RoundDefaults;
  /** Which acts the person may do now, to the shown round or to rounds at all. */
  readonly can: Readonly<Record<RoundAct | 'round.prepare' | 'round.export', boolean>>;
}
