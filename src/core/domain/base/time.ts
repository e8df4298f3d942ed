import { cleanLine } from './clean-text';

/** A calendar date in the municipality's time zone, `YYYY-MM-DD`. */
export type CalendarDate = string;

/** An instant in UTC, ISO 8601 with `Z`. */
export type Instant = string;

/** True when the text is `YYYY-MM-DD` and the calendar has that date. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  // `Date` turns 30 February into 2 March, and has no date for a 13th month.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** No date that the product takes is longer, in characters, with the spaces and characters that nobody sees around it. */
const longestDate = 100;

/** Matches the hyphens that programs put where a person typed one. */
const hyphens = /[\u2010-\u2013\u2212]/g;

/**
 * Reads a date as a person writes it: `2026-12-31` or, as in Finnish, `31.12.2026`. Returns undefined for other forms,
 * which could be read in two ways, and for a date that the calendar does not have.
 */
export function readDate(text: string): CalendarDate | undefined {
  if (text.length > longestDate) return undefined;
  const clean = cleanLine(text).replace(hyphens, '-');
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(clean) ?? [];
  const date = year === '' ? clean : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}
