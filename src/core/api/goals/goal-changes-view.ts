import type { Instant } from '../../domain/base/time';
import type { GoalChange } from '../../domain/goals/goal-changes';
import type { ViewBase } from '../base/view-base';

/** Reply of `GET /api/views/goal-changes?goal=ID`: the changes of one goal's row, from SharePoint's versions, newest first. */
export interface GoalChangesView extends ViewBase {
  readonly goalId: string;
  readonly changes: readonly GoalChange[];
  /** The instant of the oldest version that the person may see. */
  readonly since?: Instant;
  /** False when SharePoint has no older versions although there were older changes. */
  readonly isComplete: boolean;
}
