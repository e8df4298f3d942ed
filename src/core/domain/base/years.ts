import type { Fault } from './fault';
import { isCalendarDate } from './time';

/** Earliest year of a round, a baseline or a target. Older figures are hardly comparable; 1926 or 0026 is a slip. */
export const earliestYear = 2000;
/** Latest year of any date. No plan of a municipality reaches further; 2206 and 9999 are slips. */
export const latestYear = 2100;
/** Earliest year in which a body can have begun: the first municipal ordinances of Sweden took effect in 1863. */
export const earliestBodyYear = 1863;

/** Returns the fault of a year that is no whole number, or that lies outside the bounds. */
export function faultOfYear(
  field: string,
  year: number | undefined,
  earliest = earliestYear,
): Fault | undefined {
  if (year === undefined) return undefined;
  const isYear = Number.isInteger(year) && year >= earliest && year <= latestYear;
  return isYear
    ? undefined
    : { field, reason: 'not-a-year', values: { earliest, latest: latestYear } };
}

/** Returns the fault of a date that the calendar does not have, or whose year lies outside the bounds. */
export function faultOfDate(
  field: string,
  date: string | undefined,
  earliest = earliestYear,
): Fault | undefined {
  if (date === undefined) return undefined;
  if (!isCalendarDate(date)) return { field, reason: 'not-a-date' };
  return faultOfYear(field, Number(date.slice(0, 4)), earliest);
}
