import type { CalendarDate } from '../../../core/domain/base/time';

/** The values with which the form for a new round begins. */
export interface RoundDefaults {
  readonly year: string;
  readonly periodFrom: CalendarDate;
  readonly periodTo: CalendarDate;
  readonly dueOn: CalendarDate;
}

const dayMs = 86_400_000;

/**
 * Returns the defaults of a new round. From January to March it follows up the year before, later the present year. The
 * due date is 31 January after that year, but at least two weeks from today.
 */
export function roundDefaults(today: CalendarDate): RoundDefaults {
  const now = Number(today.slice(0, 4));
  const year = Number(today.slice(5, 7)) < 4 ? now - 1 : now;
  const inTwoWeeks = new Date(Date.parse(`${today}T00:00:00Z`) + 14 * dayMs)
    .toISOString()
    .slice(0, 10);
  const endOfJanuary = `${year + 1}-01-31`;
  return {
    year: String(year),
    periodFrom: `${year}-01-01`,
    periodTo: `${year}-12-31`,
    dueOn: endOfJanuary < inTwoWeeks ? inTwoWeeks : endOfJanuary,
  };
}
