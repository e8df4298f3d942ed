import type { Round } from '../../domain/follow-up/round';

/** The fields of a round that every page shows. */
type Shown =
  | 'id'
  | 'key'
  | 'title'
  | 'state'
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
}
