import type { Report } from './report';
import type { Round } from './round';
import type { CalendarDate } from '../base/time';

/**
 * The standing of a goal in a round. `late`: the report is missing or sent back after the due date; `checking`
 * (kontrolleras): the report's row breaks a rule. The product derives a standing and never stores it.
 */
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

/** True when the goal still needs a report: nobody has reported it, or the report was sent back. */
export function isOwed(report: Pick<Report, 'state'> | undefined): boolean {
  return report === undefined || report.state === 'sent-back';
}

/** True when readers and sums may rely on the report's outcome: it was not sent back and its row breaks no rule. */
export function hasReliableOutcome(report: Pick<Report, 'state' | 'faults'>): boolean {
  return !isOwed(report) && report.faults.length === 0;
}

function isPastDue({ state, dueOn }: Pick<Round, 'state' | 'dueOn'>, today: CalendarDate): boolean {
  return (state === 'open' || state === 'closed') && dueOn < today;
}

/** Returns the goal's standing in the round today. */
export function standingOf(
  report: Report | undefined,
  round: Pick<Round, 'state' | 'dueOn'>,
  today: CalendarDate,
): Standing {
  if (isOwed(report) && isPastDue(round, today)) return 'late';
  if (report === undefined) return 'missing';
  if (report.state === 'sent-back') return 'sent-back';
  if (report.faults.length > 0) return 'checking';
  return report.state === 'accepted' ? 'accepted' : 'reported';
}
