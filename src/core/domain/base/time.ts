/** A calendar date in the municipality's time zone, `YYYY-MM-DD`. */
export type CalendarDate = string;

/** An instant in UTC, ISO 8601 with `Z`. */
export type Instant = string;

/** True when the text is `YYYY-MM-DD` and the calendar has that date. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  // `Date` turns 30 February into 2 March, and has no date for a 13th month.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
