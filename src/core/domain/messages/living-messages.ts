import { addSeconds, compareInstants } from '../base/calendar';
import { changesSince } from '../base/row-list';
import type { CalendarDate, Instant } from '../base/time';
import { roundOf } from '../follow-up/asked-goals';
import type { FollowUpWorld } from '../follow-up/follow-up-world';
import type { Round } from '../follow-up/round';
import { askedPerson, bodyAnsweringFor } from '../goals/goal-reporters';
import type { Goal } from '../goals/goal';
import { goalOf } from '../goals/goal-world';
import { boardOf, bodyOf } from '../organisation/organisation';
import type { ConversationReference, Delivery, Message } from './ledger';
import {
  boardPostDeliveries,
  deliveriesTo,
  livingDeliveries,
  livingDelivery,
} from './ledger-lookups';

/** A living message whose content has changed since it was sent. */
export interface OutdatedMessage {
  readonly delivery: Delivery;
  readonly message: Message;
}

/** Everything from which the content of the living messages follows, at one moment. */
export interface LivingState {
  readonly world: FollowUpWorld;
  readonly deliveries: readonly Delivery[];
  readonly conversations: readonly ConversationReference[];
  /** The date by the clock, which can be later than that of the world. */
  readonly today: CalendarDate;
  readonly now: Instant;
}

/** The state with which the living messages were compared last, and the ids of rows that must be compared again anyhow. */
export interface Compared {
  readonly state: Omit<LivingState, 'now'>;
  readonly open: ReadonlySet<string>;
}

/** The product updates the living messages of a round for this long after the round has ended. */
const updatedDaysAfterEnd = 30;
const secondsPerDay = 86_400;

/** True when the row need not wait any longer. */
export function isWaitOver({ notBefore }: Delivery, now: Instant): boolean {
  return notBefore === undefined || compareInstants(notBefore, now) <= 0;
}

function isStillUpdated(round: Round, now: Instant): boolean {
  if (round.endedAt === undefined) return true;
  return compareInstants(addSeconds(round.endedAt, updatedDaysAfterEnd * secondsPerDay), now) > 0;
}

/** True when only reports and the ledger can have changed. Every other change may concern any living message. */
function isSameApartFromReports(a: Compared['state'], b: LivingState): boolean {
  const fields = ['rounds', 'goals', 'bodies', 'settings', 'today'] as const;
  const isSameWorld = fields.every((field) => a.world[field] === b.world[field]);
  return isSameWorld && a.conversations === b.conversations && a.today === b.today;
}

/** Returns the rows of the messages that show the goal: those to the person who is asked, and those of its board. */
function rowsAbout({ world, deliveries }: LivingState, goal: Goal): readonly Delivery[] {
  const objectId = askedPerson(world, goal)?.objectId ?? '';
  const body = bodyAnsweringFor(world, goal) ?? bodyOf(world, goal.bodyId);
  const boardKey = body && boardOf(world, body).key;
  return world.rounds.flatMap(({ id }) => [
    ...deliveriesTo(deliveries, id, objectId),
    ...boardPostDeliveries(deliveries, id, boardKey ?? ''),
  ]);
}

/** Returns the ids of the rows whose message may show something else since then; undefined when any may. */
function touchedSince({ state: last }: Compared, state: LivingState): Set<string> | undefined {
  if (!isSameApartFromReports(last, state)) return undefined;
  const { world, deliveries } = state;
  const reports = changesSince(last.world.reports, world.reports);
  const rows = changesSince(last.deliveries, deliveries);
  if (reports === undefined || rows === undefined) return undefined;
  const goalIds = reports.flatMap(({ before, after }) =>
    [before?.goalId ?? [], after.goalId].flat(),
  );
  const goals = [...new Set(goalIds)].flatMap((id) => goalOf(world, id) ?? []);
  const about = goals.flatMap((goal) => rowsAbout(state, goal));
  return new Set([...rows.map(({ after }) => after.id), ...about.map(({ id }) => id)]);
}

/** The living messages to compare with what they would show now, and the rows that have to wait until they are. */
export interface ToCompare {
  readonly rows: readonly Delivery[];
  readonly waiting: readonly Delivery[];
}

/**
 * Returns the living messages that may show something else than when they were compared last: those about goals whose
 * report has changed, those whose row has, and those that are open. Without a last time, or after any other change, all.
 */
export function livingToCompare(state: LivingState, last: Compared | undefined): ToCompare {
  const { world, deliveries, now } = state;
  const touched = last && touchedSince(last, state);
  const isUpdated = ({ roundId }: Delivery) => {
    const round = roundOf(world, roundId);
    return round !== undefined && isStillUpdated(round, now);
  };
  const all =
    touched === undefined
      ? world.rounds
          .filter((round) => isStillUpdated(round, now))
          .flatMap((round) => livingDeliveries(deliveries, round.id))
      : [...new Set([...touched, ...(last?.open ?? [])])]
          .flatMap((id) => livingDelivery(deliveries, id) ?? [])
          .filter(isUpdated);
  return {
    rows: all.filter((row) => isWaitOver(row, now)),
    waiting: all.filter((row) => !isWaitOver(row, now)),
  };
}
