import type { ReportRow, RowState } from './report';
import type { Round } from './round';
import { hasEnded } from './round-rules';
import type { CalendarDate } from '../base/time';

/**
 * The standing of a goal in a round. `late`: the report is missing or sent back after the due date; `checking`
 * (kontrolleras): the report's row breaks a rule; `not-reported`: the round ended without a report. The product derives a
 * standing and never stores it.
 */
export type Standing =
  'reported' | 'accepted' | 'sent-back' | 'missing' | 'late' | 'not-reported' | 'checking';

/** Every standing, in the order in which a process leader works through them. */
export const standings: readonly Standing[] = [
  'reported',
  'accepted',
  'sent-back',
  'missing',
  'late',
  'not-reported',
  'checking',
];

const owedStates: ReadonlySet<RowState> = new Set(['asked', 'not-reported', 'sent-back']);

/** True when the goal still needs a report: nobody has reported it, or the report was sent back. */
export function isOwed(row: Pick<ReportRow, 'state'> | undefined): boolean {
  return row === undefined || owedStates.has(row.state);
}

/** True when readers and sums may rely on the report's outcome: it was not sent back and its row breaks no rule. */
export function hasReliableOutcome(report: Pick<ReportRow, 'state' | 'faults'>): boolean {
  return !isOwed(report) && report.faults.length === 0;
}

function isPastDue({ state, dueOn }: Pick<Round, 'state' | 'dueOn'>, today: CalendarDate): boolean {
  return (state === 'open' || state === 'closed') && dueOn < today;
}

/** True when nobody has reported the goal in a round that has ended, whether its row still asks or somebody has deleted it. */
function isUnreported(row: ReportRow | undefined, round: Pick<Round, 'state'>): boolean {
  if (row?.state === 'not-reported') return true;
  return hasEnded(round) && (row === undefined || row.state === 'asked');
}

/** Returns the goal's standing in the round today. Without a row it has the standing of a row that asks. */
export function standingOf(
  row: ReportRow | undefined,
  round: Pick<Round, 'state' | 'dueOn'>,
  today: CalendarDate,
): Standing {
  if (isUnreported(row, round)) return 'not-reported';
  if (isOwed(row) && isPastDue(round, today)) return 'late';
  if (row === undefined) return 'missing';
  return row.faults.length > 0 && !isOwed(row) ? 'checking' : standingByState[row.state];
}

const standingByState: Readonly<Record<RowState, Standing>> = {
  asked: 'missing',
  'not-reported': 'not-reported',
  submitted: 'reported',
  'sent-back': 'sent-back',
  accepted: 'accepted',
};
