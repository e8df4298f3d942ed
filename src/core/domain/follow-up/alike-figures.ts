import { remembered } from '../base/remembered';
import type { Steps } from '../base/steps';
import { areSameFigures, withTotal } from '../goals/figures';
import type { Figures, Goal } from '../goals/goal';
import { roundOf } from './asked-goals';
import { stagesOfYear, type FigureStage } from './figure-stages';
import type { FollowUpWorld } from './follow-up-world';
import type { AsOf, GoalFigures } from './goal-figures';
import { goalsThatMeasure, type AlikeGoals } from './goals-alike';

/** The figures of all goals that measure the same thing, with those that add up to others. */
export interface AlikeFigures {
  /** The stages of each year, in which today is the last. */
  readonly years: readonly (readonly FigureStage[])[];
  /** The figures by each stored object that holds them. */
  readonly byStored: ReadonlyMap<Figures, GoalFigures>;
  /** By body and year. */
  readonly byPlace: ReadonlyMap<string, readonly GoalFigures[]>;
}

interface Collected extends GoalFigures {
  readonly goals: Goal[];
  readonly asOf: AsOf[];
}

interface Collection {
  readonly byStored: Map<Figures, Collected>;
  readonly baselines: Map<string, Collected[]>;
  /** By year: the figures that stand in each round, and today. */
  readonly years: Map<string, Map<AsOf, Collected[]>>;
}

/** Notes that figures stand in a round, or today, for a goal as it was or is there. */
function note(collection: Collection, one: Collected, asOf: AsOf, goal: Goal): void {
  const { years } = collection;
  if (!one.goals.includes(goal)) one.goals.push(goal);
  if (one.asOf.includes(asOf)) return;
  one.asOf.push(asOf);
  const stages = years.get(one.year) ?? new Map<AsOf, Collected[]>();
  years.set(one.year, stages);
  const standing = stages.get(asOf);
  if (standing === undefined) stages.set(asOf, [one]);
  else standing.push(one);
}

type Measured = Goal & Required<Pick<Goal, 'indicator'>>;
const isMeasured = (goal: Goal): goal is Measured => goal.indicator !== undefined;

function newFigures(
  { id: goalId, indicator }: Measured,
  stored: Figures,
  occasion: Pick<GoalFigures, 'year' | 'roundId'>,
): Collected {
  const figures = withTotal(stored, indicator);
  return { goalId, indicator, stored, figures, ...occasion, goals: [], asOf: [] };
}

/** Returns the goal's baseline. One that stands in several rounds, or today as well, is the same figures. */
function baselineFigures(collection: Collection, goal: Measured, stored: Figures): Collected {
  const { baselines, byStored } = collection;
  const year = String(goal.baselineYear ?? '');
  const own = baselines.get(goal.id) ?? [];
  const known = own.find((one) => one.year === year && areSameFigures(one.stored, stored));
  const found = known ?? newFigures(goal, stored, { year });
  if (known === undefined) baselines.set(goal.id, [...own, found]);
  byStored.set(stored, found);
  return found;
}

function* collected(world: FollowUpWorld, occasions: readonly AlikeGoals[]): Steps<Collection> {
  const collection: Collection = {
    ...{ byStored: new Map(), baselines: new Map(), years: new Map() },
  };
  for (const { asOf, goals } of occasions)
    for (const { goal, reports } of goals) {
      yield;
      if (!isMeasured(goal)) continue;
      if (goal.baseline !== undefined)
        note(collection, baselineFigures(collection, goal, goal.baseline), asOf, goal);
      for (const { roundId, figures } of reports) {
        const year = roundOf(world, roundId)?.periodTo.slice(0, 4) ?? '';
        const one = newFigures(goal, figures, { roundId, year });
        collection.byStored.set(figures, one);
        note(collection, one, asOf, goal);
      }
    }
  return collection;
}

function placesOf({ goals, year }: GoalFigures): readonly string[] {
  const ids =
    goals.length === 1 ? goals : new Map(goals.map((goal) => [goal.bodyId, goal])).values();
  return Array.from(ids, ({ bodyId }) => `${bodyId} ${year}`);
}

function* byPlaceOf(all: Iterable<GoalFigures>): Steps<AlikeFigures['byPlace']> {
  const byPlace = new Map<string, GoalFigures[]>();
  for (const one of all) {
    for (const place of placesOf(one)) {
      const beside = byPlace.get(place);
      if (beside === undefined) byPlace.set(place, [one]);
      else beside.push(one);
    }
    yield;
  }
  return byPlace;
}

/** Returns the figures of the same body and year, such as a baseline that repeats the report of its year. */
export function figuresBeside(alike: AlikeFigures, of: GoalFigures): readonly GoalFigures[] {
  const beside = placesOf(of).flatMap((place) => alike.byPlace.get(place) ?? []);
  return beside.filter((other) => other !== of);
}

function* alikeFigures(world: FollowUpWorld, key: string): Steps<AlikeFigures> {
  const occasions = yield* goalsThatMeasure(world, key);
  const below = new Map(occasions.map((one) => [one.asOf, one.below]));
  const { byStored, years } = yield* collected(world, occasions);
  const made: (readonly FigureStage[])[] = [];
  for (const stages of years.values()) {
    // Today ends each year, also one that no goal of today has figures of.
    const withToday = stages.has('today') ? stages : new Map([...stages, ['today', []] as const]);
    made.push(yield* stagesOfYear(withToday, (asOf, goalId) => below.get(asOf)?.get(goalId)));
  }
  return { years: made, byStored, byPlace: yield* byPlaceOf(new Set(byStored.values())) };
}

const alikeIn = remembered<
  FollowUpWorld['reports'],
  readonly [FollowUpWorld['goals'], FollowUpWorld['bodies'], FollowUpWorld['rounds']],
  Map<string, AlikeFigures>
>(() => new Map());

/**
 * Works out the figures of all goals that measure the same as the goals with this key, one goal a step and once for each state
 * of the lists: the reports and baselines of each round as it asked for them, and the baselines of today.
 */
export function* figuresAlike(world: FollowUpWorld, key: string): Steps<AlikeFigures> {
  const known = alikeIn(world.reports, world.goals, world.bodies, world.rounds);
  const alike = known.get(key) ?? (yield* alikeFigures(world, key));
  known.set(key, alike);
  return alike;
}
