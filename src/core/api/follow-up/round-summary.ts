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
  /** How many of the goals' rows are written, while the round is opening or closing. */
  readonly progress?: { readonly done: number; readonly of: number };
}
