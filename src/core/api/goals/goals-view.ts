import type { CalendarDate } from '../../domain/base/time';
import type { BodyKind } from '../../domain/organisation/body';
import type { ListedGoal } from './goal-view';
import type { ViewBase } from '../base/view-base';

/** A body of the organisation. `lacksMeasurableGoal` is true when it owes a measurable goal (seed:B25, seed:B27). */
export interface BodyView {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly kind: BodyKind;
  readonly parentId?: string;
  readonly managerName?: string;
  readonly lacksMeasurableGoal: boolean;
  /**
   * What the person may do in the form of the body's goals: write them, or only record what has been decided about them; absent
   * for neither.
   */
  readonly goalForm?: 'write' | 'record';
  /** The body's last day, when it has passed. A body that has ended is listed if it has goals, or if something replaces it. */
  readonly endedOn?: CalendarDate;
  /** The name of what replaces a body that has ended. */
  readonly replacedByName?: string;
  /** Ids of the boards that an administration works for besides the one above it, which alone counts its goals. */
  readonly servesBodyIds?: readonly string[];
}

/** Reply of `GET /api/views/goals`: the organisation with its goals. In `bodies`, parents come before children. */
export interface GoalsView extends ViewBase {
  readonly bodies: readonly BodyView[];
  readonly goals: readonly ListedGoal[];
  /** The goals whose body is gone from the list, for process leaders; empty for others. */
  readonly goalsWithoutBody: readonly ListedGoal[];
  /** True when the organisation has no bodies. The tab then guides a process leader through the set-up. */
  readonly isEmpty: boolean;
}
