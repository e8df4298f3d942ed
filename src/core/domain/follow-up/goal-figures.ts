import { groupedInSteps } from '../base/group-by';
import { remembered } from '../base/remembered';
import { rowsBy } from '../base/row-index';
import { eachInSteps, type Steps } from '../base/steps';
import { figureFields, withTotal, withoutRoundingError, type FigureField } from '../goals/figures';
import type { Figures, Goal, Indicator } from '../goals/goal';
import { goalOf } from '../goals/goal-world';
import { roundOf } from './asked-goals';
import { reportsOfGoal } from './reports-of-goal';
import type { FollowUpWorld } from './follow-up-world';

/** The figures of one goal on one occasion: its baseline, or its report in a round. */
export interface GoalFigures {
  readonly goal: Goal;
  readonly indicator: Indicator;
  /** The round of the report; absent for a baseline. */
  readonly roundId?: string;
  /** The year that the figures are about; empty for a baseline without a year. */
  readonly year: string;
  /** The figures as stored. */
  readonly stored: Figures;
  /** The figures with the total that follows from them. */
  readonly figures: Figures;
}

type Addends = Readonly<Partial<Record<FigureField, readonly GoalFigures[]>>>;

/** The figures of all goals that measure the same thing, with those that add up to others. */
export interface AlikeFigures {
  readonly all: readonly GoalFigures[];
  /** By body and year. */
  readonly byPlace: ReadonlyMap<string, readonly GoalFigures[]>;
  /** By field: the figures of the derived goals of which a figure is the sum. Absent for a figure that is no sum. */
  readonly addends: ReadonlyMap<GoalFigures, Addends>;
}

const keyOfIndicator = remembered(({ name, measure, unit }: Indicator): string =>
  JSON.stringify([name.trim().toLowerCase(), measure, unit ?? '']),
);

/** Returns a key that is the same for goals that measure the same thing, split by sex or not. */
export function alikeKey({ indicator }: Goal): string | undefined {
  return indicator && keyOfIndicator(indicator);
}

const goalsAlike = rowsBy(alikeKey);

/** Returns the ids of the goals above which the parents form a ring, or that are part of one. Visits each goal once. */
const idsUnderRing = remembered((goals: readonly Goal[]): ReadonlySet<string> => {
  const isUnderRing = new Map<Goal, boolean>();
  for (const goal of goals) {
    const line: Goal[] = [];
    let next: Goal | undefined = goal;
    while (next !== undefined && !isUnderRing.has(next)) {
      // Until a goal without one above has been found, a goal that is met again stands in a ring.
      isUnderRing.set(next, true);
      line.push(next);
      next = goalOf({ goals }, next.parentGoalId);
    }
    const isRing = next !== undefined && isUnderRing.get(next) === true;
    for (const visited of line) isUnderRing.set(visited, isRing);
  }
  return new Set(goals.filter((goal) => isUnderRing.get(goal)).map(({ id }) => id));
});

/**
 * Returns the nearest goal above from which the goal is derived and that measures the same thing. Goals between them may
 * measure something else. Returns undefined when the goals above form a ring.
 */
function nearestAlike(world: FollowUpWorld, goal: Goal): string | undefined {
  if (idsUnderRing(world.goals).has(goal.id)) return undefined;
  const key = alikeKey(goal);
  let above = goalOf(world, goal.parentGoalId);
  while (above !== undefined && alikeKey(above) !== key) above = goalOf(world, above.parentGoalId);
  return above?.id;
}

function figuresOfGoal(world: FollowUpWorld, goal: Goal): readonly GoalFigures[] {
  const { indicator, baseline, baselineYear } = goal;
  if (indicator === undefined) return [];
  const made = (stored: Figures) => ({
    goal,
    indicator,
    stored,
    figures: withTotal(stored, indicator),
  });
  const ofBaseline = baseline && { ...made(baseline), year: String(baselineYear ?? '') };
  const ofReports = reportsOfGoal(world, goal.id).map(({ roundId, figures }) => {
    const year = roundOf(world, roundId)?.periodTo.slice(0, 4) ?? '';
    return { ...made(figures), roundId, year };
  });
  return ofBaseline === undefined ? ofReports : [ofBaseline, ...ofReports];
}

const placeOf = ({ goal, year }: GoalFigures): string => `${goal.bodyId} ${year}`;

/**
 * Returns the figures of the goals below that may add up to these: those of the same round or baseline year, else the
 * first of the same year.
 */
function figuresBelow(
  of: GoalFigures,
  below: readonly Goal[],
  byGoal: ReadonlyMap<string, readonly GoalFigures[]>,
): readonly GoalFigures[] {
  return below.flatMap(({ id }) => {
    const own = (byGoal.get(id) ?? []).filter(({ year }) => year === of.year);
    return own.find(({ roundId }) => roundId === of.roundId) ?? own[0] ?? [];
  });
}

/** Returns the figures below whose sum this figure is, by field. */
function addendsOf(of: GoalFigures, below: readonly GoalFigures[]): Addends {
  const sums = figureFields.flatMap((field) => {
    const addends = below.filter(({ figures }) => figures[field] !== undefined);
    const value = of.figures[field];
    if (value === undefined || addends.length === 0) return [];
    const sum = addends.reduce((all, { figures }) => all + (figures[field] ?? 0), 0);
    return withoutRoundingError(sum - value) === 0 ? [[field, addends] as const] : [];
  });
  return Object.fromEntries(sums);
}

function* alikeFigures(world: FollowUpWorld, key: string): Steps<AlikeFigures> {
  const goals = goalsAlike(world.goals, key);
  const all = (yield* eachInSteps(goals, (goal) => figuresOfGoal(world, goal))).flat();
  const below = yield* groupedInSteps(goals, (goal) => nearestAlike(world, goal));
  const byGoal = yield* groupedInSteps(all, ({ goal }) => goal.id);
  const addends = new Map<GoalFigures, Addends>();
  for (const of of all) {
    const derived = below.get(of.goal.id);
    if (derived === undefined) continue;
    addends.set(of, addendsOf(of, figuresBelow(of, derived, byGoal)));
    yield;
  }
  return { all, byPlace: yield* groupedInSteps(all, placeOf), addends };
}

/** Returns the figures of the same body and year, such as a baseline that repeats the report of its year. */
export function figuresBeside(alike: AlikeFigures, of: GoalFigures): readonly GoalFigures[] {
  return (alike.byPlace.get(placeOf(of)) ?? []).filter((other) => other !== of);
}

const alikeIn = remembered<
  FollowUpWorld['reports'],
  readonly [FollowUpWorld['goals'], FollowUpWorld['rounds']],
  Map<string, AlikeFigures>
>(() => new Map());

/**
 * Works out the figures of all goals that measure the same as the goals with this key, one goal a step and once for each
 * state of the lists.
 */
export function* figuresAlike(world: FollowUpWorld, key: string): Steps<AlikeFigures> {
  const known = alikeIn(world.reports, world.goals, world.rounds);
  const alike = known.get(key) ?? (yield* alikeFigures(world, key));
  known.set(key, alike);
  return alike;
}
