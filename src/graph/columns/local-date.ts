import type { CalendarDate, Instant } from '../../core/domain/base/time';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}

/**
 * Returns the calendar date that the site shows for a date-only column, or undefined for a text that is no date.
 * SharePoint stores the site's local midnight in UTC: the 16th is `2026-11-15T23:00:00Z` in a Swedish site.
 */
export function dateFromColumn(text: string, timeZone: string): CalendarDate | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : formatOf(timeZone).format(at);
}

/**
 * Writes a date as noon in UTC, so that the site shows the same day in its own time zone, also when the list has taken the
 * `Z` for local time.
 *
 * @see https://github.com/microsoftgraph/msgraph-sdk-java/issues/813
 */
export function dateForColumn(date: CalendarDate | undefined): string | undefined {
  return date === undefined ? undefined : `${date}T12:00:00Z`;
}

/** Turns a time with any offset into an instant in UTC. Returns undefined for a text that is no time. */
export function instantFromColumn(text: string): Instant | undefined {
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
