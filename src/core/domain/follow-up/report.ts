import { definedOnly, omit, type Loose } from '../base/defined';
import type { Fault } from '../base/fault';
import type { Instant } from '../base/time';
import type { Figures, Goal } from '../goals/goal';
import type { Round } from './round';

/** Måluppfyllelse: uppfyllt, delvis uppfyllt, ej uppfyllt, kan inte bedömas (a state of its own, not "not met"). */
export type Attainment = 'met' | 'partly-met' | 'not-met' | 'cannot-be-assessed';

/** What somebody has reported of a goal. */
interface Outcome {
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
}

/** Why, by whom and when a report was sent back. A state set by hand in the list has no reason. */
interface SendingBack {
  readonly sentBackReason?: string;
  readonly sentBackByName?: string;
  /** Absent in a row whose state was set by hand, until the product has taken the edit in. */
  readonly sentBackAt?: Instant;
}

/** By whom and when a report was accepted; absent as in `SendingBack`. */
interface Acceptance {
  readonly acceptedByName?: string;
  readonly acceptedAt?: Instant;
}

/**
 * What a report holds in each state besides what it always holds. A new state is a line here; the compiler then names
 * every place that must know it.
 */
export interface ContentByState {
  readonly submitted: Outcome;
  readonly 'sent-back': Outcome & SendingBack;
  readonly accepted: Outcome & Acceptance;
}

/** No row → submitted → sent-back → submitted → accepted. *Late* is derived from the due date, never stored. */
export type ReportState = keyof ContentByState;

/** What a report holds in every state. The key `{round.key}:{goal.key}` is unique. */
interface ReportBase {
  readonly id: string;
  readonly key: string;
  readonly roundId: string;
  readonly goalId: string;
  /** Rises by one with each save of the product; a card carries it, so that an old card is known. */
  readonly revision: number;
  /** The last change that a process leader made by hand in the list (decision 0006). */
  readonly editedByName?: string;
  readonly editedAt?: Instant;
  /** What the column Kontroll says: rules that the row breaks. Not empty = left out of sums, shown as "kontrolleras". */
  readonly faults: readonly Fault[];
}

type FieldsOf<T> = T extends unknown ? keyof T : never;
/** The fields of the other states are forbidden, so that a report cannot keep what a former state left. */
type Forbidden<C> = Readonly<
  Partial<Record<Exclude<FieldsOf<ContentByState[ReportState]>, keyof C>, never>>
>;

/** A report in a state; of several states, one of them. */
export type ReportIn<S extends ReportState> = S extends ReportState
  ? ReportBase & { readonly state: S } & ContentByState[S] & Forbidden<ContentByState[S]>
  : never;

/** A report (rapport): the outcome of one goal in one round. */
export type Report = ReportIn<ReportState>;

/** The one key of a goal's report in a round. */
export function reportKey(round: Pick<Round, 'key'>, goal: Pick<Goal, 'key'>): string {
  return `${round.key}:${goal.key}`;
}

/** What a report holds whatever its state, once somebody has reported. */
export type ReportedGoal = ReportBase & Outcome;

/** The report without its state and what only that state holds. */
export function withoutState(report: Report): ReportedGoal {
  return omit(
    report,
    ...(['state', 'sentBackReason', 'sentBackByName', 'sentBackAt'] as const),
    ...(['acceptedByName', 'acceptedAt'] as const),
  );
}

/** A state with what only it holds. */
export type StatePart =
  | { readonly state: 'submitted' }
  | ({ readonly state: 'sent-back' } & SendingBack)
  | ({ readonly state: 'accepted' } & Acceptance);

/** Picks what the state holds of all that a row may say; what a former state has left in the row is dropped. */
export function statePart(
  state: ReportState,
  { sentBackReason, sentBackByName, sentBackAt, ...rest }: Loose<SendingBack & Acceptance>,
): StatePart {
  switch (state) {
    case 'submitted':
      return { state };
    case 'sent-back':
      return definedOnly({ state, sentBackReason, sentBackByName, sentBackAt });
    case 'accepted':
      return definedOnly({ state, ...rest });
  }
}
