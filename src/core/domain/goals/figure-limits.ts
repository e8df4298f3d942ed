import { omit } from '../base/defined';
import type { Fault } from '../base/fault';
import type { Indicator, Measure } from './goal';

/** Largest number of people or of things: ten times the people of Sweden, so that only a typing error reaches it. */
export const largestCount = 100_000_000;

/**
 * Largest amount of money in kronor, on either side of zero: more than all municipalities of Sweden spend in a year.
 * Twice the amount is still a whole number that JavaScript holds exactly.
 */
export const largestAmount = 1_000_000_000_000;

/**
 * Largest number of points, days or hours: the working hours of some 500,000 people in a year. A change or a ratio in per cent has no
 * limit of its own, since what it is compared with may be nearly nothing.
 */
export const largestQuantity = 1_000_000_000;

/** Largest value of any figure, on either side of zero: the total of two amounts. The schema of a figure has this limit. */
export const largestFigure = 2 * largestAmount;

interface Limit {
  readonly min: number;
  readonly max: number;
  readonly isWhole?: true;
}

/** The values that each measure allows. A change, points and money may be negative, such as an index or a deficit. */
const limits: Readonly<Record<Measure, Limit>> = {
  percent: { min: 0, max: 100 },
  change: { min: -largestQuantity, max: largestQuantity },
  ratio: { min: 0, max: largestQuantity },
  points: { min: -largestQuantity, max: largestQuantity },
  people: { min: 0, max: largestCount, isWhole: true },
  count: { min: 0, max: largestCount, isWhole: true },
  sek: { min: -largestAmount, max: largestAmount },
  days: { min: 0, max: largestQuantity },
  hours: { min: 0, max: largestQuantity },
};

/** Returns the fault of a value outside the limits. */
function faultOfLimit(
  field: string,
  value: number,
  { min, max, isWhole }: Limit,
): Fault | undefined {
  if (!Number.isFinite(value)) return { field, reason: 'not-a-number' };
  if (value < min) return { field, reason: 'too-small', values: { min } };
  if (value > max) return { field, reason: 'too-large', values: { max } };
  const isSplit = isWhole === true && !Number.isInteger(value);
  return isSplit ? { field, reason: 'not-whole' } : undefined;
}

/** Returns the limits of a value of the indicator. The total of women and men may be twice as large as each of them. */
function limitOf(field: string, { measure, addsUp }: Indicator): Limit {
  const limit = limits[measure];
  return field === 'total' && addsUp ? { ...limit, min: 2 * limit.min, max: 2 * limit.max } : limit;
}

/** Returns the fault of a baseline or target outside the limits of the indicator's measure. A target may be a fraction. */
export function faultOfSize(field: string, value: number, indicator: Indicator): Fault | undefined {
  return faultOfLimit(field, value, omit(limitOf(field, indicator), 'isWhole'));
}

/** Returns the fault of a number of people behind a figure. */
export function faultOfPersonCount(field: string, value: number): Fault | undefined {
  return faultOfLimit(field, value, limits.people);
}

function hasDecimals(value: number, decimals: number): boolean {
  return Math.abs(value - Number(value.toFixed(decimals))) > 1e-9;
}

/** Returns the fault of one reported figure: its size, a fraction of a person, or too many decimals. */
export function faultOfFigure(
  field: string,
  value: number,
  indicator: Indicator,
): Fault | undefined {
  const ofLimit = faultOfLimit(field, value, limitOf(field, indicator));
  if (ofLimit !== undefined) return ofLimit;
  const { decimals } = indicator;
  return hasDecimals(value, decimals)
    ? { field, reason: 'too-many-decimals', values: { decimals } }
    : undefined;
}
