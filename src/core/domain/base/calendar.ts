import { Temporal } from 'temporal-polyfill';
import type { CalendarDate, Instant } from './time';

/** Which dates are working days; weekends and holidays are not. */
export type IsWorkingDay = (date: CalendarDate) => boolean;

/** The calendar date of a moment in the zone. */
export function dateIn(at: Instant, timeZone: string): CalendarDate {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** Whole days from one date to another; negative when `to` comes first. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** The date `days` later, or earlier when negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** A moment `seconds` later. */
export function addSeconds(at: Instant, seconds: number): Instant {
  return Temporal.Instant.from(at)
    .add({ seconds: Math.ceil(seconds) })
    .toString();
}

/** Less than zero when `a` comes before `b`, whatever decimals of a second they are written with. */
export function compareInstants(a: Instant, b: Instant): number {
  return Temporal.Instant.compare(a, b);
}
