import type { Figures, GoalState, Indicator, TargetBySex } from '../../domain/goals/goal';
import type { MeasurablePart } from '../../domain/goals/measurable';
import type { RoundKind } from '../../domain/follow-up/round-kind';
import type { ShownAttainment } from '../../domain/follow-up/shown-report';
import type { CalendarDate } from '../../domain/base/time';
import type { ShownFigures } from '../../domain/goals/small-numbers';

/** The outcome of a goal in an earlier round, as it was asked for there. Lists of them begin with the newest. */
export interface EarlierOutcome {
  readonly roundTitle: string;
  readonly periodTo: CalendarDate;
  readonly figures: ShownFigures;
  readonly attainment: ShownAttainment;
  /** Present while no process leader has accepted the report. */
  readonly isUnaccepted?: true;
  /** The indicator of its round, when it is not that of the goal beside which the outcome stands. */
  readonly indicator?: Indicator;
  /** Present when the outcome measures something else than the goal beside which it stands, or that goal measures nothing. */
  readonly measuresOther?: true;
  /** Withheld beside a suppressed figure. */
  readonly comment?: string;
}

/** A goal as people read it, without its outcomes. */
export interface GoalFacts {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly isMeasurable: boolean;
  /** The parts that the goal lacks to be measurable. */
  readonly missing: readonly MeasurablePart[];
  readonly indicator?: Indicator;
  readonly baseline?: Figures;
  readonly baselineYear?: number;
  readonly target?: number;
  readonly targetBySex?: TargetBySex;
  readonly targetOn?: CalendarDate;
  readonly source?: string;
}

/** A goal as a round asks or asked for it, with its outcomes in earlier rounds. `bodyName` is the name of then. */
export interface GoalView extends GoalFacts {
  readonly history: readonly EarlierOutcome[];
}

/**
 * The status of a goal: the attainment of the newest period whose outcome stands, which is the same period for every reader. The
 * outcome of an open round stands once a process leader has accepted it, and that of a closed round without that too. A goal that is measured
 * by its parts has the status of the newest round that is closed or in which the outcomes of all its parts stand.
 */
export interface GoalStatus {
  readonly attainment: ShownAttainment;
  readonly kind: RoundKind;
  /** The last day of the period. */
  readonly periodTo: CalendarDate;
  /** Present when the round was closed before a process leader had accepted the report. */
  readonly isUnaccepted?: true;
}

/** The parts (delmål) of a goal without an indicator, which is met when all of them are. */
export interface GoalParts {
  /** How many adopted parts the goal has. */
  readonly count: number;
  /** How many of them were met in the period of the goal's status; absent without a status, and beside a hidden one. */
  readonly metCount?: number;
}

/** A goal among all others. Its outcomes are a view of their own, since most readers open few goals. */
export interface ListedGoal extends GoalFacts {
  readonly state: GoalState;
  readonly parentGoalId?: string;
  /** The goal's status, if it has one. */
  readonly status?: GoalStatus;
  /** Present for a goal that is measured by its parts; its status is then theirs. */
  readonly parts?: GoalParts;
}
