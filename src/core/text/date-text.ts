import { definedOnly } from '../domain/base/defined';
import type { CalendarDate, Instant } from '../domain/base/time';

/** Returns the writer of calendar dates for a locale: `30 juni 2026`. */
export function dateWriter(locale: string): (date: CalendarDate) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return (date) => format.format(new Date(`${date}T00:00:00Z`));
}

/**
 * Returns the writer of an instant with its date: `30 nov. 14:32`.
 *
 * @param timeZone that of the computer when left out
 */
export function momentWriter(locale: string, timeZone?: string): (instant: Instant) => string {
  const format = new Intl.DateTimeFormat(locale, {
    ...definedOnly({ timeZone }),
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (instant) => format.format(new Date(instant));
}
