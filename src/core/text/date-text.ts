import { BoundedMap } from '../domain/base/bounded-map';
import { definedOnly } from '../domain/base/defined';
import type { CalendarDate, Instant } from '../domain/base/time';

/** How many locales have a writer of dates at the same time: more than people of one municipality use. */
const mostLocales = 20;
/** The writers that have been made. Making one costs a hundred times as much as using it. */
const dateFormats = new BoundedMap<string, Intl.DateTimeFormat>(mostLocales);

/** Returns the writer of calendar dates for a locale: `30 juni 2026`. */
export function dateWriter(locale: string): (date: CalendarDate) => string {
  const known = dateFormats.get(locale);
  const format = known ?? new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  if (known === undefined) dateFormats.set(locale, format);
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
