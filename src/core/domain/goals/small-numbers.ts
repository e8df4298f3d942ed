import { definedOnly } from '../base/defined';
import { gapOf, withTotal } from './figures';
import type { Figures, Indicator } from './goal';

/** A figure as somebody may see it: the number, or that it is hidden because it counts too few people. */
export type ShownFigure = number | 'suppressed';

/** Figures after suppression; what was not reported is absent. */
export interface ShownFigures {
  readonly women?: ShownFigure;
  readonly men?: ShownFigure;
  readonly total?: ShownFigure;
  /** |women − men| in the indicator's measure, when both are shown. */
  readonly gap?: ShownFigure;
}

/** The figures as they are, with what can be computed from them, for somebody who may see them all. */
export function exactFigures(figures: Figures, indicator: Indicator): ShownFigures {
  const gap = gapOf(figures);
  return definedOnly({ ...withTotal(figures, indicator), gap });
}

/**
 * The figures for somebody who may not see small numbers of people. A count below `smallCountsBelow` is hidden, zero too
 * (that no man applied says something of each man). With one sex hidden, the total and the gap are hidden as well:
 * either would give the hidden number back (secondary suppression, quality.md §3.8).
 */
export function suppress(
  figures: Figures,
  indicator: Indicator,
  smallCountsBelow: number,
): ShownFigures {
  const all = exactFigures(figures, indicator);
  if (indicator.measure !== 'people') return all;
  const isSmall = (value: ShownFigure | undefined) =>
    typeof value === 'number' && value < smallCountsBelow;
  const hidesSex = isSmall(all.women) || isSmall(all.men);
  const shown = (value: ShownFigure | undefined, isHidden: boolean) =>
    value !== undefined && isHidden ? ('suppressed' as const) : value;
  return definedOnly({
    women: shown(all.women, isSmall(all.women)),
    men: shown(all.men, isSmall(all.men)),
    total: shown(all.total, hidesSex || isSmall(all.total)),
    gap: shown(all.gap, hidesSex),
  });
}
