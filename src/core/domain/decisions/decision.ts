import type { Fault } from '../base/fault';
import type { CalendarDate } from '../base/time';

/** A decision (beslut) that a body has taken, as the list *Beslut* holds it. */
export interface Decision {
  readonly id: string;
  /**
   * Unique code that the product makes with the row, such as `BUN-2026-11-26-1`. It is never made of the paragraph, whose numbers
   * begin anew each year and may be corrected.
   */
  readonly key: string;
  /** The body that decided (beslutande organ). */
  readonly bodyId: string;
  /** The code of the body. It finds the body's row again when somebody deletes it and types it in anew. */
  readonly bodyKey?: string;
  /** The day of the meeting. */
  readonly decidedOn: CalendarDate;
  /** The paragraph of the minutes as people write it, such as `§ 79`. */
  readonly paragraph: string;
  /** The name and object id of the person who recorded the decision; absent when the body's own secretary did. */
  readonly registeredByName?: string;
  readonly registeredByObjectId?: string;
  /**
   * Present when somebody who does not record the body's decisions has typed the row into the list (column Kontroll). Such a
   * decision does not count until somebody who does has recorded it.
   */
  readonly faults?: readonly Fault[];
}

/** What names a decision among people: the body, the day of its meeting, and the paragraph of the minutes (seed:A5). */
export type DecisionName = Pick<Decision, 'bodyId' | 'decidedOn' | 'paragraph'>;
