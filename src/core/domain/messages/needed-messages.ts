import { roundOf } from '../follow-up/asked-goals';
import { isSameKey } from '../base/keys';
import type { FollowUpWorld } from '../follow-up/follow-up-world';
import { owedByPerson, owingBoards } from '../follow-up/owed-goals';
import type { Round } from '../follow-up/round';
import type { Message, MessageIn, MessageKind } from './ledger';
import { isForAnother } from './sent-back-notices';

/** Returns the round if it is open. No goal of another round needs a report. */
function openRoundOf(world: FollowUpWorld, roundId: string | undefined): Round | undefined {
  const round = roundOf(world, roundId);
  return round?.state === 'open' ? round : undefined;
}

function owesPersonally(
  world: FollowUpWorld,
  { recipient, roundId }: Pick<Message, 'recipient' | 'roundId'>,
  goalKey?: string,
): boolean {
  const round = openRoundOf(world, roundId);
  if (recipient.kind !== 'person' || round === undefined) return false;
  const mine = owedByPerson(world, round).get(recipient.objectId) ?? [];
  return goalKey === undefined ? mine.length > 0 : mine.some(({ key }) => isSameKey(key, goalKey));
}

function isBoardOwing(world: FollowUpWorld, roundId: string | undefined, boardKey: string) {
  const round = openRoundOf(world, roundId);
  const boards = round === undefined ? [] : owingBoards(world, round);
  return boards.some(({ key }) => isSameKey(key, boardKey));
}

const isOpen = (world: FollowUpWorld, roundId: string | undefined) =>
  openRoundOf(world, roundId) !== undefined;
const always = () => true;

/** False for a message that the round is cancelled or on again, once that is not so any more. */
function isChangeStillTrue(
  world: FollowUpWorld,
  { roundId, details }: MessageIn<'round-changed'>,
): boolean {
  const state = roundOf(world, roundId)?.state;
  if (details.change === 'cancelled') return state === 'cancelled';
  return details.change !== 'resumed' || state === 'open';
}

/**
 * Tells for each kind whether a waiting message is still needed. A message that asks for reports is needed only while the
 * round is open and a report is missing. A message that tells of an event is always needed, unless it concerns somebody else by now.
 */
const isNeededByKind: {
  readonly [K in MessageKind]: (world: FollowUpWorld, message: MessageIn<K>) => boolean;
} = {
  'round-card': owesPersonally,
  'board-post': (world, { roundId }) => isOpen(world, roundId),
  'reminder-person': (world, message) => owesPersonally(world, message, message.details.goalKey),
  'reminder-board': (world, { roundId, details }) => isBoardOwing(world, roundId, details.boardKey),
  'report-sent-back': (world, message) => !isForAnother(world, message),
  'report-declined': always,
  'comment-written': always,
  'edit-refused': always,
  'row-gone': always,
  'figure-changed': always,
  'round-changed': isChangeStillTrue,
};

/** True when the recipient still needs the message of a waiting row. */
export function isStillNeeded<K extends MessageKind>(world: FollowUpWorld, message: MessageIn<K>) {
  return isNeededByKind[message.kind](world, message);
}
