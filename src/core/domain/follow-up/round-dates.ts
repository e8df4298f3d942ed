import type { Fault } from '../base/fault';
import { isCalendarDate, type CalendarDate } from '../base/time';
import type { Round } from './round';

/** The dates of a round. */
export type RoundDates = Pick<Round, 'periodFrom' | 'periodTo' | 'dueOn'>;

/** What is wrong with the dates of a round, whenever it is; empty = nothing. */
export function faultsOfDates(dates: RoundDates): readonly Fault[] {
  const malformed = (['periodFrom', 'periodTo', 'dueOn'] as const)
    .filter((field) => !isCalendarDate(dates[field]))
    .map((field): Fault => ({ field, reason: 'not-a-date' }));
  if (malformed.length > 0) return malformed;
  return (['periodTo', 'dueOn'] as const)
    .filter((field) => dates[field] < dates.periodFrom)
    .map((field): Fault => ({ field, reason: 'before-period-begins' }));
}

/** A due date that is set now must not have passed. */
export function faultsOfDue(dueOn: CalendarDate, today: CalendarDate): readonly Fault[] {
  return dueOn < today ? [{ field: 'dueOn', reason: 'in-the-past' }] : [];
}

/** What is wrong with the dates that somebody sets today: the one rule for the form and the act. */
export function faultsOfNewDates(dates: RoundDates, today: CalendarDate): readonly Fault[] {
  return [...faultsOfDates(dates), ...faultsOfDue(dates.dueOn, today)];
}
