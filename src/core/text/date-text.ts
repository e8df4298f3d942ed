import type { CalendarDate } from '../domain/base/time';

/** Returns the writer of calendar dates for a locale: `30 juni 2026`. */
export function dateWriter(locale: string): (date: CalendarDate) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return (date) => format.format(new Date(`${date}T00:00:00Z`));
}
