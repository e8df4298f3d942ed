import type { Round } from '../../domain/follow-up/round';

/** The fields of a round that every page shows. */
type Shown =
  | 'id'
  | 'key'
  | 'title'
  | 'state'
  | 'kind'
  | 'periodFrom'
  | 'periodTo'
  | 'dueOn'
  | 'shownIn'
  | 'openedByName'
  | 'openedAt'
  | 'reopening';

/** A round as every page shows it. */
export interface RoundSummary extends Pick<Round, Shown> {
  /** Negative when the due date has passed. */
  readonly daysLeft: number;
  /**
   * From which share of the way between baseline and target, 0-1, a goal of the round is partly met. The form suggests the
   * attainment by it, as the server does.
   */
  readonly partlyMetFrom: number;
  /** Below how many people a figure of the round is hidden from those who may not see exact figures. */
  readonly smallCountsBelow: number;
  /** How many of the goals' rows are written, while the round is opening or closing. */
  readonly progress?: { readonly done: number; readonly of: number };
}
