import { definedOnly, omit, type Loose } from '../base/defined';
import type { Fault } from '../base/fault';
import type { CalendarDate, Instant } from '../base/time';
import type { Figures, Goal } from '../goals/goal';
import type { AsAsked } from './as-asked';
import type { Round } from './round';

/** The attainments that a person can judge a goal to have: uppfyllt, delvis uppfyllt, ej uppfyllt. */
export const judgedAttainments = ['met', 'partly-met', 'not-met'] as const;

/**
 * How far a goal is attained (måluppfyllelse): a judged attainment, or that the goal cannot be assessed (kan inte
 * bedömas). The last does not mean "not met".
 */
export type Attainment = (typeof judgedAttainments)[number] | 'cannot-be-assessed';
/** Every attainment. */
export const attainments = [
  ...judgedAttainments,
  'cannot-be-assessed',
] as const satisfies readonly Attainment[];

/** What a person has reported about a goal. */
export interface Outcome {
  /** The outcome (utfall); empty when the goal cannot be assessed. */
  readonly figures: Figures;
  readonly attainment: Attainment;
  /** Why the attainment differs from the one that the figures suggest, or why the goal cannot be assessed. */
  readonly attainmentReason?: string;
  /** What explains the outcome ("Vad förklarar utfallet?"). */
  readonly comment?: string;
  /** A link, or another text that a process leader has written in the list, such as a registration number. */
  readonly evidenceUrl?: string;
  readonly reportedByName: string;
  readonly reportedByObjectId: string;
  readonly reportedAt: Instant;
}

/** Why, by whom and when a report was sent back. A row whose state a person set in the list has no reason. */
interface SendingBack {
  readonly sentBackReason?: string;
  readonly sentBackByName?: string;
  /** Absent in a row whose state a person set in the list, until the product has processed that edit. */
  readonly sentBackAt?: Instant;
}

/** By whom and when a report was accepted. Both are absent until the product has processed an edit of the state. */
interface Acceptance {
  readonly acceptedByName?: string;
  readonly acceptedAt?: Instant;
  /**
   * Present when the person who reported also accepted, by object id: as the only process leader, or by an edit of the
   * list.
   */
  readonly acceptedBySamePerson?: true;
}

/**
 * The fields that a report has in each state, besides those that it always has. To add a state, add it to `reportStates`;
 * the compiler then reports every place that must handle it.
 */
export interface ContentByState extends Record<ReportState, Outcome> {
  readonly submitted: Outcome;
  readonly 'sent-back': Outcome & SendingBack;
  readonly accepted: Outcome & Acceptance;
}

/** Every state of a stored report. */
export const reportStates = ['submitted', 'sent-back', 'accepted'] as const;
/** The state of a stored report: submitted, then sent back or accepted. A new submission replaces one sent back. */
export type ReportState = (typeof reportStates)[number];

/** Every state of a row without a report. */
export const unreportedStates = ['asked', 'not-reported'] as const;
/** The state of a row for which nobody has reported: the round asks for it, or the round ended without a report. */
export type UnreportedState = (typeof unreportedStates)[number];

/** The state of a row of the list Rapporter. */
export type RowState = UnreportedState | ReportState;

/** What a row said of the outcome at some time. */
export type OutcomeThen = Pick<Outcome, 'figures' | 'attainment'>;

/** A change of the figures or the attainment that a person made in the list after the round had ended (rättelse). */
export interface Correction {
  /** Absent when nobody had reported the goal. Further corrections do not change it. */
  readonly first?: OutcomeThen;
  /** Who made the last correction, and when. */
  readonly byName: string;
  readonly at: Instant;
}

/** The fields that a row of the list Rapporter has in every state. The key `{round.key}:{goal.key}` is unique. */
interface RowBase {
  readonly id: string;
  readonly key: string;
  readonly roundId: string;
  readonly goalId: string;
  /** The goal as the round asked for it. Absent in a row that a person typed, or that an older version of the product wrote. */
  readonly asAsked?: AsAsked;
  /** The round's due date, for the views of the list. */
  readonly dueOn?: CalendarDate;
  /** Rises by one each time the product saves the report. A card carries it, so that the bot recognises an old card. */
  readonly revision: number;
  /** Who made the last edit in the list, and when (decision 0006). */
  readonly editedByName?: string;
  readonly editedAt?: Instant;
  /**
   * The outcome that the product last wrote or took in. What differs from it, a person has typed since, also while the product was not
   * running. Absent in a row that an older version of the product wrote, and in one without a report.
   */
  readonly takenIn?: OutcomeThen;
  /** Present when a person has changed the outcome in the list after the round had ended. */
  readonly correction?: Correction;
  /** Why the outcome was corrected, as a person has written it in the list. */
  readonly correctionReason?: string;
  /** Present when somebody has typed over cells that say again what the row keeps, for the views of the list. */
  readonly hasStrayCells?: true;
  /** The rules that the row breaks (column Kontroll). With any, the report is left out of sums and shown as "kontrolleras". */
  readonly faults: readonly Fault[];
}

type FieldsOf<T> = T extends unknown ? keyof T : never;
/** Forbids the fields of the other states, so that a report cannot keep the fields of a former state. */
type Forbidden<C> = Readonly<
  Partial<Record<Exclude<FieldsOf<ContentByState[ReportState]>, keyof C>, never>>
>;

/** A report in the state S; with a union of states, a report in any of them. */
export type ReportIn<S extends ReportState> = S extends ReportState
  ? RowBase & { readonly state: S } & ContentByState[S] & Forbidden<ContentByState[S]>
  : never;

/** A report (rapport): the outcome of one goal in one round. */
export type Report = ReportIn<ReportState>;

/**
 * What a person has left in a row that holds no whole report: figures typed into a row that asks, or what is left of a report
 * of which cells were emptied. The product makes a report of it when it processes the edit, if it can.
 */
export type TypedParts = Partial<Outcome & SendingBack & Acceptance> & {
  readonly state?: ReportState;
};

/** A row for a goal that the round asks for, or asked for, and that nobody has reported. */
export type UnreportedRow = RowBase & {
  readonly state: UnreportedState;
  readonly typed?: TypedParts;
} & Readonly<Partial<Record<Exclude<FieldsOf<ContentByState[ReportState]>, keyof RowBase>, never>>>;

/** A row of the list Rapporter: a report, or a goal that the round asks for and that nobody has reported. */
export type ReportRow = Report | UnreportedRow;

/** True for a row that holds a report. */
export function isReported<R extends { readonly state: RowState }>(
  row: R,
): row is Extract<R, { readonly state: ReportState }> {
  return row.state !== 'asked' && row.state !== 'not-reported';
}

/** True for a row with a report that somebody still stands by: it has not been sent back. */
export function hasStandingReport(row: ReportRow | undefined): boolean {
  return row !== undefined && isReported(row) && row.state !== 'sent-back';
}

/** Returns the row as a report, or undefined when nobody has reported. */
export function asReport(row: ReportRow | undefined): Report | undefined {
  return row !== undefined && isReported(row) ? row : undefined;
}

/** Returns what the row says of the outcome; undefined when nobody has reported. */
export function outcomeOf(row: Loose<Partial<OutcomeThen>> | undefined): OutcomeThen | undefined {
  const isWhole = row?.figures !== undefined && row.attainment !== undefined;
  return isWhole ? { figures: row.figures, attainment: row.attainment } : undefined;
}

/** Returns the key of the goal's report in the round. */
export function reportKey(round: Pick<Round, 'key'>, goal: Pick<Goal, 'key'>): string {
  return `${round.key}:${goal.key}`;
}

/** The fields that a report has in each of its states. */
export type ReportedGoal = RowBase & Outcome;

/** A report whose state does not matter: every field that a report has in some state. */
export type AnyReport = ReportedGoal &
  Partial<SendingBack & Acceptance> & { readonly state: ReportState };

/** The fields that only one state has. A field that is missing here does not compile. */
const fieldsOfOneState = {
  sentBackReason: true,
  sentBackByName: true,
  sentBackAt: true,
  acceptedByName: true,
  acceptedAt: true,
  acceptedBySamePerson: true,
} satisfies Record<keyof (SendingBack & Acceptance), true>;

/** Returns the report without its state and the fields that only that state has. */
export function withoutState(report: Report): ReportedGoal {
  const fields = Object.keys(fieldsOfOneState) as readonly (keyof typeof fieldsOfOneState)[];
  return omit(report, 'state', ...fields);
}

/** A state with the fields that only it has. */
export type StatePart =
  | { readonly state: 'submitted' }
  | ({ readonly state: 'sent-back' } & SendingBack)
  | ({ readonly state: 'accepted' } & Acceptance);

/** Picks the state's own fields out of all that a row may hold. Drops fields that a former state left in the row. */
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
