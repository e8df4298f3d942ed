import type { Steps } from '../base/steps';
import { figureFields, withoutRoundingError, type FigureField } from '../goals/figures';
import type { AsOf, GoalFigures } from './goal-figures';

/** By field: the figures of the derived goals of which a figure is the sum. */
export type Addends = Readonly<Partial<Record<FigureField, readonly GoalFigures[]>>>;

/**
 * What a round, or today, adds to the figures of a year. Stages follow each other in the order of the rounds, so that what was
 * hidden after an earlier stage does not depend on a later one.
 */
export interface FigureStage {
  readonly asOf: AsOf;
  /** The figures that stand there, some of them in an earlier stage too. */
  readonly figures: readonly GoalFigures[];
  /** The figures that are sums of others, as far as no earlier stage has them so. */
  readonly sums: readonly (readonly [GoalFigures, Addends])[];
}

type IdsBelow = readonly string[];

/** The figures of a year that have been met so far, by the goal. */
type Met = Map<string, GoalFigures[]>;

/**
 * Returns the figures of the goals below that may add up to these: those of the same round or, for a baseline, the baseline that
 * stands in the same place; else the first of the year.
 */
function figuresBelow(
  of: GoalFigures,
  ids: IdsBelow,
  { met, asOf }: { readonly met: Met; readonly asOf: AsOf },
): readonly GoalFigures[] {
  return ids.flatMap((id) => {
    const own = met.get(id) ?? [];
    const alike = own.filter(({ roundId }) => roundId === of.roundId);
    return alike.find((one) => one.asOf.includes(asOf)) ?? alike[0] ?? own[0] ?? [];
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

/** Returns the ids of the goals that are derived from a goal, as a round asked for them or as they are today. */
type BelowIn = (asOf: AsOf, goalId: string) => IdsBelow | undefined;

/** What the stages of a year have met so far. */
interface Progress {
  readonly belowIn: BelowIn;
  readonly passed: AsOf[];
  readonly all: Set<GoalFigures>;
  readonly met: Met;
  /** With which goals below a figure was compared last, and how many figures had been met then. */
  readonly compared: Map<GoalFigures, { readonly ids: IdsBelow; readonly count: number }>;
  readonly sums: Map<GoalFigures, Addends[]>;
}

function meet({ all, met }: Progress, figures: readonly GoalFigures[]): void {
  for (const one of figures) {
    if (all.has(one)) continue;
    all.add(one);
    met.set(one.goalId, [...(met.get(one.goalId) ?? []), one]);
  }
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((one, at) => one === b[at]));
}

/** True when the figure was compared with these goals below, and no figures have been met since. */
function isCompared({ compared, all }: Progress, of: GoalFigures, ids: IdsBelow): boolean {
  const last = compared.get(of);
  return last?.count === all.size && isSameList(last.ids, ids);
}

function isSameSum(a: Addends, b: Addends): boolean {
  return figureFields.every((field) => isSameList(a[field] ?? [], b[field] ?? []));
}

/** Returns the sums that the figure is by what is derived from its goal in one place; nothing when that was compared before. */
function sumIn(progress: Progress, of: GoalFigures, asOf: AsOf): Addends {
  const { belowIn, compared, all, met } = progress;
  // What has been derived from a goal since a round asked for it may add up to what was reported then, too.
  const ids = asOf === 'today' || of.asOf.includes(asOf) ? belowIn(asOf, of.goalId) : undefined;
  if (ids === undefined || isCompared(progress, of, ids)) return {};
  compared.set(of, { ids, count: all.size });
  return addendsOf(of, figuresBelow(of, ids, { met, asOf }));
}

/** Returns the sums that the figure is by now and that are not known yet. */
function newSums(progress: Progress, of: GoalFigures): readonly Addends[] {
  const { passed, sums } = progress;
  const known = sums.get(of) ?? [];
  const before = known.length;
  for (const asOf of passed) {
    const sum = sumIn(progress, of, asOf);
    if (Object.keys(sum).length > 0 && !known.some((one) => isSameSum(one, sum))) known.push(sum);
  }
  if (known.length > 0) sums.set(of, known);
  return known.slice(before);
}

/** Works out the sums of one year, stage by stage, one figure a step. */
export function* stagesOfYear(
  stages: ReadonlyMap<AsOf, readonly GoalFigures[]>,
  belowIn: BelowIn,
): Steps<readonly FigureStage[]> {
  const progress: Progress = {
    ...{ belowIn, passed: [], all: new Set(), met: new Map() },
    ...{ compared: new Map(), sums: new Map() },
  };
  const made: FigureStage[] = [];
  for (const [asOf, figures] of stages) {
    const before = progress.all.size;
    meet(progress, figures);
    progress.passed.push(asOf);
    const sums: (readonly [GoalFigures, Addends])[] = [];
    // New figures may be addends of any figure, and goals may be derived otherwise today.
    const touched = progress.all.size > before || asOf === 'today' ? progress.all : figures;
    for (const of of touched) {
      for (const addends of newSums(progress, of)) sums.push([of, addends]);
      yield;
    }
    made.push({ asOf, figures, sums });
  }
  return made;
}
