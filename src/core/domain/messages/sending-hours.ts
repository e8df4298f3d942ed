import { Temporal } from 'temporal-polyfill';
import { type IsWorkingDay, addDays } from '../base/calendar';
import type { CalendarDate, Instant } from '../base/time';
import type { Settings } from '../settings/settings';

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
