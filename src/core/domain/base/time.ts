/** A calendar date in the municipality's zone, `YYYY-MM-DD`. */
export type CalendarDate = string;

/** A moment in UTC, ISO 8601 with `Z`. */
export type Instant = string;

/** True for a date that exists, written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  // 30 February becomes 2 March, and the 13th month no date at all.
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
