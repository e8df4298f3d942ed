import { Temporal } from 'temporal-polyfill';
import { type IsWorkingDay, addDays } from '../base/calendar';
import type { CalendarDate, Instant } from '../base/time';
import type { Settings } from '../settings/settings';

/** Returns the instant at which sending begins on the date, also on days when daylight saving time begins or ends. */
export function startOfSending(date: CalendarDate, settings: Settings): Instant {
  const time = Temporal.PlainTime.from({ hour: settings.sendFromHour });
  return Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone: settings.timeZone, plainTime: time })
    .toInstant()
    .toString();
}

/** Number of days in which the search for a working day gives up. */
const maxDaysSearched = 60;

/** Returns the first working day from the date on; the date itself when the calendar has no working day. */
function nextWorkingDay(from: CalendarDate, isWorkingDay: IsWorkingDay): CalendarDate {
  for (let days = 0; days < maxDaysSearched; days += 1) {
    const date = addDays(from, days);
    if (isWorkingDay(date)) return date;
  }
  return from;
}

/**
 * Returns the instant itself when the product may send reminders then, else the next instant at which it may. Quiet hours,
 * weekends and public holidays postpone a reminder and never drop it.
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

/** True when the product may send reminders at this instant: within the sending hours of a working day. */
export function isSendingTime(
  at: Instant,
  settings: Settings,
  isWorkingDay: IsWorkingDay,
): boolean {
  return nextSendingMoment(at, settings, isWorkingDay) === at;
}
