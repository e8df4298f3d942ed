import type { Fault } from '../base/fault';
import type { Figures, Goal } from '../goals/goal';
import type { Instant } from '../base/time';
import type { Round } from './round';

/** Måluppfyllelse: uppfyllt, delvis uppfyllt, ej uppfyllt, kan inte bedömas (a state of its own, not "not met"). */
export type Attainment = 'met' | 'partly-met' | 'not-met' | 'cannot-be-assessed';

/** No row → submitted → sent-back → submitted → accepted (design §18). *Late* is derived, never stored. */
export type ReportState = 'submitted' | 'sent-back' | 'accepted';

/** A report (rapport): the outcome of one goal in one round. Key `{round.key}:{goal.key}` is unique. */
export interface Report {
  readonly id: string;
  readonly key: string;
  readonly roundId: string;
  readonly goalId: string;
  readonly state: ReportState;
  /** The outcome (utfall); empty when it cannot be assessed. */
  readonly figures: Figures;
  readonly attainment: Attainment;
  /** Why the attainment is not the one that the figures suggest, or why it cannot be assessed. */
  readonly attainmentReason?: string;
  /** "Vad förklarar utfallet?" */
  readonly comment?: string;
  /** A link, or what a process leader has written in the list instead, such as a registration number. */
  readonly evidenceUrl?: string;
  readonly reportedByName: string;
  readonly reportedByObjectId: string;
  readonly reportedAt: Instant;
  readonly sentBackReason?: string;
  readonly sentBackByName?: string;
  readonly sentBackAt?: Instant;
  readonly acceptedByName?: string;
  readonly acceptedAt?: Instant;
  /** Rises by one with each save of the product; a card carries it, so that an old card is known. */
  readonly revision: number;
  /** Last change by hand in the list: who and when (a process leader's edit, design §3). */
  readonly editedByName?: string;
  readonly editedAt?: Instant;
  /** What the column Kontroll says: rules that the row breaks. Not empty = left out of sums, shown as "kontrolleras". */
  readonly faults: readonly Fault[];
}

/** The one key of a goal's report in a round. */
export function reportKey(round: Pick<Round, 'key'>, goal: Pick<Goal, 'key'>): string {
  return `${round.key}:${goal.key}`;
}
