import type { Figures, Indicator } from '../../domain/goals/goal';
import type { MeasurablePart } from '../../domain/goals/measurable';
import type { ShownAttainment } from '../../domain/follow-up/shown-report';
import type { CalendarDate } from '../../domain/base/time';
import type { ShownFigures } from '../../domain/goals/small-numbers';

/** The outcome of a goal in an earlier round. Lists of them begin with the newest. */
export interface EarlierOutcome {
  readonly roundTitle: string;
  readonly periodTo: CalendarDate;
  readonly figures: ShownFigures;
  readonly attainment: ShownAttainment;
  /** Withheld beside a suppressed figure. */
  readonly comment?: string;
}

/** A goal as people read it, without its outcomes. */
interface GoalFacts {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly bodyId: string;
  readonly bodyName: string;
  readonly parentGoalId?: string;
  readonly isMeasurable: boolean;
  /** The parts that the goal lacks to be measurable. */
  readonly missing: readonly MeasurablePart[];
  readonly indicator?: Indicator;
  readonly baseline?: Figures;
  readonly baselineYear?: number;
  readonly target?: number;
  readonly targetOn?: CalendarDate;
  readonly source?: string;
}

/** A goal with its outcomes in earlier rounds. */
export interface GoalView extends GoalFacts {
  readonly history: readonly EarlierOutcome[];
}

/** A goal among all others. Its outcomes are a view of their own, since most readers open few goals. */
export interface ListedGoal extends GoalFacts {
  /** The attainment of the newest outcome that the person may see, if there is one. */
  readonly lastAttainment?: ShownAttainment;
}
