import type { Reopening, RoundState } from '../../domain/follow-up/round';
import type { CalendarDate, Instant } from '../../domain/base/time';

/** A round as every page shows it. `daysLeft` is negative when the due date has passed. */
export interface RoundSummary {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly state: RoundState;
  readonly periodFrom: CalendarDate;
  readonly periodTo: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly daysLeft: number;
  readonly shownIn: string;
  readonly openedByName?: string;
  readonly openedAt?: Instant;
  readonly reopening?: Reopening;
}
