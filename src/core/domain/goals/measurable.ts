import type { Goal, Indicator } from './goal';
import { wantedFields } from './figures';
import { hasTargets } from './targets';

/** A part that a measurable goal must have. */
export type MeasurablePart = 'indicator' | 'baseline' | 'target' | 'targetOn';

function canBeRead(indicator: Indicator): boolean {
  const needsBoth = indicator.direction === 'gap';
  const needsShare = indicator.direction === 'even' && indicator.measure !== 'percent';
  return (
    indicator.name.trim() !== '' && !(indicator.split === 'total' && (needsBoth || needsShare))
  );
}

function hasBaseline(goal: Goal, indicator: Indicator): boolean {
  const { baseline } = goal;
  if (baseline === undefined) return false;
  const hasWanted = wantedFields(indicator).every((field) => baseline[field] !== undefined);
  // The progress of a rising or falling goal can start from a total; that of a gap or a share cannot.
  const canStartFromTotal = indicator.direction === 'rising' || indicator.direction === 'falling';
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
