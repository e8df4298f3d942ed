import { AppError } from '../base/app-error';
import type { Fault } from '../base/fault';
import { omit } from '../base/defined';
import { normalizeForSearch } from '../base/normalize-for-search';
import type { Reopening, Round, RoundState } from './round';
import type { CalendarDate, Instant } from '../base/time';
import { faultsOfDue, faultsOfNewDates } from './round-dates';

/** What a process leader asks for when preparing a round. */
export type RoundPlan = Pick<
  Round,
  'title' | 'periodFrom' | 'periodTo' | 'dueOn' | 'shownIn' | 'leftOutGoalKeys'
>;

/** What can be done to a round that has been prepared. */
export const roundMoves = ['open', 'change-due-date', 'cancel', 'close', 'reopen'] as const;
export type RoundMove = (typeof roundMoves)[number];

/** The act that makes the move. */
export type RoundAct = `round.${RoundMove}`;

const movesFrom: Readonly<Record<RoundState, readonly RoundMove[]>> = {
  planned: ['open', 'change-due-date', 'cancel'],
  open: ['change-due-date', 'cancel', 'close'],
  closed: ['reopen'],
  cancelled: [],
};

/** True when the round's state allows the move (design §18). */
export function canMove(round: Round, move: RoundMove): boolean {
  return movesFrom[round.state].includes(move);
}

/** The fault of a round whose state does not allow what is asked of it. */
function faultOfState({ state }: Round): Fault {
  return { field: 'state', reason: `round-${state}` };
}

/** @throws {AppError} `invalid` naming the state */
function requireMove(round: Round, move: RoundMove): void {
  if (canMove(round, move)) return;
  const faults = [faultOfState(round)];
  throw new AppError('invalid', `Round ${round.key} cannot ${move}: ${round.state}`, { faults });
}

/** Why the round takes no reports now; empty while it is open. */
export function faultsUnlessOpen(round: Round): readonly Fault[] {
  return round.state === 'open' ? [] : [faultOfState(round)];
}

/** @throws {AppError} `invalid` naming the state, unless the round is open */
export function requireOpen(round: Round): void {
  requireNoFaults(round.key, faultsUnlessOpen(round));
}

function requireNoFaults(key: string, faults: readonly Fault[]): void {
  if (faults.length > 0) throw new AppError('invalid', `Round ${key} breaks a rule`, { faults });
}

const longestKey = 60;

/** A key of letters, digits and hyphens from a title: `Helår 2026` gives `helar-2026`. */
export function roundKey(title: string): string {
  const latin = normalizeForSearch(title)
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');
  const key = latin.replace(/[^a-z0-9]+/g, '-').slice(0, longestKey);
  return key.replace(/^-+|-+$/g, '') || 'omgang';
}

/** A planned round. @throws {AppError} `invalid` */
export function planRound(plan: RoundPlan, key: string, today: CalendarDate): Omit<Round, 'id'> {
  requireNoFaults(key, faultsOfNewDates(plan, today));
  return { ...plan, key, state: 'planned' };
}

/** Who opens it, and when. */
export interface Opening {
  readonly at: Instant;
  readonly today: CalendarDate;
  readonly byName: string;
  readonly byObjectId: string;
}

/** Opens the round; an open one is answered as it is. @throws {AppError} `invalid` */
export function openRound(round: Round, opening: Opening): Round {
  if (round.state === 'open') return round;
  requireMove(round, 'open');
  requireNoFaults(round.key, faultsOfDue(round.dueOn, opening.today));
  const { at, byName, byObjectId } = opening;
  const opened = { openedAt: at, openedByName: byName, openedByObjectId: byObjectId };
  return { ...round, state: 'open', ...opened };
}

/** Moves the due date. @throws {AppError} `invalid` */
export function changeDueDate(round: Round, dueOn: CalendarDate, today: CalendarDate): Round {
  requireMove(round, 'change-due-date');
  if (round.dueOn === dueOn) return round;
  const next = { ...round, dueOn };
  requireNoFaults(round.key, faultsOfNewDates(next, today));
  return next;
}

/** Cancels the round; a cancelled one is answered as it is. @throws {AppError} `invalid` */
export function cancelRound(round: Round, at: Instant): Round {
  if (round.state === 'cancelled') return round;
  requireMove(round, 'cancel');
  return { ...round, state: 'cancelled', endedAt: at };
}

/** Closes the round; a closed one is answered as it is. @throws {AppError} `invalid` */
export function closeRound(round: Round, at: Instant): Round {
  if (round.state === 'closed') return round;
  requireMove(round, 'close');
  return { ...round, state: 'closed', endedAt: at };
}

/** True unless a round that was due later has been closed too: it was compared with this one, which then stays closed. */
export function isNewestClosed(rounds: readonly Round[], round: Round): boolean {
  return !rounds.some((other) => isClosed(other) && byDueDate(other, round) > 0);
}

/** Who opens a closed round again, with a reason and a new due date. */
export interface ReopeningPlan extends Reopening {
  readonly dueOn: CalendarDate;
  readonly today: CalendarDate;
  /** All rounds, to tell whether a newer one has been closed. */
  readonly rounds: readonly Round[];
}

/**
 * Opens a closed round again until a new due date; its reports stay as they are. A round that this reason and date have
 * opened already is returned as it is.
 *
 * @throws {AppError} `invalid` when the round is not the newest closed one, or the date has passed
 */
export function reopenRound(round: Round, plan: ReopeningPlan): Round {
  const { at, byName, reason, dueOn, today, rounds } = plan;
  const isRepeat = round.dueOn === dueOn && round.reopening?.reason === reason;
  if (round.state === 'open' && isRepeat) return round;
  requireMove(round, 'reopen');
  if (!isNewestClosed(rounds, round))
    requireNoFaults(round.key, [{ field: 'state', reason: 'newer-round-closed' }]);
  const next: Round = {
    ...omit(round, 'endedAt'),
    state: 'open',
    dueOn,
    reopening: { at, byName, reason },
  };
  requireNoFaults(round.key, faultsOfNewDates(next, today));
  return next;
}

/** The rounds in a state, nearest due date first. */
export function roundsInState(rounds: readonly Round[], state: RoundState): readonly Round[] {
  return rounds.filter((round) => round.state === state).toSorted(byDueDate);
}

/**
 * The round that a page opens on: the open one that is due first, else the planned one that is due first (it waits for
 * somebody to open it), else the latest closed.
 */
export function presentRound(rounds: readonly Round[]): Round | undefined {
  const [open] = roundsInState(rounds, 'open');
  const [planned] = roundsInState(rounds, 'planned');
  return open ?? planned ?? roundsInState(rounds, 'closed').at(-1);
}

const byDueDate = (a: Round, b: Round) => a.dueOn.localeCompare(b.dueOn);
const isClosed = ({ state }: Round) => state === 'closed';
