import { addSeconds, compareInstants, type IsWorkingDay } from '../base/calendar';
import { nextSendingMoment } from './sending-hours';
import { conversationOf, isReachable } from './conversations';
import { boardPosts, roundCards, roundChangedNotices, sentBackNotices } from './due-notices';
import { reminders } from './due-reminders';
import type { ConversationReference, Delivery, Message, MessageIn, MessageKind } from './ledger';
import { messageOf } from './messages';
import { byAskedPerson, byBoard, owedGoals } from '../follow-up/owed-goals';
import type { Goal } from '../goals/goal';
import type { Instant } from '../base/time';
import type { FollowUpWorld } from '../follow-up/follow-up-world';

/** What is looked at to say what is owed. */
export interface LedgerView {
  readonly deliveries: readonly Delivery[];
  readonly conversations: readonly ConversationReference[];
  readonly now: Instant;
  readonly isWorkingDay: IsWorkingDay;
  /** What a living message would show now. */
  readonly hash: (message: Message) => string;
}

/** What is owed at a moment. */
export interface Due {
  /** To send: no row yet (claim it by creating), or a row that waits to be sent (claim it by saving). */
  readonly send: readonly Message[];
  /** Living messages that show something else than the world says now. */
  readonly update: readonly { readonly delivery: Delivery; readonly message: Message }[];
  /** Waiting rows whose cause is gone: a reminder of what has been reported since. */
  readonly drop: readonly Delivery[];
}

/** The reason of a row that was planned and dropped: nobody needs it any more. */
export const notNeeded = 'not-needed';

/** Living messages of a round are kept fresh for so long after it ended. */
const freshDaysAfterEnd = 30;
const secondsADay = 86_400;

function derived(
  world: FollowUpWorld,
  { deliveries, now, isWorkingDay }: LedgerView,
): readonly Message[] {
  return world.rounds.flatMap((round) => {
    const changed = roundChangedNotices(round, deliveries);
    if (round.state !== 'open') return changed;
    return [
      ...roundCards(world, round),
      ...boardPosts(world, round),
      ...sentBackNotices(world, round, deliveries),
      ...changed,
      ...reminders(world, round, { deliveries, now, isWorkingDay }),
    ];
  });
}

/** True for a row that was dropped when its round closed, and whose round has been opened again since. */
function isRevived(row: Delivery, { rounds }: FollowUpWorld): boolean {
  const reopening = rounds.find(({ id }) => id === row.roundId)?.reopening;
  return (
    row.reason === notNeeded &&
    reopening !== undefined &&
    compareInstants(reopening.at, row.stateAt) >= 0
  );
}

/** Planned, or refused before the bot was let in again: a definite refusal sent nothing. */
function isWaiting(row: Delivery, world: FollowUpWorld, view: LedgerView): boolean {
  if (row.state === 'planned')
    return row.notBefore === undefined || compareInstants(row.notBefore, view.now) <= 0;
  if (row.state === 'refused' && row.reason === notNeeded) return isRevived(row, world);
  const reference = conversationOf(row.recipient, view.conversations);
  return (
    row.state === 'refused' &&
    reference !== undefined &&
    compareInstants(reference.seenAt, row.stateAt) > 0
  );
}

/** The goals that the message's round still lacks; none when the round is not open. */
function owedIn(world: FollowUpWorld, roundId: string | undefined): readonly Goal[] {
  const round = world.rounds.find(({ id }) => id === roundId);
  return round?.state === 'open' ? owedGoals(world, round) : [];
}

function owesPersonally(
  world: FollowUpWorld,
  { recipient, roundId }: Pick<Message, 'recipient' | 'roundId'>,
  goalKey?: string,
): boolean {
  if (recipient.kind !== 'person') return false;
  const mine = byAskedPerson(world, owedIn(world, roundId)).get(recipient.objectId) ?? [];
  return goalKey === undefined ? mine.length > 0 : mine.some(({ key }) => key === goalKey);
}

function isBoardOwing(world: FollowUpWorld, roundId: string | undefined, boardKey: string) {
  const boards = [...byBoard(world, owedIn(world, roundId)).keys()];
  return boards.some(({ key }) => key === boardKey);
}

const isOpen = ({ rounds }: FollowUpWorld, roundId: string | undefined) =>
  rounds.some(({ id, state }) => id === roundId && state === 'open');
const always = () => true;

/**
 * Whether a waiting message is wanted still. What asks for something is wanted only while the round is open and something
 * is missing; what tells of an event stays true.
 */
const wanted: {
  readonly [K in MessageKind]: (world: FollowUpWorld, message: MessageIn<K>) => boolean;
} = {
  'round-card': owesPersonally,
  'board-post': (world, { roundId }) => isOpen(world, roundId),
  'reminder-person': (world, message) => owesPersonally(world, message, message.details.goalKey),
  'reminder-board': (world, { roundId, details }) => isBoardOwing(world, roundId, details.boardKey),
  'report-sent-back': always,
  'report-declined': always,
  'edit-refused': always,
  'figure-changed': always,
  'round-changed': always,
};

function isStillWanted<K extends MessageKind>(world: FollowUpWorld, message: MessageIn<K>) {
  return wanted[message.kind](world, message);
}

function isQuiet(
  message: Message,
  world: FollowUpWorld,
  { now, isWorkingDay }: LedgerView,
): boolean {
  const isReminder = message.kind === 'reminder-person' || message.kind === 'reminder-board';
  return isReminder && nextSendingMoment(now, world.settings, isWorkingDay) !== now;
}

function isFresh(row: Delivery, world: FollowUpWorld, now: Instant): boolean {
  const round = world.rounds.find(({ id }) => id === row.roundId);
  if (round === undefined) return false;
  if (round.endedAt === undefined) return true;
  return compareInstants(addSeconds(round.endedAt, freshDaysAfterEnd * secondsADay), now) > 0;
}

function stale(world: FollowUpWorld, view: LedgerView): Due['update'] {
  return view.deliveries
    .filter((row) => row.kind === 'round-card' || row.kind === 'board-post')
    .filter((row) => row.state === 'sent' && row.activityId !== undefined)
    .filter((row) => isFresh(row, world, view.now) && isWaitOver(row, view.now))
    .map((delivery) => ({ delivery, message: messageOf(delivery) }))
    .filter(({ delivery, message }) => view.hash(message) !== delivery.shownHash);
}

function isWaitOver({ notBefore }: Delivery, now: Instant): boolean {
  return notBefore === undefined || compareInstants(notBefore, now) <= 0;
}

/**
 * Which messages are owed at a moment that the ledger lacks, which living ones are out of date, and which waiting ones
 * nobody needs any more. Pure: the same lists and moment give the same keys to whoever asks, so a message is claimed
 * once; and what the ledger has, in whatever state but waiting, is not owed again (decisions 0001 and 0002).
 */
export function dueMessages(world: FollowUpWorld, view: LedgerView): Due {
  const known = new Set(view.deliveries.map(({ key }) => key));
  const waiting = view.deliveries.filter((row) => isWaiting(row, world, view));
  const stillWanted = waiting.filter((row) => isStillWanted(world, messageOf(row)));
  const fresh = derived(world, view).filter(({ key }) => !known.has(key));
  const all = [...fresh, ...stillWanted.map(messageOf)];
  return {
    send: [...new Map(all.map((message) => [message.key, message])).values()].filter(
      (message) =>
        isReachable(message.recipient, view.conversations) && !isQuiet(message, world, view),
    ),
    update: stale(world, view),
    drop: waiting.filter((row) => row.state === 'planned' && !stillWanted.includes(row)),
  };
}
