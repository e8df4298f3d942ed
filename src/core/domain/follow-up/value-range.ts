import type { Indicator, Measure } from '../goals/goal';

/** The values that a hidden figure can have, from the smallest to the largest. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Returns the values of a number of people that is hidden because it is below the limit; undefined for another figure. */
export function valuesOfSmall(
  { measure }: Pick<Indicator, 'measure'>,
  value: number,
  limit: number,
): Range | undefined {
  return measure === 'people' && value < limit ? { from: 0, to: Math.ceil(limit) - 1 } : undefined;
}

const mayBeNegative: ReadonlySet<Measure> = new Set<Measure>(['change', 'points', 'sek']);

/** Returns the smallest value that the measure can have: a change, points and money may be negative. */
export function smallestOf({ measure }: Pick<Indicator, 'measure'>): number {
  return mayBeNegative.has(measure) ? -Infinity : 0;
}

/** Returns the values that the sum of figures can have. */
export function sumOfRanges(ranges: readonly Range[]): Range {
  return {
    from: ranges.reduce((sum, { from }) => sum + from, 0),
    to: ranges.reduce((sum, { to }) => sum + to, 0),
  };
}

/** Returns the values that are in both ranges. */
export function commonRange(one: Range, other: Range): Range {
  return { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
}

/** The distance between two values of a figure, and the number of values that a hidden figure must keep. */
interface Wanted {
  readonly step: number;
  readonly limit: number;
}

function countOf({ from, to }: Range, step: number): number {
  // A thousandth of a step makes up for the rounding error of binary arithmetic.
  return Math.max(0, Math.floor((to - from) / step + 1e-3) + 1);
}

/** True when a figure that is known to be in both ranges has as many values left as the limit, or as it had before. */
export function leavesValues(
  own: Range | undefined,
  known: Range,
  { step, limit }: Wanted,
): boolean {
  if (own === undefined) return true;
  const left = commonRange(own, known);
  return countOf(left, step) >= Math.min(limit, countOf(own, step));
}
