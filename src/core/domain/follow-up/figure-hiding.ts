import { eachInSteps, type Steps } from '../base/steps';
import { figureFields, type FigureField } from '../goals/figures';
import { withComplements } from '../goals/small-numbers';
import { figuresBeside, type AlikeFigures } from './alike-figures';
import type { Addends } from './figure-stages';
import type { GoalFigures } from './goal-figures';
import {
  commonRange,
  leavesValues,
  smallestOf,
  sumOfRanges,
  valuesOfSmall,
  type Range,
} from './value-range';

/** The fields of figures that a reader may not see. */
export type Hidden = ReadonlySet<FigureField>;
const nothing: Hidden = new Set();

/** The figures of goals that measure the same thing, with those that are hidden so far. */
export interface Hiding {
  readonly alike: AlikeFigures;
  /** The figures that the reader may not see exactly. */
  readonly open: ReadonlySet<GoalFigures>;
  /** Below how many people the figures of each occasion are hidden. */
  readonly limits: Map<GoalFigures, number>;
  readonly sums: Map<GoalFigures, readonly Addends[]>;
  readonly hidden: Map<GoalFigures, Hidden>;
}

function isHidden({ hidden }: Hiding, of: GoalFigures, field: FigureField): boolean {
  return hidden.get(of)?.has(field) === true;
}

/** Returns the limit of small numbers that holds for the figures so far. */
export function limitOf({ limits }: Hiding, of: GoalFigures): number {
  return limits.get(of) ?? 0;
}

/** Returns the figures of which this one is the sum: one group for each way in which it is. */
function sumsOf(
  { sums }: Hiding,
  of: GoalFigures,
  field: FigureField,
): readonly (readonly GoalFigures[])[] {
  return (sums.get(of) ?? []).flatMap((addends) => {
    const own = addends[field];
    return own === undefined ? [] : [own];
  });
}

/** A figure whose values are looked for, below others whose values depend on it. */
interface Looked {
  readonly of: GoalFigures;
  readonly field: FigureField;
  readonly above: readonly GoalFigures[];
}

/** Returns the values of a hidden figure by what its own goal shows. */
function ownRangeOf(hiding: Hiding, looked: Looked): Range {
  const { of, field } = looked;
  const { women, men } = of.figures;
  const isOfSexes = field === 'total' && women !== undefined && men !== undefined;
  if (isOfSexes && of.indicator.addsUp)
    return sumOfRanges([
      rangeOf(hiding, { ...looked, field: 'women' }),
      rangeOf(hiding, { ...looked, field: 'men' }),
    ]);
  const small = valuesOfSmall(of.indicator, of.figures[field] ?? 0, limitOf(hiding, of));
  return small ?? { from: smallestOf(of.indicator), to: Infinity };
}

/**
 * Returns the values that a figure can have for a reader who sees only what is shown. The figures below narrow them: a
 * reader who may see all of these exactly knows their sum.
 */
function rangeOf(hiding: Hiding, looked: Looked): Range {
  const { of, field, above } = looked;
  const value = of.figures[field] ?? 0;
  if (!isHidden(hiding, of, field)) return { from: value, to: value };
  const own = ownRangeOf(hiding, looked);
  // Goals may have been derived from each other, one in a round and the other today.
  if (above.includes(of)) return own;
  const line = [...above, of];
  const ofSums = sumsOf(hiding, of, field).map((addends) =>
    sumOfRanges(addends.map((one) => rangeOf(hiding, { of: one, field, above: line }))),
  );
  return ofSums.reduce(commonRange, own);
}

/** True when the shown sum leaves a hidden figure below it fewer values than the limit asks for. */
function sumGivesAway(
  hiding: Hiding,
  { of, field }: Omit<Looked, 'above'>,
  addends: readonly GoalFigures[],
): boolean {
  if (!addends.some((one) => isHidden(hiding, one, field))) return false;
  const ranges = addends.map((one) => rangeOf(hiding, { of: one, field, above: [of] }));
  const step = 10 ** -of.indicator.decimals;
  return addends.some((one, at) => {
    if (!isHidden(hiding, one, field)) return false;
    const others = sumOfRanges(ranges.filter((_, other) => other !== at));
    const sum = of.figures[field] ?? 0;
    const left = { from: sum - others.to, to: sum - others.from };
    return !leavesValues(ranges[at], left, { step, limit: limitOf(hiding, one) });
  });
}

/** True when the same value stands beside, hidden, for the same body and year. */
function copyGivesAway(hiding: Hiding, of: GoalFigures, field: FigureField): boolean {
  return figuresBeside(hiding.alike, of).some(
    (other) => isHidden(hiding, other, field) && other.figures[field] === of.figures[field],
  );
}

/**
 * Returns the figures below that must be hidden as well, since a hidden sum could be computed from its shown addends: the
 * first of each sum that the reader may not see exactly.
 */
function exposedAddends(
  hiding: Hiding,
  of: GoalFigures,
  field: FigureField,
): readonly GoalFigures[] {
  if (!isHidden(hiding, of, field) || of.figures[field] === undefined) return [];
  return sumsOf(hiding, of, field).flatMap((addends) => {
    if (addends.some((one) => isHidden(hiding, one, field))) return [];
    return addends.filter((one) => hiding.open.has(one)).slice(0, 1);
  });
}

/** Hides fields of the figures, and those from which a reader could compute them. */
export function hide({ hidden }: Hiding, of: GoalFigures, fields: Iterable<FigureField>): void {
  const all = new Set([...(hidden.get(of) ?? nothing), ...fields]);
  hidden.set(of, withComplements(all, of.figures));
}

function isGivingAway(hiding: Hiding, of: GoalFigures, field: FigureField): boolean {
  const sums = sumsOf(hiding, of, field);
  if (sums.some((addends) => sumGivesAway(hiding, { of, field }, addends))) return true;
  return copyGivesAway(hiding, of, field);
}

/** Hides further figures of the goal and of those below it. Returns true when there were any. */
function hideMore(hiding: Hiding, of: GoalFigures): boolean {
  const own = figureFields
    .filter((field) => of.figures[field] !== undefined && !isHidden(hiding, of, field))
    .filter((field) => isGivingAway(hiding, of, field));
  for (const field of own) hide(hiding, of, [field]);
  const below = figureFields.flatMap((field) =>
    exposedAddends(hiding, of, field).map((addend) => ({ addend, field })),
  );
  for (const { addend, field } of below) hide(hiding, addend, [field]);
  return own.length + below.length > 0;
}

/** Hides what gives hidden figures away until nothing more does. */
export function* hideWhatGivesAway(hiding: Hiding, all: Iterable<GoalFigures>): Steps<undefined> {
  // Only figures with addends or copies can give others away. The lowest come first, as a sum follows from what is below.
  const ofOthers = yield* eachInSteps([...all], (one) => {
    if (!hiding.open.has(one)) return [];
    return hiding.sums.has(one) || figuresBeside(hiding.alike, one).length > 0 ? [one] : [];
  });
  const related = ofOthers.flat().reverse();
  for (let isGrowing = true; isGrowing;) {
    const hasGrown = yield* eachInSteps(related, (one) => hideMore(hiding, one));
    isGrowing = hasGrown.includes(true);
  }
}
