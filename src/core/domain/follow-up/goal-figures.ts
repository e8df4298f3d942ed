import { groupedBy } from '../base/group-by';
import { rowsBy } from '../base/row-index';
import { withTotal } from '../goals/figures';
import type { Figures, Goal, Indicator } from '../goals/goal';
import { reportsOfGoal, roundOf } from './asked-goals';
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

/** The figures of all goals that measure the same thing, with the goals that are derived from each. */
export interface AlikeFigures {
  readonly all: readonly GoalFigures[];
  readonly byGoal: ReadonlyMap<string, readonly GoalFigures[]>;
  /** By body and year. */
  readonly byPlace: ReadonlyMap<string, readonly GoalFigures[]>;
  /** Ids of the nearest goals below a goal, in the chain of derived goals, that measure the same thing. */
  readonly belowOf: ReadonlyMap<string, readonly string[]>;
}

/** Returns a key that is the same for goals that measure the same thing, split by sex or not. */
export function alikeKey(goal: Goal): string | undefined {
  if (goal.indicator === undefined) return undefined;
  const { name, measure, unit } = goal.indicator;
  return JSON.stringify([name.trim().toLowerCase(), measure, unit ?? '']);
}

const goalsAlike = rowsBy(alikeKey);
const goalsById = rowsBy<Goal>(({ id }) => id);

/**
 * Returns the nearest goal above from which the goal is derived and that measures the same thing. Goals between them may
 * measure something else. Returns undefined when the goals above form a ring.
 */
function nearestAlike(world: FollowUpWorld, goal: Goal): string | undefined {
  const key = alikeKey(goal);
  const seen = new Set([goal.id]);
  let found: string | undefined;
  let [above] = goalsById(world.goals, goal.parentGoalId ?? '');
  while (above !== undefined) {
    if (seen.has(above.id)) return undefined;
    seen.add(above.id);
    if (alikeKey(above) === key) found ??= above.id;
    [above] = goalsById(world.goals, above.parentGoalId ?? '');
  }
  return found;
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

/** Returns the figures of all goals that measure the same as the goals with this key. */
export function alikeFigures(world: FollowUpWorld, key: string): AlikeFigures {
  const goals = goalsAlike(world.goals, key);
  const all = goals.flatMap((goal) => figuresOfGoal(world, goal));
  const below = groupedBy(goals, (goal) => nearestAlike(world, goal));
  return {
    all,
    byGoal: groupedBy(all, ({ goal }) => goal.id),
    byPlace: groupedBy(all, placeOf),
    belowOf: new Map([...below].map(([id, derived]) => [id, derived.map((goal) => goal.id)])),
  };
}

/**
 * Returns the figures of the goals below that may add up to these: those of the same round or baseline year, else the
 * first of the same year.
 */
export function figuresBelow(alike: AlikeFigures, of: GoalFigures): readonly GoalFigures[] {
  return (alike.belowOf.get(of.goal.id) ?? []).flatMap((goalId) => {
    const own = (alike.byGoal.get(goalId) ?? []).filter(({ year }) => year === of.year);
    return own.find(({ roundId }) => roundId === of.roundId) ?? own[0] ?? [];
  });
}

/** Returns the figures of the same body and year, such as a baseline that repeats the report of its year. */
export function figuresBeside(alike: AlikeFigures, of: GoalFigures): readonly GoalFigures[] {
  return (alike.byPlace.get(placeOf(of)) ?? []).filter((other) => other !== of);
}
