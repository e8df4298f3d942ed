import type { BodyKind } from '../../domain/organisation/body';
import type { GoalView } from './goal-view';
import type { ViewBase } from '../base/view-base';

/** A body in the tree; `lacksMeasurableGoal` is the obligation of seed:B25 and seed:B27. */
export interface BodyView {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly kind: BodyKind;
  readonly parentId?: string;
  readonly managerName?: string;
  readonly lacksMeasurableGoal: boolean;
}

/** `GET /api/views/goals`: the organisation with its goals. `bodies` stand parents before children. */
export interface GoalsView extends ViewBase {
  readonly bodies: readonly BodyView[];
  readonly goals: readonly GoalView[];
  /** The organisation is empty: a process leader is led through set-up. */
  readonly isEmpty: boolean;
}
