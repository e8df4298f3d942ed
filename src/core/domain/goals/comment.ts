import type { Instant } from '../base/time';
import type { Goal } from './goal';
import { goalOf, goalOfKey, type GoalWorld } from './goal-world';
import { remembered } from '../base/remembered';
import { groupedBy } from '../base/group-by';

/** The person who wrote a comment, as the server knew them then. */
export interface CommentAuthor {
  readonly objectId: string;
  readonly name: string;
}

/** A comment (kommentar) in the thread of a goal. */
export interface GoalComment {
  readonly id: string;
  /** Made by the tab for each comment, so that one that is sent twice is one row. */
  readonly key: string;
  readonly goalId: string;
  /** The code of the goal. It finds the goal's row again when somebody deletes it and types it in anew. */
  readonly goalKey?: string;
  /** The row of Rapporter that the comment is about, if it is about one. */
  readonly reportId?: string;
  readonly reportKey?: string;
  readonly text: string;
  /** Absent for a comment that somebody has typed into the list. */
  readonly author?: CommentAuthor;
  /** When it was written; absent for a comment that somebody has typed into the list. */
  readonly writtenAt?: Instant;
  /** True when the municipality may publish the comment. A process leader sets it in the list. */
  readonly mayPublish: boolean;
}

/** The part of the world that the rules of comments read. */
export interface CommentWorld extends Pick<GoalWorld, 'goals'> {
  readonly comments: readonly GoalComment[];
}

/** Returns the goal that the comment is about: that of its row, else the one that has the code now. */
export function goalOfComment(
  world: Pick<GoalWorld, 'goals'>,
  { goalId, goalKey }: GoalComment,
): Goal | undefined {
  return goalOf(world, goalId) ?? (goalKey === undefined ? undefined : goalOfKey(world, goalKey));
}

/** A comment that was typed into the list has no instant; the ids of its row tell its place. */
function byAge(a: GoalComment, b: GoalComment): number {
  if (a.writtenAt === undefined || b.writtenAt === undefined) return Number(a.id) - Number(b.id);
  return a.writtenAt.localeCompare(b.writtenAt) || Number(a.id) - Number(b.id);
}

const byGoal = remembered((comments: readonly GoalComment[], goals: readonly Goal[]) =>
  groupedBy(comments, (comment) => goalOfComment({ goals }, comment)?.id),
);

/** Returns the comments about the goal, oldest first. */
export function commentsOn({ comments, goals }: CommentWorld, goal: Goal): readonly GoalComment[] {
  return (byGoal(comments, goals).get(goal.id) ?? []).toSorted(byAge);
}
