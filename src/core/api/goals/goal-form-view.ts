import type { CalendarDate } from '../../domain/base/time';
import type { GoalState } from '../../domain/goals/goal';
import type { GoalFieldName, GoalFields } from '../../domain/goals/goal-fields';
import type { MeasurablePart } from '../../domain/goals/measurable';
import type { ViewBase } from '../base/view-base';
import type { EarlierOutcome } from './goal-view';

/** A body by code and name. */
export interface NamedBody {
  readonly key: string;
  readonly name: string;
}

/** A goal under which another one may stand. */
export interface ParentChoice {
  readonly key: string;
  readonly title: string;
  readonly bodyKey: string;
  readonly bodyName: string;
  /** True for the one that the form proposes: the present one, else the first of the nearest level. */
  readonly isProposed: boolean;
  /** True for a goal of the same body, under which the goal is a part (delmål) and does not fulfil the body's duty. */
  readonly isOfSameBody: boolean;
}

/** A recorded decision. */
export interface DecisionView {
  readonly key: string;
  readonly bodyKey: string;
  readonly bodyName: string;
  readonly decidedOn: CalendarDate;
  readonly paragraph: string;
  /** The name of the person who recorded it, when that was not the body's secretary. */
  readonly registeredBy?: string;
}

/** The goal that the form shows. */
export interface FormGoal {
  readonly id: string;
  readonly key: string;
  readonly state: GoalState;
  /** Why the adopted goal was last changed or closed. */
  readonly changeReason?: string;
  /** The decision by which the goal was adopted, when one has been recorded. */
  readonly adoptedBy?: DecisionView;
}

/** What the person may do to the goal as it stands. A person to whom all is refused may only read it. */
export interface GoalMay {
  readonly write: boolean;
  readonly propose: boolean;
  readonly withdraw: boolean;
  /** The bodies whose adoption of the goal the person may record, the nearest first. */
  readonly adoptAs: readonly NamedBody[];
  readonly close: boolean;
  /** Whether the person may let open rounds take the new words. */
  readonly takeNewWords: boolean;
}

/** An open round that asks for the goal, and whether it asks in other words than the goal has today. */
export interface AskingRound {
  readonly id: string;
  readonly title: string;
  readonly hasOtherWords: boolean;
}

/**
 * Reply of `GET /api/views/goal-form?goal=KEY` or `?body=KEY`: the goal with the code as it stands or, without a goal, the start of a
 * new one of the body; without both, of a body that the person chooses.
 */
export interface GoalFormView extends ViewBase {
  /** Absent for a new goal. */
  readonly goal?: FormGoal;
  /** The fields to begin with, and to send as `seen`. */
  readonly fields: GoalFields;
  readonly may: GoalMay;
  /** The bodies for which the person may write goals. */
  readonly bodies: readonly NamedBody[];
  /** Adopted goals of the levels above, nearest first, then those of the same body, adopted or not. */
  readonly parents: readonly ParentChoice[];
  /** The newest outcome that the person may see, from which a new baseline can start. */
  readonly lastOutcome?: EarlierOutcome;
  /** The open rounds that ask for the goal. */
  readonly askedIn: readonly AskingRound[];
  /** Decisions that the deciding bodies have taken this year, newest first. */
  readonly decisions: readonly DecisionView[];
  /** The parts that the goal lacks to be measurable. */
  readonly missing: readonly MeasurablePart[];
  /** True when the goal needs no indicator, since goals of its own body under it (delmål) can measure it. */
  readonly hasMeasuringParts: boolean;
}

/** What is stored when a writer and somebody else have changed the same field of a goal. */
export interface GoalConflict {
  readonly key: string;
  readonly state: GoalState;
  /** The stored fields, to send as `seen` with the fields that the writer then chooses. */
  readonly fields: GoalFields;
  /** The fields that both have changed. */
  readonly conflicts: readonly GoalFieldName[];
}
