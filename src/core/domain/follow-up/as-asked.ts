import { definedOnly, type Loose } from '../base/defined';
import { remembered } from '../base/remembered';
import { sameContent } from '../base/same-content';
import type { Goal } from '../goals/goal';
import { goalOf, goalOfKey, type GoalWorld } from '../goals/goal-world';
import type { Body, BodyKind, Person } from '../organisation/body';
import { boardOf, bodyAndAbove, bodyOf, bodyOfKey } from '../organisation/organisation';
import { askedPerson } from '../goals/goal-reporters';

/** The fields of a goal that a round keeps as they are when it asks for the goal. */
const keptFields = [
  'key',
  'title',
  'state',
  'indicator',
  'baseline',
  'baselineYear',
  'target',
  'targetBySex',
  'targetOn',
  'source',
] as const satisfies readonly (keyof Goal)[];

/** The wording, indicator, baseline and target of a goal as a round asked for it. */
export type GoalAsAsked = Pick<Goal, (typeof keptFields)[number]>;

/** A row of another list at the time of the asking: its id then, and its code, by which it is found if it has a new id. */
export interface RowThen {
  readonly id: string;
  readonly key: string;
}

/** A body at the time of the asking. */
export interface BodyThen extends RowThen {
  readonly name: string;
  readonly kind: BodyKind;
}

/**
 * A goal as a round asked for it, which the goal's row in the round keeps. Everything that shows, judges, sums or exports
 * the round reads this instead of the goal and the organisation of today.
 */
export interface AsAsked {
  readonly goal: GoalAsAsked;
  /** The goals above, nearest first. */
  readonly goalsAbove: readonly RowThen[];
  /** The goal's body and the bodies above it, nearest first. */
  readonly bodies: readonly BodyThen[];
  /** The code of the board that the body belonged to. */
  readonly boardKey: string;
  /** The person who was asked to report. */
  readonly reporter?: Person;
  /** True when the product filled this in after the asking, from the goal as it was then. */
  readonly filledIn?: true;
}

/** Returns the goals above, nearest first. A ring of parents ends where it begins. */
function goalsAbove(world: GoalWorld, goal: Goal): readonly Goal[] {
  const line = new Set<Goal>();
  let next = goalOf(world, goal.parentGoalId);
  while (next !== undefined && next !== goal && !line.has(next)) {
    line.add(next);
    next = goalOf(world, next.parentGoalId);
  }
  return [...line];
}

const rowThen = ({ id, key }: RowThen): RowThen => ({ id, key });

/** Returns what a round keeps of a goal and its place in the organisation when it asks for the goal today. */
export function asAskedToday(world: GoalWorld, goal: Goal, filledIn?: true): AsAsked {
  const body = bodyOf(world, goal.bodyId);
  const reporter = askedPerson(world, goal);
  const kept = Object.fromEntries(keptFields.map((field) => [field, goal[field]]));
  return definedOnly<AsAsked>({
    // The cast is safe: `kept` has the fields of the table, with the goal's values.
    goal: definedOnly(kept) as unknown as GoalAsAsked,
    goalsAbove: goalsAbove(world, goal).map(rowThen),
    bodies: bodyAndAbove(world, goal.bodyId).map(({ name, kind, ...row }) => ({
      ...{ ...rowThen(row), name, kind },
    })),
    boardKey: body === undefined ? '' : boardOf(world, body).key,
    reporter,
    filledIn,
  });
}

/** A row that keeps a goal as asked. */
export interface AskedRow {
  readonly goalId: string;
  readonly asAsked: AsAsked;
}

/** Finds the row that a row of then is today: by its id, else by its code. */
function today<T extends RowThen>(
  then: RowThen | undefined,
  byId: (id: string) => T | undefined,
  byKey: (key: string) => T | undefined,
): T | undefined {
  return then && (byId(then.id) ?? byKey(then.key));
}

/** Returns the goal of today for which the round asked; undefined when its row is gone. */
export function goalToday(
  world: Pick<GoalWorld, 'goals'>,
  { goalId, asAsked }: AskedRow,
): Goal | undefined {
  return goalOf(world, goalId) ?? goalOfKey(world, asAsked.goal.key);
}

/** Returns the body of today to which the goal belonged; undefined when its row is gone. */
export function bodyToday(world: Pick<GoalWorld, 'bodies'>, { bodies }: AsAsked): Body | undefined {
  return today(
    bodies[0],
    (id) => bodyOf(world, id),
    (key) => bodyOfKey(world, key),
  );
}

function parentToday(world: Pick<GoalWorld, 'goals'>, { goalsAbove: [parent] }: AsAsked) {
  const found = today(
    parent,
    (id) => goalOf(world, id),
    (key) => goalOfKey(world, key),
  );
  return found?.id ?? parent?.id;
}

/** Returns the value of today when the one of then has the same content, so that what is known by it holds for both. */
function sameAs<T extends object>(then: T | undefined, now: T | undefined): T | undefined {
  return now !== undefined && sameContent(then, now) ? now : then;
}

/** Returns the indicator, the baseline and the targets of then, each as the object of today when it has the same content. */
function withSameParts(then: GoalAsAsked, present: Partial<Goal> = {}) {
  return {
    indicator: sameAs(then.indicator, present.indicator),
    baseline: sameAs(then.baseline, present.baseline),
    targetBySex: sameAs(then.targetBySex, present.targetBySex),
  };
}

/**
 * Returns the codes that today's goal keeps of its body and of the goal above it, each as long as the goal still has that body
 * or that goal above it. They only serve to find a row again, so they are no part of what a round asked for.
 */
function keysOfPlace(
  present: Goal | undefined,
  bodyId: string,
  parentGoalId: string | undefined,
): Pick<Goal, 'bodyKey' | 'parentGoalKey'> {
  return definedOnly<Pick<Goal, 'bodyKey' | 'parentGoalKey'>>({
    bodyKey: present?.bodyId === bodyId ? present.bodyKey : undefined,
    parentGoalKey: present?.parentGoalId === parentGoalId ? present?.parentGoalKey : undefined,
  });
}

/** Returns how the goal was decided and why it was changed, which is no part of what a round asked for. */
function lifeOf(present: Goal | undefined) {
  const { adoptedById, adoptedByKey, changeReason } = present ?? {};
  return { adoptedById, adoptedByKey, changeReason };
}

/** Returns the body that the goal has today, when it is another one. */
const otherThan = (bodyId: string, present: Goal | undefined): string | undefined =>
  present?.bodyId === bodyId ? undefined : present?.bodyId;

/**
 * Makes the goal as the round asked for it. Its words, indicator, baseline, target, body and parent are those of then; who
 * reports it is as today, as long as the goal has a row. It is the goal of today itself when nothing of it differs, so that
 * what has been worked out for that goal holds for this one too.
 */
const madeGoal = remembered(
  (
    asAsked: AsAsked,
    goalId: string,
    present: Goal | undefined,
    bodyId: string,
    parentGoalId: string | undefined,
    // eslint-disable-next-line max-params -- each input is compared by itself
  ): Goal => {
    const goal = definedOnly<Goal>({
      ...asAsked.goal,
      ...keysOfPlace(present, bodyId, parentGoalId),
      ...withSameParts(asAsked.goal, present),
      id: present?.id ?? goalId,
      bodyId,
      movedToId: otherThan(bodyId, present),
      parentGoalId,
      reporter: present === undefined ? asAsked.reporter : present.reporter,
      ...lifeOf(present),
    });
    return present !== undefined && sameContent(goal, present) ? present : goal;
  },
);

/** Looks up the rows of today for a goal as asked, once for each state of goals and bodies. */
const goalAmongRows = remembered(
  (asAsked: AsAsked, goalId: string, goals: readonly Goal[], bodies: readonly Body[]): Goal => {
    const present = goalToday({ goals }, { goalId, asAsked });
    const bodyId = bodyToday({ bodies }, asAsked)?.id ?? asAsked.bodies[0]?.id ?? '';
    return madeGoal(asAsked, goalId, present, bodyId, parentToday({ goals }, asAsked));
  },
);

/** Returns the goal as the round asked for it, in terms of today's rows of goals and bodies. */
export function goalAsAsked(
  { goals, bodies }: Pick<GoalWorld, 'goals' | 'bodies'>,
  { goalId, asAsked }: AskedRow,
): Goal {
  return goalAmongRows(asAsked, goalId, goals, bodies);
}

/**
 * Returns the goal that a row of a round is about: as the round asked for it or, when the row does not keep it, that of today;
 * undefined when that is gone.
 */
export function goalOfRow(
  world: Pick<GoalWorld, 'goals' | 'bodies'>,
  { goalId, asAsked }: Pick<AskedRow, 'goalId'> & Loose<Partial<AskedRow>>,
): Goal | undefined {
  return asAsked === undefined ? goalOf(world, goalId) : goalAsAsked(world, { goalId, asAsked });
}
