import type { Body } from '../organisation/body';
import { addDays, compareInstants, type IsWorkingDay } from '../base/calendar';
import { nextSendingMoment, startOfSending } from './sending-hours';
import { boardMessage } from './due-notices';
import type { Delivery, Message, MessageKind } from './ledger';
import { isTold, personal, recipientId } from './messages';
import { byAskedPerson, byBoard, owedGoals } from '../follow-up/owed-goals';
import type { Round } from '../follow-up/round';
import type { Instant } from '../base/time';
import type { FollowUpWorld } from '../follow-up/follow-up-world';

/** What reminders depend on besides the world. */
export interface Reminding {
  readonly deliveries: readonly Delivery[];
  readonly now: Instant;
  readonly isWorkingDay: IsWorkingDay;
}

/** A moment at which a digest is owed. */
interface Occasion {
  /** `2026-12-15-7`: seven days before that due date. */
  readonly name: string;
  readonly at: Instant;
}

function occasionsOf(
  world: FollowUpWorld,
  round: Round,
  isWorkingDay: IsWorkingDay,
): readonly Occasion[] {
  const { settings } = world;
  const offsets = [...settings.remindDaysBefore.map((days) => -days), ...settings.remindDaysAfter];
  return offsets.map((days) => {
    const begins = startOfSending(addDays(round.dueOn, days), settings);
    return {
      name: `${round.dueOn}${days < 0 ? '' : '+'}${days}`,
      at: nextSendingMoment(begins, settings, isWorkingDay),
    };
  });
}

/** The latest occasion since the recipient last heard of the round: after an outage one digest, not one for each. */
function occasionNow(
  occasions: readonly Occasion[],
  lastTold: Instant,
  now: Instant,
): Occasion | undefined {
  return occasions
    .filter(({ at }) => compareInstants(at, lastTold) > 0 && compareInstants(at, now) <= 0)
    .reduce<Occasion | undefined>(
      (latest, one) =>
        latest === undefined || compareInstants(one.at, latest.at) >= 0 ? one : latest,
      undefined,
    );
}

function isAboutBoard(row: Delivery, boardKey: string): boolean {
  return 'boardKey' in row.details && row.details.boardKey === boardKey;
}

/** When somebody last heard of the round by one of these kinds; `undefined` = has not had the first of them. */
function lastToldBy(
  kinds: readonly [MessageKind, ...MessageKind[]],
  about: { readonly round: Round; readonly to: string; readonly boardKey?: string },
  deliveries: readonly Delivery[],
): Instant | undefined {
  const told = deliveries.filter(
    (row) =>
      row.roundId === about.round.id &&
      kinds.includes(row.kind) &&
      isTold(row) &&
      recipientId(row.recipient) === about.to &&
      (about.boardKey === undefined || isAboutBoard(row, about.boardKey)),
  );
  if (!told.some(({ kind }) => kind === kinds[0])) return undefined;
  return told.map(({ stateAt }) => stateAt).reduce((a, b) => (compareInstants(a, b) > 0 ? a : b));
}

function personReminders(
  world: FollowUpWorld,
  round: Round,
  { occasions, reminding }: Digesting,
): readonly Message[] {
  const people = [...byAskedPerson(world, owedGoals(world, round)).keys()];
  return people.flatMap((objectId) => {
    const lastTold = lastToldBy(
      ['round-card', 'round-changed', 'reminder-person'],
      { round, to: objectId },
      reminding.deliveries,
    );
    const occasion =
      lastTold === undefined ? undefined : occasionNow(occasions, lastTold, reminding.now);
    return occasion
      ? [personal('reminder-person', { round, objectId }, { occasion: occasion.name, details: {} })]
      : [];
  });
}

interface Digesting {
  readonly occasions: readonly Occasion[];
  readonly reminding: Reminding;
}

function boardReminder(
  round: Round,
  board: Body,
  { occasions, reminding }: Digesting,
): Message | undefined {
  if (board.channel === undefined) return undefined;
  const about = { round, to: board.channel.channelId, boardKey: board.key };
  const lastTold = lastToldBy(['board-post', 'reminder-board'], about, reminding.deliveries);
  const occasion =
    lastTold === undefined ? undefined : occasionNow(occasions, lastTold, reminding.now);
  return occasion && boardMessage('reminder-board', { round, board }, occasion.name);
}

/**
 * The digests owed now, one per recipient and occasion: to persons who owe something and to channels of boards that miss
 * something. Only those who have had the card or the post are reminded. None in quiet hours.
 */
export function reminders(
  world: FollowUpWorld,
  round: Round,
  reminding: Reminding,
): readonly Message[] {
  const { now, isWorkingDay } = reminding;
  if (nextSendingMoment(now, world.settings, isWorkingDay) !== now) return [];
  const digesting = { occasions: occasionsOf(world, round, isWorkingDay), reminding };
  const boards = [...byBoard(world, owedGoals(world, round)).keys()];
  return [
    ...personReminders(world, round, digesting),
    ...boards
      .map((board) => boardReminder(round, board, digesting))
      .filter((message) => message !== undefined),
  ];
}
