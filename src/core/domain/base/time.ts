/** A calendar date in the municipality's zone, `YYYY-MM-DD`. */
export type CalendarDate = string;

/** A moment in UTC, ISO 8601 with `Z`. */
export type Instant = string;
