import type { Body } from '../organisation/body';
import { addDays, compareInstants, type IsWorkingDay } from '../base/calendar';
import { isSendingTime, nextSendingMoment, startOfSending } from './sending-hours';
import { boardMessage } from './due-notices';
import type { Delivery, Message, MessageKind } from './ledger';
import { deliveriesTo } from './ledger-lookups';
import { mayHaveArrived, personalMessage } from './messages';
import { owedByPerson, owingBoards } from '../follow-up/owed-goals';
import type { Round } from '../follow-up/round';
import type { Instant } from '../base/time';
import type { FollowUpWorld } from '../follow-up/follow-up-world';

/** The input of `reminders` besides the world. */
export interface ReminderInput {
  readonly deliveries: readonly Delivery[];
  readonly now: Instant;
  readonly isWorkingDay: IsWorkingDay;
}

/** An instant at which a digest is due. */
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
    const startsAt = startOfSending(addDays(round.dueOn, days), settings);
    return {
      name: `${round.dueOn}${days < 0 ? '' : '+'}${days}`,
      at: nextSendingMoment(startsAt, settings, isWorkingDay),
    };
  });
}

/** Returns the instants at which reminders about the round go out by the settings of the world, in order. */
export function reminderDays(
  world: FollowUpWorld,
  round: Round,
  isWorkingDay: IsWorkingDay,
): readonly Instant[] {
  const instants = occasionsOf(world, round, isWorkingDay).map(({ at }) => at);
  return [...new Set(instants)].toSorted(compareInstants);
}

/**
 * Returns the latest occasion that has passed since the recipient's last message about the round. Skips earlier ones, so
 * that the recipient gets one digest after an outage.
 */
function occasionNow(
  occasions: readonly Occasion[],
  lastMessageAt: Instant,
  now: Instant,
): Occasion | undefined {
  return occasions
    .filter(({ at }) => compareInstants(at, lastMessageAt) > 0 && compareInstants(at, now) <= 0)
    .reduce<Occasion | undefined>(
      (latest, one) =>
        latest === undefined || compareInstants(one.at, latest.at) >= 0 ? one : latest,
      undefined,
    );
}

function isAboutBoard(row: Delivery, boardKey: string): boolean {
  return 'boardKey' in row.details && row.details.boardKey === boardKey;
}

/**
 * Returns when the recipient last got a message about the round of one of these kinds; `undefined` when they have not got
 * one of the first kind.
 */
function instantOfLastMessage(
  kinds: readonly [MessageKind, ...MessageKind[]],
  about: { readonly round: Round; readonly to: string; readonly boardKey?: string },
  deliveries: readonly Delivery[],
): Instant | undefined {
  const earlier = deliveriesTo(deliveries, about.round.id, about.to).filter(
    (row) =>
      kinds.includes(row.kind) &&
      mayHaveArrived(row) &&
      (about.boardKey === undefined || isAboutBoard(row, about.boardKey)),
  );
  if (!earlier.some(({ kind }) => kind === kinds[0])) return undefined;
  return earlier
    .map(({ stateAt }) => stateAt)
    .reduce((a, b) => (compareInstants(a, b) > 0 ? a : b));
}

function personReminders(
  world: FollowUpWorld,
  round: Round,
  { occasions, input }: Schedule,
): readonly Message[] {
  const people = [...owedByPerson(world, round).keys()];
  return people.flatMap((objectId) => {
    const lastMessageAt = instantOfLastMessage(
      ['round-card', 'round-changed', 'reminder-person'],
      { round, to: objectId },
      input.deliveries,
    );
    const occasion =
      lastMessageAt === undefined ? undefined : occasionNow(occasions, lastMessageAt, input.now);
    return occasion
      ? [
          personalMessage(
            'reminder-person',
            { round, objectId },
            { occasion: occasion.name, details: {} },
          ),
        ]
      : [];
  });
}

/** The occasions of the round, with the input of `reminders`. */
interface Schedule {
  readonly occasions: readonly Occasion[];
  readonly input: ReminderInput;
}

function boardReminder(
  round: Round,
  board: Body,
  { occasions, input }: Schedule,
): Message | undefined {
  if (board.channel === undefined) return undefined;
  const about = { round, to: board.channel.channelId, boardKey: board.key };
  const lastMessageAt = instantOfLastMessage(
    ['board-post', 'reminder-board'],
    about,
    input.deliveries,
  );
  const occasion =
    lastMessageAt === undefined ? undefined : occasionNow(occasions, lastMessageAt, input.now);
  return occasion && boardMessage('reminder-board', { round, board }, occasion.name);
}

/**
 * Returns the digests that are due now, one per recipient and occasion: to people whose goals still need a report, and to
 * the channels of boards with such goals. Reminds only recipients who have the round's card or post, and nobody in quiet
 * hours.
 */
export function reminders(
  world: FollowUpWorld,
  round: Round,
  input: ReminderInput,
): readonly Message[] {
  const { now, isWorkingDay } = input;
  if (!isSendingTime(now, world.settings, isWorkingDay)) return [];
  const occasions = occasionsOf(world, round, isWorkingDay).filter(
    ({ at }) => compareInstants(at, now) <= 0,
  );
  if (occasions.length === 0) return [];
  const schedule = { occasions, input };
  return [
    ...personReminders(world, round, schedule),
    ...owingBoards(world, round)
      .map((board) => boardReminder(round, board, schedule))
      .filter((message) => message !== undefined),
  ];
}
