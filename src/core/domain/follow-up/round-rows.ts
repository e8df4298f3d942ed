import { definedOnly, omit } from '../base/defined';
import { keyForm } from '../base/keys';
import { remembered } from '../base/remembered';
import { derivedFromRows } from '../base/row-list';
import type { Goal } from '../goals/goal';
import { goalOfKey } from '../goals/goal-world';
import { existsOn } from '../organisation/organisation';
import { asAskedToday, type BodyThen } from './as-asked';
import { askedKeys } from './asked-goals';
import { askedByRule } from './asked-by-rule';
import type { FollowUpWorld } from './follow-up-world';
import {
  isReported,
  reportKey,
  type ReportRow,
  type UnreportedRow,
  type UnreportedState,
} from './report';
import { rowOfKey, rowsOfRound } from './reports-of-goal';
import type { Round, RoundAsAsked, RoundState } from './round';
import { hasBeenOpened, isFirstOpening } from './round-rules';

/** What a round keeps, or that somebody has changed it. */
type Keeping = Pick<Round, 'asAsked' | 'isAsAskedSpoiled'>;

/**
 * Returns the limit of small numbers that the round keeps, in people; 0 for one that keeps none. When somebody has changed what the
 * round keeps, nobody knows its limit: it is the highest that a round keeps, since what was hidden must stay hidden.
 */
export function keptLimit({ rounds }: Pick<FollowUpWorld, 'rounds'>, round: Keeping): number {
  if (round.isAsAskedSpoiled !== true) return round.asAsked?.smallCountsBelow ?? 0;
  return Math.max(0, ...rounds.map(({ asAsked }) => asAsked?.smallCountsBelow ?? 0));
}

/** The rules by which a round is judged: those that it keeps, or, before it has any, the municipality's settings. */
export function rulesOf(
  world: Pick<FollowUpWorld, 'rounds' | 'settings'>,
  round: Keeping,
): Pick<RoundAsAsked, 'partlyMetFrom' | 'smallCountsBelow'> {
  const { partlyMetFrom, smallCountsBelow } = world.settings;
  return {
    partlyMetFrom: round.asAsked?.partlyMetFrom ?? partlyMetFrom,
    // What was hidden when the round asked stays hidden, and what is hidden today is hidden in every round.
    smallCountsBelow: Math.max(keptLimit(world, round), smallCountsBelow),
  };
}

function bodiesThen(world: FollowUpWorld): RoundAsAsked['bodies'] {
  const keys = new Map(world.bodies.map(({ id, key }) => [id, key]));
  return world.bodies
    .filter((body) => existsOn(body, world.today))
    .map(({ id, key, name, kind, parentId }) =>
      definedOnly<BodyThen & { readonly parentKey?: string }>({
        ...{ id, key, name, kind },
        parentKey: parentId === undefined ? undefined : keys.get(parentId),
      }),
    );
}

/**
 * Returns what the round keeps when it opens today: the rules, the bodies and the codes of the goals that it asks for.
 *
 * @param filledIn true for a round that an older version of the product opened
 */
export function askToday(world: FollowUpWorld, round: Round, filledIn?: true): RoundAsAsked {
  const { partlyMetFrom, smallCountsBelow } = world.settings;
  return definedOnly<RoundAsAsked>({
    ...{ partlyMetFrom, smallCountsBelow },
    bodies: bodiesThen(world),
    goalKeys: askedByRule(world, round).map(({ key }) => key),
    filledIn,
  });
}

/** The state that a row without a report has while its round is in a state. A planned round has no rows. */
const unreportedIn: Readonly<Record<RoundState, UnreportedState>> = {
  planned: 'asked',
  opening: 'asked',
  open: 'asked',
  closing: 'not-reported',
  closed: 'not-reported',
  cancelled: 'not-reported',
};

const leftOutRowKeys = remembered(
  (round: Round): ReadonlySet<string> =>
    new Set(round.leftOutGoalKeys.map((key) => keyForm(`${round.key}:${key}`))),
);

/** Returns the state of a row without a report: that of its round, or not reported when its goal has been left out. */
export function unreportedState(round: Round, { key }: Pick<ReportRow, 'key'>): UnreportedState {
  return leftOutRowKeys(round).has(keyForm(key)) ? 'not-reported' : unreportedIn[round.state];
}

/** Makes the row with which a round asks for a goal. */
export function askingRow(
  world: FollowUpWorld,
  round: Round,
  goal: Goal,
): Omit<UnreportedRow, 'id'> {
  const filledIn = round.asAsked?.filledIn;
  return {
    key: reportKey(round, goal),
    roundId: round.id,
    goalId: goal.id,
    state: unreportedIn[round.state],
    asAsked: asAskedToday(world, goal, filledIn),
    dueOn: round.dueOn,
    revision: 0,
    faults: [],
  };
}

/** A row that a round lacks, or one that must change, so that the list says what the round is. */
export type RowDue =
  | { readonly kind: 'create'; readonly value: Omit<UnreportedRow, 'id'> }
  | { readonly kind: 'save'; readonly value: ReportRow };

/**
 * Returns a round that was opened without rows, by an older version of the product or in the list, with what it keeps once it has
 * its rows. Returns undefined for any other round.
 */
export function withRowsToCome(world: FollowUpWorld, round: Round): Round | undefined {
  if (round.asAsked !== undefined || round.isAsAskedSpoiled === true) return undefined;
  if (!hasBeenOpened(round)) return undefined;
  return { ...round, asAsked: askToday(world, round, true) };
}

/** True for a row that says something else than its round: another due date, another name, or that an ended round still asks. */
function isOff(round: Round, row: ReportRow): boolean {
  return (
    row.hasStrayCells === true ||
    row.dueOn !== round.dueOn ||
    (!isReported(row) && row.state !== unreportedState(round, row))
  );
}

/** Finds the rows of a round that are off. A changed row is looked at alone. */
const rowsOff = remembered((round: Round) => {
  const offAmong = (rows: readonly ReportRow[]) =>
    rows.filter((row) => row.roundId === round.id && isOff(round, row)).map(({ id }) => id);
  return derivedFromRows<ReportRow, ReadonlySet<string>>({
    make: (rows) => new Set(offAmong(rowsOfRound(rows, round.id))),
    renew(made, changes) {
      const touched = changes.flatMap(({ before, after }) => (before ? [before, after] : [after]));
      const own = touched.filter(({ roundId }) => roundId === round.id);
      if (own.length === 0) return made;
      const kept = new Set(made);
      for (const { id } of own) kept.delete(id);
      for (const id of offAmong(changes.map(({ after }) => after))) kept.add(id);
      return kept;
    },
  });
});

/** True for a row whose goal as asked was there and cannot be read any more, which only a person puts right. */
export function isSpoiled({ faults }: Pick<ReportRow, 'faults'>): boolean {
  return faults.some(({ field }) => field === 'asAsked');
}

/**
 * Returns the row with the due date and the state of its round; and with the goal as asked, if there is one to fill in, since the round
 * asks for its goal then.
 */
export function settledRow(round: Round, row: ReportRow, asAsked = row.asAsked): ReportRow {
  const faults =
    asAsked === row.asAsked
      ? row.faults
      : row.faults.filter(({ reason }) => reason !== 'not-asked');
  const shared = definedOnly({ dueOn: round.dueOn, asAsked, faults });
  const kept = omit(row, 'hasStrayCells');
  return isReported(kept)
    ? { ...kept, ...shared }
    : { ...kept, ...shared, state: unreportedState(round, row) };
}

/** Returns the rows that a round lacks which gets its rows now, and those that lack the goal as asked. */
function* rowsToMake(world: FollowUpWorld, round: Round): Generator<RowDue, void> {
  for (const key of askedKeys(world, round)) {
    const row = rowOfKey(world, `${round.key}:${key}`);
    if (row !== undefined && (row.asAsked !== undefined || isSpoiled(row))) continue;
    // Without a row of the goal there is nothing to keep.
    const goal = goalOfKey(world, key);
    if (goal === undefined) continue;
    const value = askingRow(world, round, goal);
    if (row === undefined) yield { kind: 'create', value };
    else yield { kind: 'save', value: settledRow(round, row, value.asAsked) };
  }
}

/**
 * Returns what must be written so that the rows of the round say what the round is: a row for each goal that it asks for, the state
 * of those that nobody has reported, and the due date. None for a round that keeps no goals. A round whose kept goals somebody has
 * changed still says what its rows are.
 *
 * @param isMaking true for a round that lacks rows which it must get
 */
export function* rowsDue(
  world: FollowUpWorld,
  round: Round,
  isMaking = isFirstOpening(round),
): Generator<RowDue, void> {
  if (isMaking) yield* rowsToMake(world, round);
  if (round.asAsked === undefined && round.isAsAskedSpoiled !== true) return;
  const byId = rowsOfRound(world.reports, round.id);
  const off = rowsOff(round)(world.reports);
  if (off.size === 0) return;
  for (const row of byId)
    if (off.has(row.id)) yield { kind: 'save', value: settledRow(round, row) };
}

/** How many of the goals that an opening or a closing round asks for have the row that they must have, of how many. */
export function rowProgress(
  world: FollowUpWorld,
  round: Round,
): { readonly done: number; readonly of: number } {
  const keys = askedKeys(world, round);
  const isDone = (key: string) => {
    const row = rowOfKey(world, `${round.key}:${key}`);
    return row !== undefined && !isOff(round, row);
  };
  return { done: keys.filter(isDone).length, of: keys.length };
}
