import type { ViewBase } from '../base/view-base';
import type { EarlierOutcome } from './goal-view';

/** Reply of `GET /api/views/goal-history?goal=ID`: the outcomes of one goal that the person may see, newest first. */
export interface GoalHistoryView extends ViewBase {
  readonly goalId: string;
  readonly history: readonly EarlierOutcome[];
}
