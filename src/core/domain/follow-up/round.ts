import type { CalendarDate, Instant } from '../base/time';

/** planned → open → closed, or cancelled from planned and open (design §18). */
export type RoundState = 'planned' | 'open' | 'closed' | 'cancelled';

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
  readonly endedAt?: Instant;
  /** Goals left out by hand, by key; goals that are not measurable are left out by rule. */
  readonly leftOutGoalKeys: readonly string[];
}
