import { remembered } from '../base/remembered';
import { derivedFromRows } from '../base/row-list';
import { rowsBy } from '../base/row-index';
import type { Body } from '../organisation/body';
import { compareInstants, addSeconds } from '../base/calendar';
import type { Delivery, Message, MessageIn } from './ledger';
import { deliveriesTo, roundCardDeliveries, sendBackDeliveries } from './ledger-lookups';
import { mayHaveArrived, messageKey, personalMessage, recipientId } from './messages';
import { askedBoards, owedByPerson } from '../follow-up/owed-goals';
import type { Instant } from '../base/time';
import { askedGoal } from '../follow-up/asked-goals';
import type { Report, ReportIn, ReportRow } from '../follow-up/report';
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

/** The list stores whole seconds, so that a stored time can be up to a second earlier than the real one. */
const listPrecisionSeconds = 1;

function hasSendBackNotice(report: Report, deliveries: readonly Delivery[]): boolean {
  const { sentBackAt } = report;
  if (sentBackAt === undefined) return false;
  return sendBackDeliveries(deliveries, report.key).some(
    (row) => compareInstants(addSeconds(row.stateAt, listPrecisionSeconds), sentBackAt) >= 0,
  );
}

const sentBackRows = rowsBy<ReportRow>(({ state, roundId }) =>
  state === 'sent-back' ? roundId : undefined,
);

function sentBackReports(rows: readonly ReportRow[], roundId: string) {
  // The cast is safe: the lookup finds no other rows.
  return sentBackRows(rows, roundId) as readonly ReportIn<'sent-back'>[];
}

/**
 * Returns a notice to the reporter of each report that was sent back, one for each time that it was. Nobody is told of a
 * report that the round takes from nobody any more, since its goal is gone or its body has ended.
 */
export function sentBackNotices(
  world: FollowUpWorld,
  round: Round,
  deliveries: readonly Delivery[],
): readonly Message[] {
  return (
    sentBackReports(world.reports, round.id)
      // A state that a person set in the list has no date until the product has processed the edit.
      .filter((report) => report.sentBackAt !== undefined)
      .filter((report) => !hasSendBackNotice(report, deliveries))
      .filter(({ goalId }) => askedGoal(world, round, goalId) !== undefined)
      .map((report) =>
        personalMessage(
          'report-sent-back',
          { round, objectId: report.reportedByObjectId },
          {
            occasion: `${report.goalId}.r${report.revision}`,
            details: { reportKey: report.key },
          },
        ),
      )
  );
}

/** A message with the due date of the round, or about its cancellation. */
type DateMessage = Extract<Delivery, { readonly kind: 'round-card' | 'round-changed' }>;

/** Returns the person's rows about the round's dates, in the order in which the product wrote them. */
function dateMessagesTo(
  round: Round,
  objectId: string,
  deliveries: readonly Delivery[],
): readonly DateMessage[] {
  return deliveriesTo(deliveries, round.id, objectId)
    .filter((row) => row.kind === 'round-card' || row.kind === 'round-changed')
    .toSorted((a, b) => Number(a.id) - Number(b.id));
}

/**
 * True when the product sent the card after the instant. A card without a known outcome may not have arrived, so that it
 * does not count.
 */
function wasSentAfter(card: Delivery, instant: Instant): boolean {
  const latest = addSeconds(card.stateAt, listPrecisionSeconds);
  return card.state !== 'unknown' && compareInstants(latest, instant) >= 0;
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

/** Tells a person who has the round's card the due date, unless their last message has the same date. */
function dueDateNotice(
  round: Round,
  objectId: string,
  earlier: readonly DateMessage[],
): Message | undefined {
  const details = earlier.at(-1)?.details;
  const last = details !== undefined && 'dueOn' in details ? details.dueOn : undefined;
  if (last === undefined || last === round.dueOn) return undefined;
  // The number makes a message of its own when the date moves back again. Two server instances count the same rows.
  const occasion = `${round.dueOn}.${earlier.length}`;
  return personalMessage(
    'round-changed',
    { round, objectId },
    { occasion, details: { change: 'due-date', dueOn: round.dueOn } },
  );
}

function changeOf(
  round: Round,
  objectId: string,
  deliveries: readonly Delivery[],
): Message | undefined {
  if (round.state === 'cancelled')
    return personalMessage(
      'round-changed',
      { round, objectId },
      { occasion: 'cancelled', details: { change: 'cancelled' } },
    );
  if (round.state !== 'open') return undefined;
  const earlier = dateMessagesTo(round, objectId, deliveries);
  return reopenedNotice(round, objectId, earlier) ?? dueDateNotice(round, objectId, earlier);
}

/**
 * Returns a notice to each person who has the round's card when the round was cancelled or opened again, or when its due
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
