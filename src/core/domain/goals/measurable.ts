import type { Goal, Indicator } from './goal';
import { wantedFields } from './figures';
import { isOneFigure } from './measure-rules';
import { hasTargets } from './targets';

/** A part that a measurable goal must have. */
export type MeasurablePart = 'indicator' | 'baseline' | 'target' | 'targetOn';

function canBeRead(indicator: Indicator): boolean {
  const { name, measure, split, direction } = indicator;
  const needsBoth = direction === 'gap';
  const needsShare = direction === 'even' && measure !== 'percent';
  const isSplit = split !== 'total';
  return name.trim() !== '' && (isSplit ? !isOneFigure(measure) : !needsBoth && !needsShare);
}

function hasBaseline(goal: Goal, indicator: Indicator): boolean {
  const { baseline } = goal;
  if (baseline === undefined) return false;
  const hasWanted = wantedFields(indicator).every((field) => baseline[field] !== undefined);
  // The progress towards a value can start from a total; that of a gap or a share cannot.
  const canStartFromTotal = indicator.direction !== 'gap' && indicator.direction !== 'even';
  return hasWanted || (canStartFromTotal && baseline.total !== undefined);
}

/**
 * Returns the parts that the goal lacks to be measurable. An indicator with the direction `even` needs no target, since
 * its target is the band 40-60.
 *
 * @see seed:B25 "minst ett mätbart jämställdhetsmål": indicator with unit, baseline, target and target date
 */
export function missingForMeasurable(goal: Goal): readonly MeasurablePart[] {
  const { indicator } = goal;
  const hasIndicator = indicator !== undefined && canBeRead(indicator);
  const parts: readonly (readonly [MeasurablePart, boolean])[] = [
    ['indicator', hasIndicator],
    ['baseline', indicator !== undefined && hasBaseline(goal, indicator)],
    ['target', indicator === undefined ? goal.target !== undefined : hasTargets(goal, indicator)],
    ['targetOn', goal.targetOn !== undefined],
  ];
  return parts.filter(([, isThere]) => !isThere).map(([part]) => part);
}

/** True when the goal lacks no part that a measurable goal must have. */
export function isMeasurable(goal: Goal): boolean {
  return missingForMeasurable(goal).length === 0;
}
