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
 * The calendar date that a date-only column shows in the site. SharePoint keeps the site's local midnight in UTC: the
 * 16th stands as `2026-11-15T23:00:00Z` in a Swedish site.
 */
export function dateFromColumn(text: string, timeZone: string): CalendarDate | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : formatOf(timeZone).format(at);
}

/** Noon, so that neither the site's zone nor a `Z` read as local time moves the date (graph.md §6). */
export function dateForColumn(date: CalendarDate | undefined): string | undefined {
  return date === undefined ? undefined : `${date}T12:00:00Z`;
}

/** An instant as the domain says it, from any offset. */
export function instantFromColumn(text: string): Instant | undefined {
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
