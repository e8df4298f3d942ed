import type { Fault } from '../base/fault';
import type { Figures, Indicator, Measure } from './goal';

/** A field of figures, in the order in which people fill them in. */
export type FigureField = 'women' | 'men' | 'total';

/** Every field of figures. */
export const figureFields: readonly FigureField[] = ['women', 'men', 'total'];

/** Which figures a person gives for the indicator; the total is not asked for where it can be computed. */
export function wantedFields(indicator: Indicator): readonly FigureField[] {
  return indicator.split === 'total' ? ['total'] : ['women', 'men'];
}

/** True when both hold the same women, men and total. */
export function areSameFigures(a: Figures, b: Figures): boolean {
  return figureFields.every((field) => a[field] === b[field]);
}

/** Cuts what binary arithmetic adds: 45.3 − 40.1 is 5.2. */
export function exact(value: number): number {
  return Number(value.toFixed(9));
}

/** The figures with the total where women and men add up to it. */
export function withTotal(figures: Figures, indicator: Indicator): Figures {
  const { women, men } = figures;
  const canAdd = indicator.addsUp && women !== undefined && men !== undefined;
  return canAdd ? { ...figures, total: exact(women + men) } : figures;
}

/** |women − men| in the indicator's measure; `undefined` without both. */
export function gapOf({ women, men }: Figures): number | undefined {
  return women === undefined || men === undefined ? undefined : exact(Math.abs(women - men));
}

/**
 * The share of women in the whole, in percent; `undefined` when there is nobody to share. A percentage reported as one
 * figure is taken as that share (andel kvinnor).
 */
export function womenShareOf(figures: Figures, indicator: Indicator): number | undefined {
  const { women, men, total } = figures;
  if (indicator.split === 'total') return indicator.measure === 'percent' ? total : undefined;
  if (women === undefined || men === undefined || women + men <= 0) return undefined;
  return exact((women / (women + men)) * 100);
}

/** What each measure allows. Points and money may be negative (an index, a deficit). */
const limits: Readonly<
  Record<Measure, { readonly min: number; readonly max: number; readonly isWhole?: true }>
> = {
  percent: { min: 0, max: 100 },
  points: { min: -Infinity, max: Infinity },
  people: { min: 0, max: Infinity, isWhole: true },
  count: { min: 0, max: Infinity, isWhole: true },
  sek: { min: -Infinity, max: Infinity },
  days: { min: 0, max: Infinity },
  hours: { min: 0, max: Infinity },
};

function hasDecimals(value: number, decimals: number): boolean {
  return Math.abs(value - Number(value.toFixed(decimals))) > 1e-9;
}

function faultOfValue(field: string, value: number, indicator: Indicator): Fault | undefined {
  const { min, max, isWhole } = limits[indicator.measure];
  if (!Number.isFinite(value)) return { field, reason: 'not-a-number' };
  if (value < min) return { field, reason: 'too-small', values: { min } };
  if (value > max) return { field, reason: 'too-large', values: { max } };
  if (isWhole === true && !Number.isInteger(value)) return { field, reason: 'not-whole' };
  return faultOfDecimals(field, value, indicator);
}

function faultOfDecimals(field: string, value: number, { decimals }: Indicator): Fault | undefined {
  return hasDecimals(value, decimals)
    ? { field, reason: 'too-many-decimals', values: { decimals } }
    : undefined;
}

function faultOfTotal(figures: Figures, indicator: Indicator): Fault | undefined {
  const { total } = figures;
  const sum = withTotal(figures, indicator).total;
  if (indicator.split === 'total' || total === undefined || sum === undefined) return undefined;
  return exact(total - sum) === 0
    ? undefined
    : { field: 'total', reason: 'not-the-sum', values: { sum } };
}

function faultOfShape(
  field: FigureField,
  figures: Figures,
  indicator: Indicator,
): Fault | undefined {
  const isWanted = wantedFields(indicator).includes(field);
  const isThere = figures[field] !== undefined;
  if (isWanted && !isThere) return { field, reason: 'missing' };
  const isExtra = isThere && !isWanted && indicator.split === 'total';
  return isExtra ? { field, reason: 'not-asked-for' } : undefined;
}

/** What is wrong with the figures, by field: `women`, `men`, `total`. Empty = nothing. */
export function faultsOfFigures(figures: Figures, indicator: Indicator): readonly Fault[] {
  const ofFields = figureFields.map((field) => {
    const value = figures[field];
    const shape = faultOfShape(field, figures, indicator);
    return shape ?? (value === undefined ? undefined : faultOfValue(field, value, indicator));
  });
  return [...ofFields, faultOfTotal(figures, indicator)].filter((fault) => fault !== undefined);
}

/** An outcome further from every earlier one than this many times their spread is asked about. */
const farSpreads = 3;
/** With one earlier value, or equal ones, the spread is taken as this share of the largest. */
const leastSpreadShare = 0.1;

/**
 * True when the value lies so far from the earlier ones that a slip of the pen is likely. A question to the person, never
 * a fault: outcomes do jump.
 */
export function isFarFromEarlier(value: number, earlier: readonly number[]): boolean {
  if (earlier.length === 0) return false;
  const [low, high] = [Math.min(...earlier), Math.max(...earlier)];
  const least = leastSpreadShare * Math.max(Math.abs(low), Math.abs(high));
  const spread = Math.max(high - low, least);
  if (spread === 0) return false;
  return value > high + farSpreads * spread || value < low - farSpreads * spread;
}
