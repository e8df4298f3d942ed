import { directions, splits, type Direction, type Measure, type Split } from './goal';

/** Measures in which women and men add up to a total: counts and money do, means and shares do not. */
const addingUp: ReadonlySet<Measure> = new Set<Measure>(['people', 'count', 'sek']);

/** True when the figures of women and men are added to a total, by the measure and split of the indicator. */
export function sexesAddUp(measure: Measure, split: Split): boolean {
  return addingUp.has(measure) && split !== 'total';
}

/** Measures that compare two values, so that they have one figure and no split: a change in time, and women's value with men's. */
const comparing: ReadonlySet<Measure> = new Set<Measure>(['change', 'ratio']);

/** True for a measure whose indicator has one figure, which is never a sum of others. */
export function isOneFigure(measure: Measure): boolean {
  return comparing.has(measure);
}

/** Returns the splits that the figures of the measure can have. */
export function splitsOf(measure: Measure): readonly Split[] {
  return isOneFigure(measure) ? ['total'] : splits;
}

/** Returns the directions that the measure can have. One figure shows no gap and no distribution of the sexes. */
export function directionsOf(measure: Measure): readonly Direction[] {
  return isOneFigure(measure) ? ['rising', 'falling', 'near'] : directions;
}

/** True when the figures of the measure are in per cent. */
export function isInPercent(measure: Measure): boolean {
  return measure === 'percent' || isOneFigure(measure);
}

/** Returns the number of decimals that an indicator has unless somebody chooses another: 1 in per cent, 0 for the others. */
export function usualDecimals(measure: Measure | undefined): number {
  return measure !== undefined && isInPercent(measure) ? 1 : 0;
}
