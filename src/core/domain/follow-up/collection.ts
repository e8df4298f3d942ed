import type { Report } from './report';
import type { Round } from './round';
import type { CalendarDate } from '../base/time';

/** How a goal stands in a round. *Late* is missing or sent back after the due date; it is never stored. */
export type Standing = 'reported' | 'accepted' | 'sent-back' | 'missing' | 'late' | 'checking';

/** Every standing, in the order in which a process leader works through them. */
export const standings: readonly Standing[] = [
  'reported',
  'accepted',
  'sent-back',
  'missing',
  'late',
  'checking',
];

/** True when somebody has to do something: nothing reported, or sent back. */
export function isOwed(report: Pick<Report, 'state'> | undefined): boolean {
  return report === undefined || report.state === 'sent-back';
}

function isPastDue({ state, dueOn }: Pick<Round, 'state' | 'dueOn'>, today: CalendarDate): boolean {
  return (state === 'open' || state === 'closed') && dueOn < today;
}

/** How the goal stands in the round today. */
export function standingOf(
  report: Report | undefined,
  round: Pick<Round, 'state' | 'dueOn'>,
  today: CalendarDate,
): Standing {
  if (report === undefined || report.state === 'sent-back') {
    if (isPastDue(round, today)) return 'late';
    return report === undefined ? 'missing' : 'sent-back';
  }
  if (report.faults.length > 0) return 'checking';
  return report.state === 'accepted' ? 'accepted' : 'reported';
}
