import { exact, gapOf, withTotal } from './figures';
import type { Figures, Indicator } from './goal';
import type { Report } from '../follow-up/report';

/** A figure as somebody may see it: the number, or that it is hidden because it counts too few people. */
export type SafeFigure = number | 'suppressed';

/** Figures after suppression. `gap` is |women − men|. */
export interface SafeFigures {
  readonly women?: SafeFigure;
  readonly men?: SafeFigure;
  readonly total?: SafeFigure;
  readonly gap?: SafeFigure;
}

/** The figures as they are, with what can be computed from them, for somebody who may see them all. */
export function exactFigures(figures: Figures, indicator: Indicator): SafeFigures {
  const gap = gapOf(figures);
  return { ...withTotal(figures, indicator), ...(gap === undefined ? {} : { gap }) };
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
): SafeFigures {
  const all = exactFigures(figures, indicator);
  if (indicator.measure !== 'people') return all;
  const isSmall = (value: SafeFigure | undefined) =>
    typeof value === 'number' && value < smallCountsBelow;
  const hidesSex = isSmall(all.women) || isSmall(all.men);
  const shown = (value: SafeFigure | undefined, isHidden: boolean) =>
    value !== undefined && isHidden ? ('suppressed' as const) : value;
  return withoutEmpty({
    women: shown(all.women, isSmall(all.women)),
    men: shown(all.men, isSmall(all.men)),
    total: shown(all.total, hidesSex || isSmall(all.total)),
    gap: shown(all.gap, hidesSex),
  });
}

type Loose = { readonly [F in keyof SafeFigures]: SafeFigure | undefined };

function withoutEmpty({ women, men, total, gap }: Loose): SafeFigures {
  return {
    ...(women === undefined ? {} : { women }),
    ...(men === undefined ? {} : { men }),
    ...(total === undefined ? {} : { total }),
    ...(gap === undefined ? {} : { gap }),
  };
}

/** A report with what its reader may see of it. */
export interface Addend {
  readonly goalId: string;
  readonly report: Pick<Report, 'attainment' | 'faults' | 'state'> | undefined;
  readonly figures: SafeFigures;
}

/** A sum and what stands outside it. */
export interface Sum {
  readonly figures: SafeFigures;
  readonly goalIds: readonly string[];
  readonly leftOutGoalIds: readonly string[];
}

function isCounted({ report, figures }: Addend): boolean {
  if (report === undefined || report.state === 'sent-back') return false;
  if (report.faults.length > 0 || report.attainment === 'cannot-be-assessed') return false;
  const values = [figures.women, figures.men, figures.total];
  return !values.includes('suppressed') && values.some((value) => value !== undefined);
}

function add(addends: readonly Addend[], field: 'women' | 'men' | 'total'): number | undefined {
  const values = addends.map(({ figures }) => figures[field]);
  if (values.length === 0 || values.includes(undefined)) return undefined;
  return exact(values.reduce((sum: number, value) => sum + Number(value), 0));
}

/**
 * Adds the goals' figures. Left out, and counted as such: nothing reported, sent back, a rule broken ("kontrolleras"),
 * not assessed, and suppressed; a sum that held a suppressed figure would give it back by subtraction.
 */
export function sumOf(addends: readonly Addend[]): Sum {
  const counted = addends.filter(isCounted);
  const [women, men, total] = [add(counted, 'women'), add(counted, 'men'), add(counted, 'total')];
  const gap = women === undefined || men === undefined ? undefined : exact(Math.abs(women - men));
  return {
    figures: withoutEmpty({ women, men, total, gap }),
    goalIds: counted.map(({ goalId }) => goalId),
    leftOutGoalIds: addends.filter((one) => !counted.includes(one)).map(({ goalId }) => goalId),
  };
}
