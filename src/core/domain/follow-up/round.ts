import type { CalendarDate, Instant } from '../base/time';

/** planned → open → closed; open again from closed; cancelled from planned and open (design §18). */
export type RoundState = 'planned' | 'open' | 'closed' | 'cancelled';

/** That a closed round was opened again: when, by whom and why. */
export interface Reopening {
  readonly at: Instant;
  readonly byName: string;
  readonly reason: string;
}

/** Uppföljningsomgång: one occasion on which every measurable goal's outcome is asked for. */
export interface Round {
  readonly id: string;
  /** Unique: made of the title when the round is prepared, e.g. `helar-2026`; never changed. */
  readonly key: string;
  readonly title: string;
  readonly state: RoundState;
  /** The outcome asked for is that of this period, both days included. */
  readonly periodFrom: CalendarDate;
  readonly periodTo: CalendarDate;
  readonly dueOn: CalendarDate;
  /** Where the figures will be shown, in people's words: "årsredovisningen 2026". */
  readonly shownIn: string;
  readonly openedAt?: Instant;
  /** Who asks: shown first in every card. */
  readonly openedByName?: string;
  readonly openedByObjectId?: string;
  /** When the round was closed or cancelled; absent while it is neither. */
  readonly endedAt?: Instant;
  /** The last time that the round was opened again after it had been closed. */
  readonly reopening?: Reopening;
  /** Goals left out by hand, by key; goals that are not measurable are left out by rule. */
  readonly leftOutGoalKeys: readonly string[];
}
