import { Temporal } from 'temporal-polyfill';
import { addDays, workingDayFrom, type IsWorkingDay } from '../base/calendar';
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
  const first = workingDayFrom(isOver ? addDays(today, 1) : today, isWorkingDay);
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
