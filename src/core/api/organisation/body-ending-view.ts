import type { GoalState } from '../../domain/goals/goal';
import type { BodyKind } from '../../domain/organisation/body';
import type { ViewBase } from '../base/view-base';

/** A body below the one that ends, with all below it. */
export interface BodyBelow {
  readonly key: string;
  readonly name: string;
  readonly kind: BodyKind;
  /** The codes of the body and of those below it, which end with it. */
  readonly withBelow: readonly string[];
}

/** A goal in use of the body that ends, or of one below it. */
export interface GoalLeft {
  readonly key: string;
  readonly title: string;
  readonly state: GoalState;
  readonly bodyKey: string;
  readonly bodyName: string;
}

/** Reply of `GET /api/views/body-ending?body=KEY`: of what somebody must decide before the body ends. */
export interface BodyEndingView extends ViewBase {
  readonly bodyKey: string;
  readonly goals: readonly GoalLeft[];
  /** The bodies directly below that have not ended. */
  readonly below: readonly BodyBelow[];
}
