import type { CalendarDate } from '../../domain/base/time';
import type { FaultyRow, PersonRole } from '../../domain/obligations/obligation';

/** How many duties the page gets at most. */
export const maxDuties = 50;
/** How many rows of one duty the page gets at most. */
export const maxMentions = 10;

/** A body must have a measurable goal and has none. The person answers for the body, or is a process leader. */
interface MissingGoal {
  readonly kind: 'goal-missing';
  readonly bodyId: string;
  /** The code of the body, by which the form of a new goal is opened. */
  readonly bodyKey: string;
  readonly bodyName: string;
  /** True for people who answer for the body; false for a process leader who is told since the body has nobody. */
  readonly isOwn: boolean;
}

/** A body has ended while goals of it are in use, or reports of it are owed, and nothing answers for it. */
interface MissingSuccessor {
  readonly kind: 'successor-missing';
  readonly bodyKey: string;
  readonly bodyName: string;
  /** The last day of the body. */
  readonly endedOn: CalendarDate;
  readonly goalCount: number;
  /** How many reports are owed in open rounds. */
  readonly reportCount: number;
}

/** Nobody in the directory has the mail address, so that the product can ask nobody there. */
interface UnknownPerson {
  readonly kind: 'person-unknown';
  readonly mail: string;
  /** The rows in which the address stands, the first ones. */
  readonly mentions: readonly {
    readonly list: 'bodies' | 'goals';
    /** The code of the row. */
    readonly key: string;
    /** The name of the body, or the words of the goal. */
    readonly name: string;
    readonly role: PersonRole;
  }[];
  readonly mentionCount: number;
  /** The addresses of all process leaders, of whom the person is one; absent unless the address stands among them. */
  readonly leaders?: readonly string[];
}

/** Rows of a list that do not count as they stand. */
interface FaultyRows {
  readonly kind: 'row-faulty';
  /** The name of the list, as people see it in SharePoint. */
  readonly list: string;
  /** The first rows. */
  readonly rows: readonly Omit<FaultyRow, 'list'>[];
  readonly rowCount: number;
}

/** A row that belongs to one that is missing. */
interface LooseRow {
  readonly key: string;
  /** The name of the body, or the words of the goal. */
  readonly name: string;
}

/** A row is gone from its list although others belong to it. */
interface MissingRow {
  readonly kind: 'row-missing';
  /** The name of the list, as people see it in SharePoint. */
  readonly list: string;
  readonly rowId: string;
  /** The code that the row had, when it is known. */
  readonly rowKey?: string;
  /** The first bodies directly below it. */
  readonly bodies: readonly LooseRow[];
  readonly bodyCount: number;
  /** The first goals of the body, or derived from the goal. */
  readonly goals: readonly LooseRow[];
  readonly goalCount: number;
  readonly reportCount: number;
}

/** Something that the person owes and that is no report. */
export type MineDuty = MissingGoal | MissingSuccessor | UnknownPerson | FaultyRows | MissingRow;
