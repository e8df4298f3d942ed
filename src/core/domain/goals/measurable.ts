import type { Goal, Indicator } from './goal';
import { wantedFields } from './figures';

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
  // A rising or falling goal can start from the whole; a gap or a share cannot.
  const canStartFromTotal = indicator.direction === 'rising' || indicator.direction === 'falling';
  return hasWanted || (canStartFromTotal && baseline.total !== undefined);
}

/**
 * What is missing before the goal is measurable; empty = measurable. The band 40-60 is its own target.
 *
 * @see seed:B25 "minst ett mätbart jämställdhetsmål": indicator with unit, baseline, target and target date
 */
export function missingForMeasurable(goal: Goal): readonly MeasurablePart[] {
  const { indicator } = goal;
  const hasIndicator = indicator !== undefined && canBeRead(indicator);
  const parts: readonly (readonly [MeasurablePart, boolean])[] = [
    ['indicator', hasIndicator],
    ['baseline', indicator !== undefined && hasBaseline(goal, indicator)],
    ['target', goal.target !== undefined || indicator?.direction === 'even'],
    ['targetOn', goal.targetOn !== undefined],
  ];
  return parts.filter(([, isThere]) => !isThere).map(([part]) => part);
}

/** True when nothing is missing. */
export function isMeasurable(goal: Goal): boolean {
  return missingForMeasurable(goal).length === 0;
}
