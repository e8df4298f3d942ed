import { remembered } from '../base/remembered';
import { derivedFromRows } from '../base/row-list';
import type { Body } from '../organisation/body';
import type { Delivery, Message, MessageIn, OwnReason } from './ledger';
import { deliveriesTo, roundCardDeliveries } from './ledger-lookups';
import { isClaimedAfter, nameOf } from './occasions';
import { mayHaveArrived, messageKey, personalMessage, recipientId } from './messages';
import { askedBoards, owedByPerson } from '../follow-up/owed-goals';
import type { Instant } from '../base/time';
import type { Round } from '../follow-up/round';
import type { FollowUpWorld } from '../follow-up/follow-up-world';

/** Returns the round's card for each person who is asked for a goal that still needs a report. */
export function roundCards(world: FollowUpWorld, round: Round): readonly Message[] {
  const people = [...owedByPerson(world, round).keys()];
  return people.map(cardsOf(round));
}

/** Makes each card of a round once, since every run asks for all of them. */
const cardsOf = remembered((round: Round) => {
  const known = new Map<string, Message>();
  const details = { dueOn: round.dueOn };
  return (objectId: string): Message => {
    const card =
      known.get(objectId) ??
      personalMessage('round-card', { round, objectId }, { occasion: 'once', details });
    known.set(objectId, card);
    return card;
  };
});

/** Makes a message about a round to a board's channel; returns `undefined` for a board without a channel. */
export function boardMessage<K extends 'board-post' | 'reminder-board'>(
  kind: K,
  to: { readonly round: Round; readonly board: Body },
  occasion: string,
): MessageIn<K> | undefined {
  const { round, board } = to;
  if (board.channel === undefined) return undefined;
  const { teamId, channelId } = board.channel;
  const recipient = { kind: 'channel', teamId, channelId } as const;
  const key = messageKey(kind, { round, recipient }, `${board.key}.${occasion}`);
  return { key, kind, recipient, roundId: round.id, details: { boardKey: board.key } };
}

/** Returns the round's post for each present board that has a channel and a goal that the round asks for. */
export function boardPosts(world: FollowUpWorld, round: Round): readonly Message[] {
  return askedBoards(world, round)
    .map((board) => boardMessage('board-post', { round, board }, 'once'))
    .filter((message) => message !== undefined);
}

/** A message with the due date of the round, or about its cancellation. */
type DateMessage = Extract<Delivery, { readonly kind: 'round-card' | 'round-changed' }>;

/** True for a row whose message never went out, since nobody needed it any more. */
function wasDropped({ state, reason }: Delivery): boolean {
  return state === 'refused' && reason === ('not-needed' satisfies OwnReason);
}

/** Returns the person's rows about the round's dates, in the order in which the product wrote them. */
function dateMessagesTo(
  round: Round,
  objectId: string,
  deliveries: readonly Delivery[],
): readonly DateMessage[] {
  return deliveriesTo(deliveries, round.id, objectId)
    .filter((row) => row.kind === 'round-card' || row.kind === 'round-changed')
    .filter((row) => !wasDropped(row))
    .toSorted((a, b) => Number(a.id) - Number(b.id));
}

/**
 * True when the product sent the card after the instant. A card without a known outcome may not have arrived, so that it
 * does not count.
 */
function wasSentAfter(card: Delivery, instant: Instant): boolean {
  return card.state !== 'unknown' && isClaimedAfter(card, instant);
}

/**
 * Tells a person who has the round's card that the round is open again, unless the ledger has that message or the person
 * got the card after the reopening.
 */
function reopenedNotice(
  round: Round,
  objectId: string,
  earlier: readonly DateMessage[],
): Message | undefined {
  if (round.reopening === undefined) return undefined;
  const { at } = round.reopening;
  if (earlier.some((row) => row.kind === 'round-card' && wasSentAfter(row, at))) return undefined;
  if (earlier.some(({ details }) => 'reopenedAt' in details && details.reopenedAt === at))
    return undefined;
  // The occasion contains the instant of the reopening, so that a second reopening is another occasion.
  const details = { change: 'reopened', reopenedAt: at, dueOn: round.dueOn } as const;
  return personalMessage(
    'round-changed',
    { round, objectId },
    { occasion: `reopened.${at}`, details },
  );
}

/**
 * Tells a person who was told last that the round is cancelled that it is on again. Who was told so by a card or a later notice knows.
 */
function resumedNotice(
  round: Round,
  objectId: string,
  earlier: readonly DateMessage[],
): Message | undefined {
  const last = earlier.at(-1);
  if (last === undefined || !isCancellation(last) || !mayHaveArrived(last)) return undefined;
  return personalMessage(
    'round-changed',
    { round, objectId },
    // The message that the round was cancelled makes the occasion, and the time when it was claimed does not change.
    {
      occasion: `resumed.${nameOf(last.stateAt)}`,
      details: { change: 'resumed', dueOn: round.dueOn },
    },
  );
}

/** Tells a person who has the round's card the due date, unless their last message has the same date. */
function dueDateNotice(
  round: Round,
  objectId: string,
  earlier: readonly DateMessage[],
): Message | undefined {
  const last = earlier.at(-1);
  const known = last !== undefined && 'dueOn' in last.details ? last.details.dueOn : undefined;
  if (last === undefined || known === undefined || known === round.dueOn) return undefined;
  // When the person was told of the date before makes the message one of its own if the date moves back again.
  const occasion = `${round.dueOn}.${nameOf(last.stateAt)}`;
  return personalMessage(
    'round-changed',
    { round, objectId },
    { occasion, details: { change: 'due-date', dueOn: round.dueOn } },
  );
}

function isCancellation({ details }: DateMessage): boolean {
  return 'change' in details && details.change === 'cancelled';
}

function isResumption({ details }: DateMessage): boolean {
  return 'change' in details && details.change === 'resumed';
}

/** Tells a person who has the round's card that the round is cancelled, unless that is what the person was told last. */
function cancelledNotice(
  round: Round,
  objectId: string,
  earlier: readonly DateMessage[],
): Message | undefined {
  const last = earlier.at(-1);
  if (last !== undefined && isCancellation(last)) return undefined;
  // A round that was set back to open in the list may still have the end that it had before.
  const since = last !== undefined && isResumption(last) ? last.stateAt : round.endedAt;
  const occasion = ['cancelled', ...(since === undefined ? [] : [nameOf(since)])];
  return personalMessage(
    'round-changed',
    { round, objectId },
    { occasion: occasion.join('.'), details: { change: 'cancelled' } },
  );
}

function changeOf(
  round: Round,
  objectId: string,
  deliveries: readonly Delivery[],
): Message | undefined {
  const earlier = dateMessagesTo(round, objectId, deliveries);
  if (round.state === 'cancelled') return cancelledNotice(round, objectId, earlier);
  if (round.state !== 'open') return undefined;
  return (
    reopenedNotice(round, objectId, earlier) ??
    resumedNotice(round, objectId, earlier) ??
    dueDateNotice(round, objectId, earlier)
  );
}

/**
 * Returns a notice to each person who has the round's card when the round was cancelled, is on again or was opened again, or when its due
 * date differs from that in their last message.
 */
export function roundChangedNotices(
  round: Round,
  deliveries: readonly Delivery[],
): readonly Message[] {
  if (round.state !== 'open' && round.state !== 'cancelled') return [];
  return [...changesByCard(round)(deliveries)]
    .toSorted(([a], [b]) => Number(a.id) - Number(b.id))
    .map(([, message]) => message);
}

/** The notices that are due about a round, by the row of the recipient's card. */
type ByCard = ReadonlyMap<Delivery, Message>;

function noticesOf(
  round: Round,
  cards: readonly Delivery[],
  deliveries: readonly Delivery[],
): readonly (readonly [Delivery, Message])[] {
  return cards.filter(mayHaveArrived).flatMap((card) => {
    if (card.recipient.kind !== 'person') return [];
    const message = changeOf(round, card.recipient.objectId, deliveries);
    return message === undefined ? [] : [[card, message] as const];
  });
}

/** Makes the lookup of a round's notices in the ledger. A changed row renews the notice of its own recipient alone. */
const changesByCard = remembered((round: Round) =>
  derivedFromRows<Delivery, ByCard>({
    make: (rows) => new Map(noticesOf(round, roundCardDeliveries(rows, round.id), rows)),
    renew(made, changes, rows) {
      const touched = changes
        .flatMap(({ before, after }) => [...(before === undefined ? [] : [before]), after])
        .filter(({ roundId }) => roundId === round.id);
      const recipients = new Set(touched.map(({ recipient }) => recipientId(recipient)));
      const cards = [...recipients]
        .flatMap((recipient) => deliveriesTo(rows, round.id, recipient))
        .filter(({ kind }) => kind === 'round-card');
      const others = new Map(made);
      for (const row of [...touched, ...cards]) others.delete(row);
      return new Map([...others, ...noticesOf(round, cards, rows)]);
    },
  }),
);
