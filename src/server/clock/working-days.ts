import Holidays from 'date-holidays';
import type { WorkingDays } from '../../core/ports';

/** date-holidays marks as `bank` the eves on which Swedish offices are closed: midsummer, Christmas and New Year's. */
const closed = new Set(['public', 'bank']);

function closedDays(holidays: Holidays, year: number): ReadonlySet<string> {
  return new Set(
    holidays
      .getHolidays(year)
      .filter((holiday) => closed.has(holiday.type))
      .map((holiday) => holiday.date.slice(0, 10)),
  );
}

/** Makes the calendar of working days: Monday to Friday except Swedish public holidays and closed eves. */
export function swedishWorkingDays(): WorkingDays {
  const holidays = new Holidays('SE');
  const known = new Map<number, ReadonlySet<string>>();
  return {
    isWorkingDay(date) {
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
      if (weekday === 0 || weekday === 6) return false;
      const year = Number(date.slice(0, 4));
      const days = known.get(year) ?? closedDays(holidays, year);
      known.set(year, days);
      return !days.has(date);
    },
  };
}
