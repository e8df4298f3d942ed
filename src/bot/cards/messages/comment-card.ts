import { longestText } from '../../../core/domain/base/text-limits';
import type { GoalComment } from '../../../core/domain/goals/comment';
import type { Goal } from '../../../core/domain/goals/goal';
import type { CardFrame } from '../base/card-frame';
import { labelled, line, type AdaptiveCard } from '../base/elements';
import { openTabButton } from '../base/tab-links';
import { notificationCard } from './notification-cards';

/** A comment that somebody has written, with the goal that it is about. */
export interface WrittenComment {
  readonly goal: Goal;
  readonly comment: GoalComment;
}

/** Tells a person whom a goal concerns what somebody has written about it. The button opens the goal. */
export function commentCard({ goal, comment }: WrittenComment, frame: CardFrame): AdaptiveCard {
  const { comment: words, declined } = frame.text;
  const sentence = words.notice(comment.author?.name ?? declined.somebody, goal.title);
  return notificationCard(
    {
      heading: words.heading,
      fallbackText: sentence,
      body: [line(sentence), labelled(words.text, comment.text, { longest: longestText })],
      actions: [openTabButton(frame, 'goals', { kind: 'goal', id: goal.id })],
    },
    frame,
  );
}
