import type { Fault } from '../base/fault';
import { exactDecimals } from '../base/numbers';
import { faultOfFigure, faultOfPersonCount } from './figure-limits';
import type { Figures, Indicator } from './goal';

/** The name of a field of figures. */
export type FigureField = 'women' | 'men' | 'total';

/** Every field of figures, in the order in which people fill them in. */
export const figureFields: readonly FigureField[] = ['women', 'men', 'total'];

/** The name of the field that holds how many people are behind a figure. */
export type PersonField = 'womenPersons' | 'menPersons' | 'totalPersons';

/** The field with the number of people behind each figure. */
export const personFieldOf = {
  women: 'womenPersons',
  men: 'menPersons',
  total: 'totalPersons',
} as const satisfies Readonly<Record<FigureField, PersonField>>;

/** Every field with a number of people, in the order of the figures. */
export const personFields: readonly PersonField[] = Object.values(personFieldOf);

/** Every field of figures that holds a number. */
export const numberFields: readonly (FigureField | PersonField)[] = [
  ...figureFields,
  ...personFields,
];

/**
 * Returns the fields in which a person may say how many people are behind each figure. An indicator that counts people or
 * things has none: its figures are the numbers. A ratio has the numbers of women and of men behind its one figure.
 */
export function askedPersonFields(indicator: Indicator): readonly PersonField[] {
  const { measure } = indicator;
  if (measure === 'people' || measure === 'count') return [];
  // A ratio tells about the women and the men whose values it compares.
  if (measure === 'ratio') return ['womenPersons', 'menPersons'];
  return wantedFields(indicator).map((field) => personFieldOf[field]);
}

/** Returns the fields that a person must fill in for the indicator: the total, or women and men when it is split by sex. */
export function wantedFields(indicator: Indicator): readonly FigureField[] {
  return indicator.split === 'total' ? ['total'] : ['women', 'men'];
}

/**
 * Returns the fields that the form and the card show: those that a person must fill in, and a total that the stored report
 * has although women and men do not add up to one. Without that field, a changed report would lose the total.
 */
export function shownFields(indicator: Indicator, hasTotal: boolean): readonly FigureField[] {
  const wanted = wantedFields(indicator);
  const isExtra = hasTotal && !indicator.addsUp && !wanted.includes('total');
  return isExtra ? [...wanted, 'total'] : wanted;
}

/** True when both have the same women, men and total, and the same numbers of people behind them. */
export function areSameFigures(a: Figures, b: Figures): boolean {
  return numberFields.every((field) => a[field] === b[field]);
}

/** Removes the rounding error of binary arithmetic by rounding to `exactDecimals`: 45.3 − 40.1 becomes 5.2. */
export function withoutRoundingError(value: number): number {
  return Number(value.toFixed(exactDecimals));
}

/**
 * Returns women + men; `undefined` when the indicator does not add up, when one of them is missing, or when a row of the
 * list has values so large that their sum is no number.
 */
export function sumOfSexes(
  { women, men }: Figures,
  indicator: Pick<Indicator, 'addsUp'>,
): number | undefined {
  if (!indicator.addsUp || women === undefined || men === undefined) return undefined;
  return finiteOnly(women + men);
}

/** Returns the figures with the sum of women and men as total, unless somebody entered a total. */
export function withTotal(figures: Figures, indicator: Pick<Indicator, 'addsUp'>): Figures {
  const total = figures.total ?? sumOfSexes(figures, indicator);
  return total === undefined ? figures : { ...figures, total };
}

/**
 * Returns |women − men| in the indicator's measure; `undefined` unless both are there, or when a row of the list has
 * values so large that their difference is no number.
 */
export function gapOf({ women, men }: Figures): number | undefined {
  return women === undefined || men === undefined ? undefined : finiteOnly(Math.abs(women - men));
}

function finiteOnly(value: number): number | undefined {
  return Number.isFinite(value) ? withoutRoundingError(value) : undefined;
}

/**
 * Returns women's share of the whole, in percent; `undefined` when a figure is missing or both are zero. Takes a
 * percentage that is reported as one figure as that share (andel kvinnor).
 */
export function womenShareOf(figures: Figures, indicator: Indicator): number | undefined {
  const { women, men, total } = figures;
  if (indicator.split === 'total') return indicator.measure === 'percent' ? total : undefined;
  if (women === undefined || men === undefined || women + men <= 0) return undefined;
  return withoutRoundingError((women / (women + men)) * 100);
}

function faultOfTotal(figures: Figures, indicator: Indicator): Fault | undefined {
  const { total } = figures;
  const sum = sumOfSexes(figures, indicator);
  if (indicator.split === 'total' || total === undefined || sum === undefined) return undefined;
  return withoutRoundingError(total - sum) === 0
    ? undefined
    : { field: 'total', reason: 'not-the-sum', values: { total, sum } };
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

function faultOfPersons(
  field: PersonField,
  figures: Figures,
  indicator: Indicator,
): Fault | undefined {
  const value = figures[field];
  if (value === undefined) return undefined;
  const isAsked = askedPersonFields(indicator).includes(field);
  return isAsked ? faultOfPersonCount(field, value) : { field, reason: 'not-asked-for' };
}

/** Returns the faults of the figures, by the names of their fields. */
export function faultsOfFigures(figures: Figures, indicator: Indicator): readonly Fault[] {
  const ofFields = figureFields.map((field) => {
    const value = figures[field];
    const shape = faultOfShape(field, figures, indicator);
    return shape ?? (value === undefined ? undefined : faultOfFigure(field, value, indicator));
  });
  const ofPersons = personFields.map((field) => faultOfPersons(field, figures, indicator));
  return [...ofFields, faultOfTotal(figures, indicator), ...ofPersons].filter(
    (fault) => fault !== undefined,
  );
}

/** A value is far from the earlier ones when it lies this many times their spread outside them. */
const farSpreads = 3;
/** The spread is at least this share of the largest earlier value, as there may be only one, or equal ones. */
const leastSpreadShare = 0.1;

/**
 * True when the value lies so far from the earlier ones that a typing error is likely. The form then asks the person to
 * check the value and never refuses it, since an outcome can change a lot.
 */
export function isFarFromEarlier(value: number, earlier: readonly number[]): boolean {
  if (earlier.length === 0) return false;
  const [low, high] = [Math.min(...earlier), Math.max(...earlier)];
  const least = leastSpreadShare * Math.max(Math.abs(low), Math.abs(high));
  const spread = Math.max(high - low, least);
  if (spread === 0) return false;
  return value > high + farSpreads * spread || value < low - farSpreads * spread;
}
