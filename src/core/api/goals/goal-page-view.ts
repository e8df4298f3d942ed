import type { CalendarDate, Instant } from '../../domain/base/time';
import type { ViewBase } from '../base/view-base';

/** A comment in the thread of a goal. */
export interface CommentView {
  readonly key: string;
  readonly text: string;
  /** Absent, as `writtenAt`, for a comment that somebody has typed into the list. */
  readonly authorName?: string;
  readonly writtenAt?: Instant;
  /** The round whose outcome the comment is about, if it is about one. */
  readonly roundTitle?: string;
}

/** The decision by which a body adopted a goal. */
export interface GoalDecisionView {
  readonly bodyName: string;
  readonly decidedOn: CalendarDate;
  /** The paragraph of the minutes as people write it. */
  readonly paragraph: string;
  /** Who recorded the decision, when it was not the body's own secretary. */
  readonly registeredByName?: string;
}

/** Reply of `GET /api/views/goal-page?goal=ID`: who is concerned with one goal, and what they have written about it. */
export interface GoalPageView extends ViewBase {
  readonly goalId: string;
  /** Who is responsible for the goals of the body: its manager, or whoever stands in for it. */
  readonly responsibleNames: readonly string[];
  /** Who is asked to report the goal. Absent when nobody is, since the body is gone, has ended or has no manager. */
  readonly reporterName?: string;
  /** The decision by which the goal was adopted, if one has been recorded. */
  readonly decision?: GoalDecisionView;
  /** Oldest first. */
  readonly comments: readonly CommentView[];
  readonly mayComment: boolean;
}
