import type { CalendarDate, Instant } from '../base/time';

/** Every state of a round. */
export const roundStates = ['planned', 'open', 'closed', 'cancelled'] as const;
/**
 * The state of a round. A process leader opens a planned round and closes an open one, can open a closed round again, and
 * can cancel a planned or an open round.
 */
export type RoundState = (typeof roundStates)[number];

/** When, by whom and why a closed round was opened again. */
export interface Reopening {
  readonly at: Instant;
  readonly byName: string;
  readonly reason: string;
}

/** A round (uppföljningsomgång): one occasion on which the municipality asks for the outcome of each measurable goal. */
export interface Round {
  readonly id: string;
  /** Unique. The product makes it from the title when the round is prepared, such as `helar-2026`, and never changes it. */
  readonly key: string;
  readonly title: string;
  readonly state: RoundState;
  /** The period whose outcome the round asks for, from its first day to its last. */
  readonly periodFrom: CalendarDate;
  readonly periodTo: CalendarDate;
  readonly dueOn: CalendarDate;
  /** Where the municipality will publish the figures, as the process leader words it: "årsredovisningen 2026". */
  readonly shownIn: string;
  readonly openedAt?: Instant;
  /** The process leader who opened the round. Cards name this person as the one who asks. */
  readonly openedByName?: string;
  readonly openedByObjectId?: string;
  /** When the round was closed or cancelled; absent in a planned or an open round. */
  readonly endedAt?: Instant;
  /** The last time that the round was opened again after it had been closed. */
  readonly reopening?: Reopening;
  /** Keys of the goals that a process leader left out. The round never asks for goals that are not measurable. */
  readonly leftOutGoalKeys: readonly string[];
}
