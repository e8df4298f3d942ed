import type { Measure, Split } from './goal';

/** Measures in which women and men add up to a total: counts and money do, means and shares do not. */
const addingUp: ReadonlySet<Measure> = new Set<Measure>(['people', 'count', 'sek']);

/** True when the figures of women and men are added to a total, by the measure and split of the indicator. */
export function sexesAddUp(measure: Measure, split: Split): boolean {
  return addingUp.has(measure) && split !== 'total';
}

/** Returns the number of decimals that an indicator has unless somebody chooses another: 1 for a percentage, 0 for the others. */
export function usualDecimals(measure: Measure | undefined): number {
  return measure === 'percent' ? 1 : 0;
}
