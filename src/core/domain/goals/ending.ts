import { isSameKey } from '../base/keys';
import type { CalendarDate } from '../base/time';
import type { Body } from '../organisation/body';
import { bodyOfKey, hasEnded } from '../organisation/organisation';
import type { Goal } from './goal';
import type { GoalWorld } from './goal-world';

/** What becomes of a goal whose body ends. `leave`: it stays, and whatever replaces the body answers for it. */
export interface GoalFate {
  readonly goalKey: string;
  readonly to: 'move' | 'close' | 'leave';
  /** Where a goal moves; without it, to what replaces the body. */
  readonly bodyKey?: string | undefined;
  /** Why a goal is closed. */
  readonly reason?: string | undefined;
}

/** What becomes of a body directly below one that ends. `end`: it ends on the same day, with all below it. */
export interface BodyFate {
  readonly bodyKey: string;
  readonly to: 'move' | 'end';
  /** Below which body it moves; without it, below what replaces the body. */
  readonly parentKey?: string | undefined;
}

/** How a body ends: on which day, what replaces it, and what becomes of its goals and of the bodies below it. */
export interface Ending {
  readonly lastDay: CalendarDate;
  readonly successorKey?: string | undefined;
  readonly goals: readonly GoalFate[];
  readonly bodies: readonly BodyFate[];
}

/** A row with the fields that change. */
export interface RowChange<T> {
  readonly id: string;
  readonly change: Partial<T>;
}

/** The rows to save for a body to end: its goals, the bodies below it, and its own. */
export interface Ended {
  readonly goals: readonly RowChange<Goal>[];
  readonly bodies: readonly RowChange<Body>[];
}

/** Returns the bodies directly below that have not ended, and that exist after the day if one is given. */
export function existingBelow(
  { bodies, today }: GoalWorld,
  { id }: Body,
  lastDay?: CalendarDate,
): readonly Body[] {
  return bodies.filter(
    (one) =>
      one.parentId === id &&
      !hasEnded(one, today) &&
      (one.validTo === undefined || lastDay === undefined || one.validTo > lastDay),
  );
}

/** Returns the body and all below it, as `existingBelow` finds them. A ring that a person made in the list ends where it begins. */
export function bodyAndBelow(
  world: GoalWorld,
  body: Body,
  lastDay?: CalendarDate,
): readonly Body[] {
  const found = new Set<Body>([body]);
  for (const one of found) for (const below of existingBelow(world, one, lastDay)) found.add(below);
  return [...found];
}

/** Returns the goals in use of the bodies, on each of which an ending of them must decide. */
export function goalsLeft({ goals }: GoalWorld, bodies: readonly Body[]): readonly Goal[] {
  const ids = new Set(bodies.map(({ id }) => id));
  return goals.filter(({ bodyId, state }) => state !== 'closed' && ids.has(bodyId));
}

/** What an ending is about: the rows that it names, found in the lists. */
export interface Found {
  readonly world: GoalWorld;
  readonly body: Body;
  readonly ending: Ending;
  readonly successor: Body | undefined;
  readonly below: readonly Body[];
  /** The body and those that end with it. */
  readonly over: readonly Body[];
  readonly goals: readonly Goal[];
}

const fateOf = <T>(fates: readonly T[], keyOf: (fate: T) => string, key: string): T | undefined =>
  fates.find((fate) => isSameKey(keyOf(fate), key));

/** Returns what the ending says of a body below. */
export const ofBody = ({ bodies }: Ending, { key }: Body) =>
  fateOf(bodies, ({ bodyKey }) => bodyKey, key);
/** Returns what the ending says of a goal. */
export const ofGoal = ({ goals }: Ending, { key }: Goal) =>
  fateOf(goals, ({ goalKey }) => goalKey, key);

/** Finds the rows that an ending is about. */
export function findEnding(world: GoalWorld, body: Body, ending: Ending): Found {
  const { lastDay, successorKey } = ending;
  const below = existingBelow(world, body, lastDay);
  const ends = below.filter((one) => ofBody(ending, one)?.to === 'end');
  const over = [body, ...ends.flatMap((one) => bodyAndBelow(world, one, lastDay))];
  const goals = goalsLeft(world, over);
  const successor = successorKey === undefined ? undefined : bodyOfKey(world, successorKey);
  return { world, body, ending, successor, below, over, goals };
}

/** Returns where the goal moves; undefined when the ending names no such body. */
export function newBodyOf({ world, successor }: Found, { bodyKey }: GoalFate): Body | undefined {
  return bodyKey === undefined ? successor : bodyOfKey(world, bodyKey);
}

/** Returns below which body another one moves; undefined when the ending names no such body. */
export function newParentOf(
  { world, successor }: Found,
  { parentKey }: BodyFate,
): Body | undefined {
  return parentKey === undefined ? successor : bodyOfKey(world, parentKey);
}
