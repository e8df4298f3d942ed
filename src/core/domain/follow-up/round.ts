import type { CalendarDate, Instant } from '../base/time';
import type { BodyThen } from './as-asked';
import type { RoundKind } from './round-kind';

/** Every state of a round. */
export const roundStates = [
  'planned',
  'opening',
  'open',
  'closing',
  'closed',
  'cancelled',
] as const;
/**
 * The state of a round. A process leader opens a planned round and closes an open one, can open a closed round again, and
 * can cancel a planned or an open round. While a round is opening or closing the product writes the rows of its goals;
 * then nobody is told of it, and it takes no reports.
 */
export type RoundState = (typeof roundStates)[number];

/** When, by whom and why a closed round was opened again. */
export interface Reopening {
  readonly at: Instant;
  readonly byName: string;
  readonly reason: string;
}

/** What a round keeps of the rules and of the organisation from its opening on. */
export interface RoundAsAsked {
  /** The municipality's settings `partlyMetFrom` and `smallCountsBelow` when the round opened. */
  readonly partlyMetFrom: number;
  readonly smallCountsBelow: number;
  /** The bodies that existed, from the top; `parentKey` is the code of the body above. */
  readonly bodies: readonly (BodyThen & { readonly parentKey?: string })[];
  /** The codes of the goals that the round asks for, in the order of the list. */
  readonly goalKeys: readonly string[];
  /** True when the product filled this in after the opening, from the rules and the organisation as they were then. */
  readonly filledIn?: true;
}

/** A round (uppföljningsomgång): one occasion on which the municipality asks for the outcome of each measurable goal. */
export interface Round {
  readonly id: string;
  /** Unique. The product makes it from the title when the round is prepared, such as `helar-2026`, and never changes it. */
  readonly key: string;
  readonly title: string;
  readonly state: RoundState;
  readonly kind: RoundKind;
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
  /**
   * What the round keeps from its opening on: its goals are then those of its rows, and nothing that is done later to goals,
   * organisation or settings changes it. Absent before, and in a round that an older version of the product opened.
   */
  readonly asAsked?: RoundAsAsked;
  /** True when the row holds what the round keeps in a form that cannot be read: somebody has changed it. */
  readonly isAsAskedSpoiled?: true;
  /** The code in the round's row, when somebody has typed another one there than its rows have. `key` is then that of its rows. */
  readonly keyInRow?: string;
  /** Keys of the goals that a process leader left out. The round never asks for goals that are not measurable. */
  readonly leftOutGoalKeys: readonly string[];
}
