import type { Fault } from '../base/fault';
import type { CalendarDate } from '../base/time';
import { faultOfDate } from '../base/years';
import type { Round } from './round';

/** The dates of a round. */
export type RoundDates = Pick<Round, 'periodFrom' | 'periodTo' | 'dueOn'>;

/** Returns the faults of a round's dates that do not depend on today's date. */
export function faultsOfDates(dates: RoundDates): readonly Fault[] {
  const malformed = (['periodFrom', 'periodTo', 'dueOn'] as const).flatMap(
    (field) => faultOfDate(field, dates[field]) ?? [],
  );
  if (malformed.length > 0) return malformed;
  return (['periodTo', 'dueOn'] as const)
    .filter((field) => dates[field] < dates.periodFrom)
    .map((field): Fault => ({ field, reason: 'before-period-begins' }));
}

/** Returns a fault when a due date that a process leader sets today has passed. */
export function faultsOfDue(dueOn: CalendarDate, today: CalendarDate): readonly Fault[] {
  return dueOn < today ? [{ field: 'dueOn', reason: 'in-the-past' }] : [];
}

/** Returns the faults of dates that a process leader sets today. The form and the act both use this rule. */
export function faultsOfNewDates(dates: RoundDates, today: CalendarDate): readonly Fault[] {
  return [...faultsOfDates(dates), ...faultsOfDue(dates.dueOn, today)];
}
