import type { RoundSummary } from '../../api/follow-up/round-summary';
import { daysBetween } from '../../domain/base/calendar';
import { definedOnly } from '../../domain/base/defined';
import type { CalendarDate } from '../../domain/base/time';
import type { Round } from '../../domain/follow-up/round';

/** Returns the fields of a round that pages and cards show. */
export function roundSummary(round: Round, today: CalendarDate): RoundSummary {
  const { id, key, title, state, periodFrom, periodTo, dueOn, shownIn } = round;
  const { openedByName, openedAt, reopening } = round;
  return definedOnly<RoundSummary>({
    ...{ id, key, title, state, periodFrom, periodTo, dueOn, shownIn },
    daysLeft: daysBetween(today, dueOn),
    ...{ openedByName, openedAt, reopening },
  });
}
