import type { ReportRow, RowState } from './report';
import type { Round } from './round';
import { hasEnded } from './round-rules';
import { daysBetween } from '../base/calendar';
import type { CalendarDate } from '../base/time';

/**
 * The standing of a goal in a round. `missing`: nobody has reported, before the due date or after it; `checking`
 * (kontrolleras): the report's row breaks a rule; `not-reported`: the round ended without a report. The product derives a
 * standing and never stores it.
 */
export type Standing =
  'reported' | 'accepted' | 'sent-back' | 'missing' | 'not-reported' | 'checking';

/** Every standing, in the order in which a process leader works through them. */
export const standings: readonly Standing[] = [
  'reported',
  'accepted',
  'sent-back',
  'missing',
  'not-reported',
  'checking',
];

/** What a page counts and filters goals by: each standing, and `late` (försenad), which a goal is besides its standing. */
export type Counted = Standing | 'late';

/** Everything that a page counts, in order. */
export const countedKinds: readonly Counted[] = [...standings, 'late'];

/** How a goal stands in a round, and for how many days its report has been late; absent when it is not late. */
export interface Collected {
  readonly standing: Standing;
  readonly daysLate?: number;
}

/** True when the goal belongs to those that are counted. */
export function isCountedAs({ standing, daysLate }: Collected, counted: Counted): boolean {
  return counted === 'late' ? daysLate !== undefined : standing === counted;
}

const owedStates: ReadonlySet<RowState> = new Set(['asked', 'not-reported', 'sent-back']);

/** True when the goal still needs a report: nobody has reported it, or the report was sent back. */
export function isOwed(row: Pick<ReportRow, 'state'> | undefined): boolean {
  return row === undefined || owedStates.has(row.state);
}

/** True when readers and sums may rely on the report's outcome: it was not sent back and its row breaks no rule. */
export function hasReliableOutcome(report: Pick<ReportRow, 'state' | 'faults'>): boolean {
  return !isOwed(report) && report.faults.length === 0;
}

/**
 * Returns for how many days the goal's report has been late: it is missing or sent back in an open round whose due date has
 * passed. Undefined when it is not late.
 */
export function daysLateOf(
  row: Pick<ReportRow, 'state'> | undefined,
  { state, dueOn }: Pick<Round, 'state' | 'dueOn'>,
  today: CalendarDate,
): number | undefined {
  const isLate = state === 'open' && isOwed(row) && dueOn < today;
  return isLate ? daysBetween(dueOn, today) : undefined;
}

/** True when nobody has reported the goal in a round that has ended, whether its row still asks or somebody has deleted it. */
function isUnreported(row: ReportRow | undefined, round: Pick<Round, 'state'>): boolean {
  if (row?.state === 'not-reported') return true;
  return hasEnded(round) && (row === undefined || row.state === 'asked');
}

/** Returns the goal's standing in the round. Without a row it has the standing of a row that asks. */
export function standingOf(row: ReportRow | undefined, round: Pick<Round, 'state'>): Standing {
  if (isUnreported(row, round)) return 'not-reported';
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
