import { askedGoals } from '../follow-up/asked-goals';
import type { Body } from '../organisation/body';
import { compareInstants, addSeconds } from '../base/calendar';
import type { Delivery, Message, MessageIn } from './ledger';
import { isTold, messageKey, personal } from './messages';
import { byAskedPerson, byBoard, owedGoals } from '../follow-up/owed-goals';
import type { Report } from '../follow-up/report';
import type { Round } from '../follow-up/round';
import type { FollowUpWorld } from '../follow-up/follow-up-world';

/** The one card per person and round: to each who is asked and owes something. */
export function roundCards(world: FollowUpWorld, round: Round): readonly Message[] {
  const people = [...byAskedPerson(world, owedGoals(world, round)).keys()];
  const details = { dueOn: round.dueOn };
  return people.map((objectId) =>
    personal('round-card', { round, objectId }, { occasion: 'once', details }),
  );
}

/** A message about a round into a board's channel; `undefined` for a board without one. */
export function boardMessage<K extends 'board-post' | 'reminder-board'>(
  kind: K,
  to: { readonly round: Round; readonly board: Body },
  occasion: string,
): MessageIn<K> | undefined {
  const { round, board } = to;
  if (board.channel === undefined) return undefined;
  const recipient = { kind: 'channel', ...board.channel } as const;
  const key = messageKey(kind, { round, recipient }, `${board.key}.${occasion}`);
  return { key, kind, recipient, roundId: round.id, details: { boardKey: board.key } };
}

/** The one living post per board and round, for each board that has a channel and something asked of it. */
export function boardPosts(world: FollowUpWorld, round: Round): readonly Message[] {
  const boards = [...byBoard(world, askedGoals(world, round)).keys()];
  return boards
    .map((board) => boardMessage('board-post', { round, board }, 'once'))
    .filter((message) => message !== undefined);
}

/** A second's difference can come from the list, which keeps no parts of seconds. */
const listPrecisionSeconds = 1;

function isToldOfSendingBack(report: Report, deliveries: readonly Delivery[]): boolean {
  const { sentBackAt } = report;
  if (sentBackAt === undefined) return false;
  return deliveries.some(
    (row) =>
      row.kind === 'report-sent-back' &&
      row.details.reportKey === report.key &&
      compareInstants(addSeconds(row.stateAt, listPrecisionSeconds), sentBackAt) >= 0,
  );
}

/** To the reporter of each report that was sent back, once for each time. */
export function sentBackNotices(
  world: FollowUpWorld,
  round: Round,
  deliveries: readonly Delivery[],
): readonly Message[] {
  return (
    world.reports
      .filter(({ roundId, state }) => roundId === round.id && state === 'sent-back')
      // A state set by hand has no date before the edit is taken in; the notice waits for that.
      .filter((report) => report.sentBackAt !== undefined)
      .filter((report) => !isToldOfSendingBack(report, deliveries))
      .map((report) =>
        personal(
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

/** A row that told its recipient the round's due date, or that the round is cancelled. */
type DateTold = Extract<Delivery, { readonly kind: 'round-card' | 'round-changed' }>;

/** The holder's rows about the round's dates, in the order in which they were written. */
function datesTold(
  round: Round,
  objectId: string,
  deliveries: readonly Delivery[],
): readonly DateTold[] {
  return deliveries
    .filter((row) => row.kind === 'round-card' || row.kind === 'round-changed')
    .filter(({ roundId, recipient }) => {
      return roundId === round.id && recipient.kind === 'person' && recipient.objectId === objectId;
    })
    .toSorted((a, b) => Number(a.id) - Number(b.id));
}

/** Tells a holder of the round's card that the round is open again; `undefined` when the ledger has that message. */
function reopenedNotice(
  round: Round,
  objectId: string,
  told: readonly DateTold[],
): Message | undefined {
  if (round.reopening === undefined) return undefined;
  const { at } = round.reopening;
  if (told.some(({ details }) => 'reopenedAt' in details && details.reopenedAt === at))
    return undefined;
  // Named by the instant of the reopening, so that a second reopening is another occasion.
  const details = { change: 'reopened', reopenedAt: at, dueOn: round.dueOn } as const;
  return personal('round-changed', { round, objectId }, { occasion: `reopened.${at}`, details });
}

/** Tells a holder of the round's card that the due date is another than the last one that they were told. */
function dueDateNotice(
  round: Round,
  objectId: string,
  told: readonly DateTold[],
): Message | undefined {
  const details = told.at(-1)?.details;
  const last = details !== undefined && 'dueOn' in details ? details.dueOn : undefined;
  if (last === undefined || last === round.dueOn) return undefined;
  // Numbered, so that a date that comes back is told again; two instances count the same rows.
  const occasion = `${round.dueOn}.${told.length}`;
  return personal(
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
    return personal(
      'round-changed',
      { round, objectId },
      { occasion: 'cancelled', details: { change: 'cancelled' } },
    );
  if (round.state !== 'open') return undefined;
  const told = datesTold(round, objectId, deliveries);
  return reopenedNotice(round, objectId, told) ?? dueDateNotice(round, objectId, told);
}

/** To those who hold a card: the due date is another than they were told last, or the round is cancelled or reopened. */
export function roundChangedNotices(
  round: Round,
  deliveries: readonly Delivery[],
): readonly Message[] {
  return deliveries
    .filter((row) => row.kind === 'round-card' && row.roundId === round.id && isTold(row))
    .map(({ recipient }) =>
      recipient.kind === 'person' ? changeOf(round, recipient.objectId, deliveries) : undefined,
    )
    .filter((message) => message !== undefined);
}
