import { Temporal } from 'temporal-polyfill';
import { BoundedMap } from './bounded-map';
import type { CalendarDate, Instant } from './time';

/** Tells whether a date is a working day; weekends and public holidays are not. */
export type IsWorkingDay = (date: CalendarDate) => boolean;

/** How many quarters of an hour are remembered with their dates. */
const mostQuarters = 1_000;
const datesOfQuarters = new BoundedMap<string, CalendarDate>(mostQuarters);
/** Matches the instants of this century, in the form in which the lists and the server's clock write them. */
const thisCentury = /^20\d\d-\d\d-\d\dT\d\d:[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/;

function dateOf(at: Instant, timeZone: string): CalendarDate {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** Returns the calendar date that an instant has in the time zone. */
export function dateIn(at: Instant, timeZone: string): CalendarDate {
  if (!thisCentury.test(at)) return dateOf(at, timeZone);
  // In this century, no zone changes its date or its time but at a whole quarter of an hour. Temporal costs a hundred times as much.
  const quarter = `${at.slice(0, 14)}${String(Math.floor(Number(at.slice(14, 16)) / 15) * 15)} ${timeZone}`;
  const known = datesOfQuarters.get(quarter);
  if (known !== undefined) return known;
  const date = dateOf(at, timeZone);
  datesOfQuarters.set(quarter, date);
  return date;
}

const dayMs = 86_400_000;
/** Matches the dates of all years: `Date.parse` takes 30 February for 2 March, and 29 February is not in every year. */
const usualDate =
  /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)$/;

/** Returns the number of whole days from one date to another; negative when `to` is the earlier date. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  // Each view and card asks for it; this costs a fiftieth of Temporal, which says what is wrong with a text that is no date.
  const days = (Date.parse(to) - Date.parse(from)) / dayMs;
  if (usualDate.test(from) && usualDate.test(to) && Number.isInteger(days)) return days;
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** Returns the date that comes `days` later, or earlier when `days` is negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Number of days in which the search for a working day gives up. */
const maxDaysSearched = 60;

/**
 * Returns the first working day from the date on, or the last one up to the date with `earlier`; the date itself when the
 * calendar has no working day.
 */
export function workingDayFrom(
  date: CalendarDate,
  isWorkingDay: IsWorkingDay,
  direction: 'later' | 'earlier' = 'later',
): CalendarDate {
  const step = direction === 'later' ? 1 : -1;
  for (let days = 0; days < maxDaysSearched; days += 1) {
    const searched = addDays(date, step * days);
    if (isWorkingDay(searched)) return searched;
  }
  return date;
}

/** Returns the instant that comes `seconds` later, rounded up to whole seconds. */
export function addSeconds(at: Instant, seconds: number): Instant {
  return Temporal.Instant.from(at)
    .add({ seconds: Math.ceil(seconds) })
    .toString();
}

/** Returns the seconds from one instant to another; negative when the second is earlier. */
export function secondsBetween(from: Instant, to: Instant): number {
  return Temporal.Instant.from(from).until(to).total('seconds');
}

/** Matches the form in which the lists and the server's clock write instants: UTC, with or without milliseconds. */
const usualForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/;

/** Compares two instants for sorting: negative when `a` is earlier. The number of decimals in the text does not matter. */
export function compareInstants(a: Instant, b: Instant): number {
  // Texts of one usual form have the order of the alphabet. This costs a hundredth of reading them, and is done most often.
  if (a.length === b.length && usualForm.test(a) && usualForm.test(b)) {
    return a === b ? 0 : a < b ? -1 : 1;
  }
  return Temporal.Instant.compare(a, b);
}
