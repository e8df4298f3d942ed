import { compareInstants, type IsWorkingDay } from '../base/calendar';
import { finished, type Steps } from '../base/steps';
import { askedGoals, roundOf } from '../follow-up/asked-goals';
import { rowsWithGoal } from '../follow-up/reports-of-goal';
import { isSendingTime } from './sending-hours';
import { conversationOf, isReachable } from './conversations';
import { boardPosts, roundCards, roundChangedNotices } from './due-notices';
import { reminders } from './due-reminders';
import { isWaitOver } from './living-messages';
import type { ConversationReference, Delivery, Message, OwnReason, Recipient } from './ledger';
import { hasDelivery, notSentDeliveries } from './ledger-lookups';
import { messageOf, recipientId } from './messages';
import { isStillNeeded } from './needed-messages';
import { replaced, replacedRows } from './replaced-messages';
import { commentNotices } from './comment-notices';
import { sentBackNotices } from './sent-back-notices';
import { askedByBoard, askedByPerson, owedGoals } from '../follow-up/owed-goals';
import type { Round } from '../follow-up/round';
import type { Instant } from '../base/time';
import type { FollowUpWorld } from '../follow-up/follow-up-world';
import type { CommentWorld } from '../goals/comment';

/** The part of the world from which the messages follow. */
type MessageWorld = FollowUpWorld & CommentWorld;

/** The input of `dueMessages` besides the world. */
export interface LedgerView {
  readonly deliveries: readonly Delivery[];
  readonly conversations: readonly ConversationReference[];
  readonly now: Instant;
  readonly isWorkingDay: IsWorkingDay;
}

/** What the product must do with messages at one moment. */
export interface Due {
  /** Messages to send. The sender claims one by creating its row in the ledger, or by saving the row that waits. */
  readonly send: readonly Message[];
  /** Waiting rows that nobody needs any more, such as a reminder of a goal that was reported since. */
  readonly drop: readonly Delivery[];
  /** Planned rows in whose place a later message goes, such as a digest that had to wait until the next digest is due. */
  readonly replaced: readonly Delivery[];
}

/** The reason of a planned row that the product dropped, since nobody needed it any more. */
export const notNeeded = 'not-needed' satisfies OwnReason;

/** Makes the lookups that the messages of an open round use, one a step. Each reads all goals, or all reports. */
function* prepareLookups(world: FollowUpWorld, round: Round): Steps<undefined> {
  rowsWithGoal(world.reports, '');
  yield;
  for (const lookUp of [askedGoals, owedGoals, askedByBoard]) {
    lookUp(world, round);
    yield;
  }
}

/** Makes the lookups that the ledger and the messages of all open rounds use, one a step, so that `dueMessagesSteps` finds them made. */
export function* prepareDueMessages(
  world: FollowUpWorld,
  deliveries: readonly Delivery[],
): Steps<undefined> {
  notSentDeliveries(deliveries);
  yield;
  for (const round of world.rounds) if (round.state === 'open') yield* prepareLookups(world, round);
}

/** True for the person whom the product asks for a goal of the round, reported or not. */
function isAskedPerson(world: FollowUpWorld, round: Round, recipient: Recipient): boolean {
  return recipient.kind === 'person' && askedByPerson(world, round).has(recipient.objectId);
}

/**
 * Returns the digests of the round that are due now, without those to recipients of a notice that the round has changed. The
 * notice tells the last day as the digest does, so that nobody gets both at once.
 */
function digests(
  world: FollowUpWorld,
  round: Round,
  { view, notices }: { readonly view: LedgerView; readonly notices: readonly Message[] },
): readonly Message[] {
  const told = new Set(
    notices
      .filter(({ kind, roundId }) => kind === 'round-changed' && roundId === round.id)
      .map(({ recipient }) => recipientId(recipient)),
  );
  return reminders(world, round, view).filter(({ recipient }) => !told.has(recipientId(recipient)));
}

/**
 * Makes the messages that comments and rounds call for, one kind a step. Who is asked for no goal any more hears that a round is
 * cancelled, and not of its other changes. `pending` holds the rows whose message goes now or later.
 */
function* newMessages(
  world: MessageWorld,
  view: LedgerView,
  pending: readonly Delivery[],
): Steps<readonly Message[]> {
  const { deliveries } = view;
  const messages = [...commentNotices(world, view.now)];
  yield;
  for (const round of world.rounds) {
    const changed = roundChangedNotices(round, deliveries);
    yield;
    if (round.state !== 'open') {
      messages.push(...changed);
      continue;
    }
    yield* prepareLookups(world, round);
    messages.push(...roundCards(world, round), ...boardPosts(world, round));
    yield;
    messages.push(...sentBackNotices(world, round, deliveries));
    messages.push(...changed.filter(({ recipient }) => isAskedPerson(world, round, recipient)));
    yield;
    messages.push(...digests(world, round, { view, notices: [...changed, ...pending] }));
    yield;
  }
  return messages;
}

/** True for a row that the product dropped when its round closed, if the round was opened again since. */
function isRevived(row: Delivery, world: FollowUpWorld): boolean {
  const reopening = roundOf(world, row.roundId)?.reopening;
  return (
    row.reason === notNeeded &&
    reopening !== undefined &&
    compareInstants(reopening.at, row.stateAt) >= 0
  );
}

/** True for a row that waits to be sent: planned, or refused before the recipient let the bot in again. */
function isWaiting(row: Delivery, world: FollowUpWorld, view: LedgerView): boolean {
  if (row.state === 'planned') return isWaitOver(row, view.now);
  if (row.state !== 'refused' || row.reason === replaced) return false;
  if (row.reason === notNeeded) return isRevived(row, world);
  const reference = conversationOf(row.recipient, view.conversations);
  return reference !== undefined && compareInstants(reference.seenAt, row.stateAt) > 0;
}

/**
 * Returns the message of a waiting row. A round's card shows the round's present due date, so its details hold that one and
 * not the date at which the row was planned.
 */
function waitingMessage(row: Delivery, world: FollowUpWorld): Message {
  const message = messageOf(row);
  if (message.kind !== 'round-card' || message.details.dueOn === undefined) return message;
  const dueOn = roundOf(world, message.roundId)?.dueOn ?? message.details.dueOn;
  return { ...message, details: { ...message.details, dueOn } };
}

/** The kinds that are sent in sending hours alone. The others tell of what has just happened, or answer what a person has done. */
const waitsForHours: ReadonlySet<Message['kind']> = new Set([
  'reminder-person',
  'reminder-board',
  'comment-written',
]);

function isPostponed(
  message: Message,
  world: FollowUpWorld,
  { now, isWorkingDay }: LedgerView,
): boolean {
  return waitsForHours.has(message.kind) && !isSendingTime(now, world.settings, isWorkingDay);
}

/** Returns the messages to send and the rows to end at once, as `dueMessagesSteps` describes. */
export function dueMessages(world: MessageWorld, view: LedgerView): Due {
  return finished(dueMessagesSteps(world, view));
}

/**
 * Makes the messages to send at a moment, and the waiting rows to end without sending them, in steps. Nothing but the input
 * decides: two server instances get the same keys from the same lists and moment, so that only one of them can claim a
 * message. A message that the ledger has is not sent again, unless its row waits (decisions 0001 and 0002).
 */
export function* dueMessagesSteps(world: MessageWorld, view: LedgerView): Steps<Due> {
  const notSent = notSentDeliveries(view.deliveries);
  yield;
  const waiting = notSent.filter((row) => isWaiting(row, world, view));
  const isNeeded = new Set(waiting.filter((row) => isStillNeeded(world, messageOf(row))));
  yield;
  const pending = notSent.filter(
    (row) => isNeeded.has(row) || (row.state === 'planned' && !isWaitOver(row, view.now)),
  );
  const called = yield* newMessages(world, view, pending);
  const fresh = called.filter(({ key }) => !hasDelivery(view.deliveries, key));
  yield;
  const isReplaced = replacedRows({ pending, fresh, deliveries: view.deliveries });
  yield;
  const ready = waiting.filter((row) => isNeeded.has(row) && !isReplaced.has(row));
  const all = [...fresh, ...ready.map((row) => waitingMessage(row, world))];
  return {
    send: [...new Map(all.map((message) => [message.key, message])).values()].filter(
      (message) =>
        isReachable(message.recipient, view.conversations) && !isPostponed(message, world, view),
    ),
    drop: waiting.filter((row) => row.state === 'planned' && !isNeeded.has(row)),
    replaced: [...isReplaced].filter(({ state }) => state === 'planned'),
  };
}
