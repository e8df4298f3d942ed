import type { Fault } from '../base/fault';
import type { CalendarDate } from '../base/time';
import type { MissingRow } from '../relations/missing-rows';

/** A column in which a row names a person. */
export type PersonRole = 'manager' | 'substitute' | 'secretary' | 'processLeader' | 'reporter';

/** A row that names a person, and in which role. */
export interface Mention {
  readonly list: 'bodies' | 'goals';
  /** The row's id in its list. */
  readonly rowId: string;
  readonly role: PersonRole;
}

/** A row that does not count as it stands, until somebody corrects it in the list. */
export interface FaultyRow {
  /** The name of the list, as people see it in SharePoint. */
  readonly list: string;
  /** The row's id in its list. */
  readonly rowId: string;
  /** The row's title; empty when it has none. */
  readonly title: string;
  /** The column that must be corrected, by the name that people see in the list. */
  readonly column: string;
  readonly fault: Fault;
}

/** Where each kind of obligation is fulfilled. */
interface Places {
  /** The report of the goal in the round. */
  report: { readonly goalId: string; readonly roundId: string };
  /** The body whose goal is missing. */
  'goal-missing': { readonly bodyId: string };
  /** The body that has ended, how many goals of it are in use, and how many reports are owed for it in open rounds. */
  'successor-missing': {
    readonly bodyId: string;
    readonly goalCount: number;
    readonly reportCount: number;
  };
  /** The rows that name the address. */
  'person-unknown': { readonly mail: string; readonly mentions: readonly Mention[] };
  /** The rows of one list. */
  'row-faulty': { readonly list: string; readonly rows: readonly FaultyRow[] };
  /** The row that is missing, with what belongs to it. */
  'row-missing': MissingRow;
}

/**
 * What is owed. `report`: the outcome of a goal in an open round. `goal-missing`: a measurable goal of a body that must
 * have one (seed:B25, seed:B27). `successor-missing`: somebody who takes over what a body left when it ended. `person-unknown`: a correction of a mail address that the directory does not have.
 * `row-faulty`: a correction of rows that do not count as they stand. `row-missing`: the place of a row that is gone
 * although others belong to it.
 */
export type ObligationKind = keyof Places;

/** `late`: the due date has passed, which is a normal state. An obligation without a due date is never late. */
export type ObligationState = 'open' | 'late';

/** One kind of obligation. */
export interface ObligationIn<K extends ObligationKind> {
  /** Names the obligation for as long as it exists: made from codes of rows, or from a mail address. */
  readonly key: string;
  readonly kind: K;
  /** The body that the obligation belongs to. */
  readonly bodyId: string;
  /** Object ids of those who can fulfil it; the person whom the product asks stands first. Empty when nobody is known. */
  readonly people: readonly string[];
  readonly dueOn?: CalendarDate;
  readonly place: Places[K];
  readonly state: ObligationState;
}

/** Something that somebody owes: a report, a goal or a correction. It is derived from rows and never stored. */
export type Obligation = { [K in ObligationKind]: ObligationIn<K> }[ObligationKind];
