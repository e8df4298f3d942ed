import type { CalendarDate } from '../base/time';

/** Every kind of round. */
export const roundKinds = ['interim', 'annual'] as const;
/** What a round follows up: part of a year (delårsuppföljning), or a whole year (årsuppföljning). */
export type RoundKind = (typeof roundKinds)[number];

/** Returns the kind that a period suggests: annual when it is a full calendar year, from 1 January to 31 December. */
export function kindOfPeriod(periodFrom: CalendarDate, periodTo: CalendarDate): RoundKind {
  const isSameYear = periodFrom.slice(0, 4) === periodTo.slice(0, 4);
  const isWhole = periodFrom.endsWith('-01-01') && periodTo.endsWith('-12-31');
  return isSameYear && isWhole ? 'annual' : 'interim';
}
