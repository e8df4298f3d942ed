import { addSeconds, compareInstants } from '../base/calendar';
import type { Instant } from '../base/time';
import { commentsOn, goalOfComment, type CommentWorld, type GoalComment } from '../goals/comment';
import type { Goal } from '../goals/goal';
import { askedPerson, bodyAnsweringFor, peopleResponsible } from '../goals/goal-reporters';
import type { GoalWorld } from '../goals/goal-world';
import { bodyOf, processLeaderIds } from '../organisation/organisation';
import type { Message } from './ledger';
import { messageKey } from './messages';

/**
 * For how long after it was written people are told of a comment, in seconds: two weeks. No holidays, and no outage that a
 * municipality would bear, keep messages back for longer.
 */
const toldForSeconds = 14 * 24 * 60 * 60;

/**
 * Returns the object ids of the people whom a comment about the goal concerns: who is responsible for the goals of its body, who
 * is asked to report it, the process leaders, and everybody who has written in the thread.
 */
function concernedBy(world: GoalWorld & CommentWorld, goal: Goal): ReadonlySet<string> {
  const body = bodyAnsweringFor(world, goal) ?? bodyOf(world, goal.bodyId);
  const people = body === undefined ? [] : peopleResponsible(world, body).slice(0, 1);
  const named = [...people, askedPerson(world, goal)].flatMap((person) => person?.objectId ?? []);
  const writers = commentsOn(world, goal).flatMap(({ author }) => author?.objectId ?? []);
  return new Set([...named, ...processLeaderIds(world), ...writers]);
}

function isRecent({ writtenAt }: GoalComment, now: Instant): boolean {
  return writtenAt !== undefined && compareInstants(addSeconds(writtenAt, toldForSeconds), now) > 0;
}

function noticesOf(world: GoalWorld & CommentWorld, comment: GoalComment): readonly Message[] {
  const goal = goalOfComment(world, comment);
  if (goal === undefined || comment.author === undefined) return [];
  const { objectId: author } = comment.author;
  const told = [...concernedBy(world, goal)].filter((objectId) => objectId !== author);
  return told.map((objectId) => {
    const recipient = { kind: 'person', objectId } as const;
    return {
      key: messageKey('comment-written', { recipient }, comment.key),
      kind: 'comment-written',
      recipient,
      details: { goalKey: goal.key, commentKey: comment.key },
    };
  });
}

/**
 * Returns a notice of each recent comment to each person whom it concerns now, but for its author. Nobody is told of a comment that
 * somebody has typed into the list, whose author and instant are not known.
 */
export function commentNotices(world: GoalWorld & CommentWorld, now: Instant): readonly Message[] {
  return world.comments
    .filter((comment) => isRecent(comment, now))
    .flatMap((comment) => noticesOf(world, comment));
}
