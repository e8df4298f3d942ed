import { Temporal } from 'temporal-polyfill';
import type { Settings } from '../settings/settings';
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

/** True for a date that exists, written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    // Temporal has no other way to say that 30 February does not exist.
    return false;
  }
}

/** When the day's sending begins: the local hour as a moment, also on the days when the clock is moved. */
export function startOfSending(date: CalendarDate, settings: Settings): Instant {
  const time = Temporal.PlainTime.from({ hour: settings.sendFromHour });
  return Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone: settings.timeZone, plainTime: time })
    .toInstant()
    .toString();
}

/** Longest row of days without a working day that is looked through; then the day is taken as it is. */
const longestHoliday = 60;

function nextWorkingDay(from: CalendarDate, isWorkingDay: IsWorkingDay): CalendarDate {
  for (let days = 0; days < longestHoliday; days += 1) {
    const date = addDays(from, days);
    if (isWorkingDay(date)) return date;
  }
  return from;
}

/**
 * The moment itself when reminders may leave then, else the next moment at which they may: quiet hours, weekends and
 * holidays move a reminder and never drop it (design §7).
 */
export function nextSendingMoment(
  at: Instant,
  settings: Settings,
  isWorkingDay: IsWorkingDay,
): Instant {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(settings.timeZone);
  const today = local.toPlainDate().toString();
  const isOver = local.hour >= settings.sendToHour;
  const first = nextWorkingDay(isOver ? addDays(today, 1) : today, isWorkingDay);
  const isNow = first === today && local.hour >= settings.sendFromHour;
  return isNow ? at : startOfSending(first, settings);
}
