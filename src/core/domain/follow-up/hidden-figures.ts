import { groupedInSteps } from '../base/group-by';
import { eachInSteps, finished, type Steps } from '../base/steps';
import { figureFields, withTotal, type FigureField } from '../goals/figures';
import type { Figures, Goal } from '../goals/goal';
import { smallFigures, withComplements } from '../goals/small-numbers';
import type { FollowUpWorld } from './follow-up-world';
import {
  alikeKey,
  figuresAlike,
  figuresBeside,
  type AlikeFigures,
  type GoalFigures,
} from './goal-figures';
import {
  commonRange,
  leavesValues,
  smallestOf,
  sumOfRanges,
  valuesOfSmall,
  type Range,
} from './value-range';

/** Which figures a reader may see, apart from those that the world shows to everybody. */
export interface FigureReader {
  readonly world: FollowUpWorld;
  /** True for a goal whose figures the reader may see exactly. */
  readonly seesExact: (goal: Goal) => boolean;
}

type Hidden = ReadonlySet<FigureField>;
const nothing: Hidden = new Set();

/** The figures of goals that measure the same thing, with those that are hidden so far. */
interface Hiding extends AlikeFigures {
  readonly limit: number;
  /** The figures that the reader may not see exactly. */
  readonly open: ReadonlySet<GoalFigures>;
  readonly hidden: Map<GoalFigures, Hidden>;
}

function isHidden({ hidden }: Hiding, of: GoalFigures, field: FigureField): boolean {
  return hidden.get(of)?.has(field) === true;
}

function addendsOf(hiding: Hiding, of: GoalFigures, field: FigureField): readonly GoalFigures[] {
  return hiding.addends.get(of)?.[field] ?? [];
}

/** Returns the values of a hidden figure by what its own goal shows. */
function ownRangeOf(hiding: Hiding, of: GoalFigures, field: FigureField): Range {
  const { women, men } = of.figures;
  const isOfSexes = field === 'total' && women !== undefined && men !== undefined;
  if (isOfSexes && of.indicator.addsUp)
    return sumOfRanges([rangeOf(hiding, of, 'women'), rangeOf(hiding, of, 'men')]);
  const small = valuesOfSmall(of.indicator, of.figures[field] ?? 0, hiding.limit);
  return small ?? { from: smallestOf(of.indicator), to: Infinity };
}

/**
 * Returns the values that a figure can have for a reader who sees only what is shown. The figures below narrow them: a
 * reader who may see all of these exactly knows their sum.
 */
function rangeOf(hiding: Hiding, of: GoalFigures, field: FigureField): Range {
  const value = of.figures[field] ?? 0;
  if (!isHidden(hiding, of, field)) return { from: value, to: value };
  const own = ownRangeOf(hiding, of, field);
  const addends = addendsOf(hiding, of, field);
  if (addends.length === 0) return own;
  return commonRange(own, sumOfRanges(addends.map((one) => rangeOf(hiding, one, field))));
}

/** True when the shown sum leaves a hidden figure below it fewer values than the limit asks for. */
function sumGivesAway(hiding: Hiding, of: GoalFigures, field: FigureField): boolean {
  const addends = addendsOf(hiding, of, field);
  if (!addends.some((one) => isHidden(hiding, one, field))) return false;
  const ranges = addends.map((one) => rangeOf(hiding, one, field));
  const step = 10 ** -of.indicator.decimals;
  return addends.some((one, at) => {
    if (!isHidden(hiding, one, field)) return false;
    const others = sumOfRanges(ranges.filter((_, other) => other !== at));
    const sum = of.figures[field] ?? 0;
    const left = { from: sum - others.to, to: sum - others.from };
    return !leavesValues(ranges[at], left, { step, limit: hiding.limit });
  });
}

/** True when the same value stands beside, hidden, for the same body and year. */
function copyGivesAway(hiding: Hiding, of: GoalFigures, field: FigureField): boolean {
  return figuresBeside(hiding, of).some(
    (other) => isHidden(hiding, other, field) && other.figures[field] === of.figures[field],
  );
}

/**
 * Returns the figure below that must be hidden as well, since a hidden sum could be computed from its shown addends: the
 * first that the reader may not see exactly.
 */
function exposedAddend(
  hiding: Hiding,
  of: GoalFigures,
  field: FigureField,
): readonly GoalFigures[] {
  if (!isHidden(hiding, of, field) || of.figures[field] === undefined) return [];
  const addends = addendsOf(hiding, of, field);
  if (addends.some((one) => isHidden(hiding, one, field))) return [];
  return addends.filter((one) => hiding.open.has(one)).slice(0, 1);
}

function hide({ hidden }: Hiding, of: GoalFigures, field: FigureField): void {
  const fields = new Set([...(hidden.get(of) ?? nothing), field]);
  hidden.set(of, withComplements(fields, of.figures));
}

/** Hides further figures of the goal and of those below it. Returns true when there were any. */
function hideMore(hiding: Hiding, of: GoalFigures): boolean {
  const own = figureFields
    .filter((field) => of.figures[field] !== undefined && !isHidden(hiding, of, field))
    .filter((field) => sumGivesAway(hiding, of, field) || copyGivesAway(hiding, of, field));
  for (const field of own) hide(hiding, of, field);
  const below = figureFields.flatMap((field) =>
    exposedAddend(hiding, of, field).map((addend) => ({ addend, field })),
  );
  for (const { addend, field } of below) hide(hiding, addend, field);
  return own.length + below.length > 0;
}

/** Returns the figures that the reader may not see exactly, one goal a step. */
function* openFigures({ seesExact }: FigureReader, { all }: AlikeFigures) {
  const byGoal = yield* groupedInSteps(all, ({ goal }) => goal);
  const open = yield* eachInSteps([...byGoal], ([goal, own]) => (seesExact(goal) ? [] : own));
  return open.flat();
}

function* hiddenAlike(reader: FigureReader, key: string): Steps<ReadonlyMap<Figures, Hidden>> {
  const limit = reader.world.settings.smallCountsBelow;
  const alike = yield* figuresAlike(reader.world, key);
  const open = yield* openFigures(reader, alike);
  const hidden = new Map<GoalFigures, Hidden>();
  for (const one of open) {
    const fields = smallFigures(one.stored, one.indicator, limit);
    if (fields.size > 0) hidden.set(one, withComplements(fields, one.figures));
    yield;
  }
  const hiding: Hiding = { ...alike, limit, open: new Set(open), hidden };
  // Only figures with addends or copies can give others away. The lowest come first, as a sum follows from what is below.
  const ofOthers = yield* eachInSteps(open, (one) =>
    alike.addends.has(one) || figuresBeside(alike, one).length > 0 ? [one] : [],
  );
  const related = ofOthers.flat().reverse();
  let isGrowing = hidden.size > 0;
  while (isGrowing) {
    const hasGrown = yield* eachInSteps(related, (one) => hideMore(hiding, one));
    isGrowing = hasGrown.includes(true);
  }
  const found = new Map<Figures, Hidden>();
  for (const one of open) {
    found.set(one.stored, hidden.get(one) ?? nothing);
    yield;
  }
  return found;
}

function hiddenAlone({ world }: FigureReader, { indicator }: Goal, figures: Figures): Hidden {
  if (indicator === undefined) return nothing;
  const small = smallFigures(figures, indicator, world.settings.smallCountsBelow);
  return withComplements(small, withTotal(figures, indicator));
}

/**
 * Says which figures of a goal a reader may not see: those that count too few people, and those from which the reader could
 * work them out (docs/decisions/0026-small-numbers-and-what-gives-them-away.md). It takes the goal's baseline or the
 * figures of one of its reports.
 */
export type HiddenFigures = (goal: Goal, figures: Figures) => Hidden;

/** The hidden figures of goals that measure the same thing, by the key of what they measure. */
export type HiddenByKey = Map<string, ReadonlyMap<Figures, Hidden>>;

/**
 * Returns the reader's hidden figures. They are worked out for all goals that measure the same when one of these is asked for,
 * unless `known` has them. `known` must come from this state of the lists, and from this reader or one with equal rights.
 */
export function hiddenFigures(reader: FigureReader, known: HiddenByKey = new Map()): HiddenFigures {
  return (goal, figures) => {
    const key = alikeKey(goal);
    if (key === undefined || reader.seesExact(goal)) return nothing;
    const hidden = known.get(key) ?? finished(hiddenAlike(reader, key));
    known.set(key, hidden);
    // Figures that the world does not hold, such as those of a report that has just been saved, are judged by themselves.
    return hidden.get(figures) ?? hiddenAlone(reader, goal, figures);
  };
}

/**
 * Works out the reader's hidden figures of these goals, and of those that measure the same, one goal a step, and adds them to
 * `known`.
 */
export function* hiddenFiguresSteps(
  reader: FigureReader,
  goals: readonly Goal[],
  known: HiddenByKey,
): Steps<undefined> {
  for (const goal of goals) {
    yield;
    const key = alikeKey(goal);
    if (key === undefined || known.has(key) || reader.seesExact(goal)) continue;
    known.set(key, yield* hiddenAlike(reader, key));
  }
}
