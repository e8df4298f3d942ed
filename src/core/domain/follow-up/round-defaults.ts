import { addDays, workingDayFrom, type IsWorkingDay } from '../base/calendar';
import type { CalendarDate } from '../base/time';

/** The values with which the form for a new round begins. */
export interface RoundDefaults {
  readonly year: string;
  readonly periodFrom: CalendarDate;
  readonly periodTo: CalendarDate;
  readonly dueOn: CalendarDate;
}

/** Least number of days that people get for their reports. */
const daysToReport = 14;

/**
 * Returns the defaults of a new round. From January to March it follows up the year before, later the present year. The
 * due date is the last working day of January after that year, but at least two weeks from today, and then a working day.
 */
export function roundDefaults(today: CalendarDate, isWorkingDay: IsWorkingDay): RoundDefaults {
  const now = Number(today.slice(0, 4));
  const year = Number(today.slice(5, 7)) < 4 ? now - 1 : now;
  const endOfJanuary = workingDayFrom(`${String(year + 1)}-01-31`, isWorkingDay, 'earlier');
  const soonest = addDays(today, daysToReport);
  return {
    year: String(year),
    periodFrom: `${String(year)}-01-01`,
    periodTo: `${String(year)}-12-31`,
    dueOn: endOfJanuary < soonest ? workingDayFrom(soonest, isWorkingDay) : endOfJanuary,
  };
}
