import { definedOnly } from '../base/defined';
import { gapOf, withTotal } from './figures';
import type { Figures, Indicator } from './goal';

/** A figure as a reader may see it; `suppressed` when it counts too few people for this reader. */
export type ShownFigure = number | 'suppressed';

/** Figures as a reader may see them. A figure that nobody has reported is absent. */
export interface ShownFigures {
  readonly women?: ShownFigure;
  readonly men?: ShownFigure;
  readonly total?: ShownFigure;
  /** |women − men| in the indicator's measure, when both are shown. */
  readonly gap?: ShownFigure;
}

/** True when at least one of the figures is suppressed. */
export function hasSuppressed(figures: ShownFigures): boolean {
  return Object.values(figures).includes('suppressed');
}

/** Returns all figures with the total and the gap that follow from them, for a reader who may see them all. */
export function exactFigures(figures: Figures, indicator: Pick<Indicator, 'addsUp'>): ShownFigures {
  const gap = gapOf(figures);
  return definedOnly({ ...withTotal(figures, indicator), gap });
}

/**
 * Returns the figures for a reader who may not see small numbers of people. Suppresses a count below `smallCountsBelow`,
 * zero as well, since "no man applied" discloses something about each man. When one sex is suppressed, suppresses the
 * total and the gap too, as the reader could compute the hidden number from either (secondary suppression).
 */
export function suppress(
  figures: Figures,
  indicator: Pick<Indicator, 'addsUp' | 'measure'>,
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
