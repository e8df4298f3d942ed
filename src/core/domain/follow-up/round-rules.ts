import { AppError } from '../base/app-error';
import type { Fault } from '../base/fault';
import { omit } from '../base/defined';
import { faultOfText } from '../base/text-fields';
import type { Reopening, Round, RoundAsAsked, RoundState } from './round';
import type { CalendarDate, Instant } from '../base/time';
import { faultsOfDates, faultsOfDue, faultsOfNewDates } from './round-dates';

/** The fields that a process leader fills in to prepare a round. */
export type RoundPlan = Pick<
  Round,
  'title' | 'kind' | 'periodFrom' | 'periodTo' | 'dueOn' | 'shownIn' | 'leftOutGoalKeys'
>;

/** What a process leader can do with a prepared round. */
export const roundMoves = [
  'open',
  'change-due-date',
  'add-goals',
  'leave-out-goals',
  'take-new-words',
  'cancel',
  'close',
  'reopen',
] as const;
export type RoundMove = (typeof roundMoves)[number];

/** The name of the act that makes the move. */
export type RoundAct = `round.${RoundMove}`;

const movesFrom: Readonly<Record<RoundState, readonly RoundMove[]>> = {
  planned: ['open', 'change-due-date', 'add-goals', 'leave-out-goals', 'cancel'],
  opening: ['change-due-date', 'cancel'],
  open: ['change-due-date', 'add-goals', 'leave-out-goals', 'take-new-words', 'cancel', 'close'],
  closing: [],
  closed: ['reopen'],
  cancelled: [],
};

/** True when the round's state allows the move. */
export function canMove(round: Round, move: RoundMove): boolean {
  return movesFrom[round.state].includes(move);
}

/** Returns the fault of a round whose state does not allow what somebody tries to do. */
function faultOfState({ state }: Round): Fault {
  return { field: 'state', reason: `round-${state}` };
}

/** Refuses a move that the round's state does not allow. @throws {AppError} `invalid` with the state */
export function requireMove(round: Round, move: RoundMove): void {
  if (canMove(round, move)) return;
  const faults = [faultOfState(round)];
  throw new AppError('invalid', `Round ${round.key} cannot ${move}: ${round.state}`, { faults });
}

/** Returns a fault unless the round is open, since only an open round takes reports. */
export function faultsUnlessOpen(round: Round): readonly Fault[] {
  return round.state === 'open' ? [] : [faultOfState(round)];
}

/** Refuses a round that is not open. @throws {AppError} `invalid` with the state */
export function requireOpen(round: Round): void {
  requireNoFaults(round.key, faultsUnlessOpen(round));
}

function requireNoFaults(key: string, faults: readonly Fault[]): void {
  if (faults.length > 0) throw new AppError('invalid', `Round ${key} breaks a rule`, { faults });
}

/** Returns the faults of a round in whose row somebody has changed its code or what it keeps, which only the product writes. */
export function faultsOfKept({ key, keyInRow, isAsAskedSpoiled }: Round): readonly Fault[] {
  const ofKey: Fault = { field: 'key', reason: 'not-the-key', values: { key } };
  const ofKept: Fault = { field: 'asAsked', reason: 'changed-as-asked' };
  return [
    ...(keyInRow === undefined ? [] : [ofKey]),
    ...(isAsAskedSpoiled === true ? [ofKept] : []),
  ];
}

/** Returns the rules that a round's row breaks: a person may have edited it in the list. */
export function faultsOfRound(round: Round): readonly Fault[] {
  const { title, shownIn, reopening } = round;
  const texts = [
    faultOfText('roundTitle', title, 'title'),
    faultOfText('shownIn', shownIn),
    faultOfText('reason', reopening?.reason),
  ];
  return [
    ...faultsOfKept(round),
    ...faultsOfDates(round),
    ...texts.filter((fault) => fault !== undefined),
  ];
}

/** Makes a planned round. @throws {AppError} `invalid` when its dates break a rule */
export function planRound(plan: RoundPlan, key: string, today: CalendarDate): Omit<Round, 'id'> {
  requireNoFaults(key, faultsOfNewDates(plan, today));
  return { ...plan, key, state: 'planned' };
}

/** Who opens a round, and when. */
export interface Opening {
  readonly at: Instant;
  readonly today: CalendarDate;
  readonly byName: string;
  readonly byObjectId: string;
  /** What the round asks for, as `askToday` gives it. */
  readonly asAsked: RoundAsAsked;
}

/**
 * Begins to open a planned round, which keeps what it asks for from now on. `settleRound` opens it when its rows are written.
 * Idempotent.
 *
 * @throws {AppError} `invalid` when it has ended or its due date has passed
 */
export function openRound(round: Round, opening: Opening): Round {
  if (round.state === 'opening' || round.state === 'open') return round;
  requireMove(round, 'open');
  requireNoFaults(round.key, faultsOfDue(round.dueOn, opening.today));
  const { at, byName, byObjectId, asAsked } = opening;
  const opened = { openedAt: at, openedByName: byName, openedByObjectId: byObjectId, asAsked };
  // What the round may have kept before, from an opening of which its row says nothing any more, is replaced.
  return { ...omit(round, 'isAsAskedSpoiled'), state: 'opening', ...opened };
}

/** Moves the due date. Idempotent. @throws {AppError} `invalid` when the round has ended or the date breaks a rule */
export function changeDueDate(round: Round, dueOn: CalendarDate, today: CalendarDate): Round {
  requireMove(round, 'change-due-date');
  if (round.dueOn === dueOn) return round;
  const next = { ...round, dueOn };
  requireNoFaults(round.key, faultsOfNewDates(next, today));
  return next;
}

/**
 * True while the round opens for the first time, so that the product makes its rows. Later a row that somebody deletes stays
 * deleted, and the round asks for its goal all the same.
 */
export function isFirstOpening({ state, reopening }: Round): boolean {
  return state === 'opening' && reopening === undefined;
}

/**
 * Cancels a planned, an opening or an open round. One that was opening for the first time has then not been opened, since nobody
 * has heard of it. Idempotent. @throws {AppError} `invalid` when it is closing or closed
 */
export function cancelRound(round: Round, at: Instant): Round {
  if (round.state === 'cancelled') return round;
  requireMove(round, 'cancel');
  const ended: Round = { ...round, state: 'cancelled', endedAt: at };
  if (!isFirstOpening(round)) return ended;
  return omit(ended, 'openedAt', 'openedByName', 'openedByObjectId');
}

/**
 * Begins to close an open round, which takes no reports from now on. `settleRound` closes it when its rows are written. Idempotent.
 *
 * @throws {AppError} `invalid` when it is planned or cancelled
 */
export function closeRound(round: Round, at: Instant): Round {
  if (round.state === 'closing' || round.state === 'closed') return round;
  requireMove(round, 'close');
  return { ...round, state: 'closing', endedAt: at };
}

/**
 * Returns an opening round as open and a closing one as closed, which they are when their rows are written; any other as it is. So it
 * returns one that opens for the first time when somebody has changed what it keeps, since nobody knows what it asks for then.
 */
export function settleRound(round: Round): Round {
  const isWaiting = round.isAsAskedSpoiled === true && round.reopening === undefined;
  if (round.state === 'opening') return isWaiting ? round : { ...round, state: 'open' };
  return round.state === 'closing' ? { ...round, state: 'closed' } : round;
}

/** True unless a newer round is open or closed. Its outcomes are compared with those of this round. */
export function isNewestOpened(rounds: readonly Round[], round: Round): boolean {
  return !rounds.some((other) => hasOpened(other) && byPeriod(other, round) > 0);
}

/** Who opens a closed round again, with a reason and a new due date. */
export interface ReopeningPlan extends Reopening {
  readonly dueOn: CalendarDate;
  readonly today: CalendarDate;
  /** All rounds, among which a newer one may be open or closed. */
  readonly rounds: readonly Round[];
}

/**
 * Begins to open a closed round again until a new due date. Does not change its reports. Idempotent for the same reason and date.
 *
 * @throws {AppError} `invalid` when a newer round is open or closed, or the date has passed
 */
export function reopenRound(round: Round, plan: ReopeningPlan): Round {
  const { at, byName, reason, dueOn, today, rounds } = plan;
  const isRepeat = round.dueOn === dueOn && round.reopening?.reason === reason;
  if ((round.state === 'open' || round.state === 'opening') && isRepeat) return round;
  requireMove(round, 'reopen');
  if (!isNewestOpened(rounds, round))
    requireNoFaults(round.key, [{ field: 'state', reason: 'newer-round-opened' }]);
  const next: Round = {
    ...omit(round, 'endedAt'),
    state: 'opening',
    dueOn,
    reopening: { at, byName, reason },
  };
  requireNoFaults(round.key, faultsOfNewDates(next, today));
  return next;
}

/** Returns the rounds in a state, the earliest due date first. */
export function roundsInState(rounds: readonly Round[], state: RoundState): readonly Round[] {
  return rounds.filter((round) => round.state === state).toSorted(byDueDate);
}

/**
 * Compares two rounds: the one with the later period is the newer. For the same period it is the one that was prepared
 * later, which has the higher id in the list. The due date does not count, since a reopening moves it.
 */
export function byPeriod(a: Round, b: Round): number {
  const ofPeriod = a.periodTo.localeCompare(b.periodTo) || a.periodFrom.localeCompare(b.periodFrom);
  return ofPeriod || Number(a.id) - Number(b.id);
}

/**
 * True for a round that has been opened, whatever became of it since. Managers and secretaries see no other round. A row
 * without the instant of its opening that stands as open or closed was opened in the list.
 */
export function hasBeenOpened(round: Round): boolean {
  // Nobody hears of a round before the last of its rows is written.
  if (isFirstOpening(round)) return false;
  return hasOpened(round) || (round.state === 'cancelled' && round.openedAt !== undefined);
}

/** True for a round that takes no reports any more. It may be opened again. */
export function hasEnded({ state }: Pick<Round, 'state'>): boolean {
  return state === 'closing' || state === 'closed' || state === 'cancelled';
}

const byDueDate = (a: Round, b: Round) => a.dueOn.localeCompare(b.dueOn);
const hasOpened = ({ state }: Round) => state !== 'planned' && state !== 'cancelled';
