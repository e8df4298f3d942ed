import type { Person } from '../organisation/body';
import type { CalendarDate } from '../base/time';

/** How an indicator is divided by sex (könsuppdelad statistik, seed:B20). */
export type Split = 'women-men' | 'girls-boys' | 'total';

/**
 * Which way is good: `rising` and `falling` look at the value (with a split: at the sex furthest from the target),
 * `gap` at the difference between the two sexes, which shall shrink to the target, and `even` at the share of each sex
 * in the whole, which shall lie within 40-60 % (jämn könsfördelning).
 */
export type Direction = 'rising' | 'falling' | 'gap' | 'even';

/** What the figures count. `people` is a number of persons: small ones are suppressed for those who may not see them. */
export type Measure = 'percent' | 'points' | 'people' | 'count' | 'sek' | 'days' | 'hours';

/** Figures of one occasion. `women` holds girls and `men` holds boys where the indicator is split so. */
export interface Figures {
  readonly women?: number;
  readonly men?: number;
  readonly total?: number;
}

/** Indikator: what is measured, and how it is read. */
export interface Indicator {
  readonly name: string;
  readonly measure: Measure;
  /** Shown after a value where the measure itself does not say it, e.g. `poäng`. */
  readonly unit?: string;
  readonly split: Split;
  readonly direction: Direction;
  /** Decimals shown and accepted, 0-3. */
  readonly decimals: number;
  /** Women and men add up to the total (counts, money); a percentage does not. */
  readonly addsUp: boolean;
  /** Where the figure comes from, e.g. `Kolada N60960`. */
  readonly source?: string;
}

/** utkast, fastställd, avslutad. */
export type GoalState = 'draft' | 'adopted' | 'closed';

/**
 * A goal (mål) of one body. Measurable means: indicator, baseline, target and target date are all there (seed:B25); see
 * `missingForMeasurable`.
 */
export interface Goal {
  readonly id: string;
  /** Unique code people use: `BUN-1`. */
  readonly key: string;
  readonly title: string;
  readonly bodyId: string;
  /** The goal of the level above that this one is derived from (seed:B24). Only the council's goals have none. */
  readonly parentGoalId?: string;
  readonly state: GoalState;
  readonly indicator?: Indicator;
  readonly baseline?: Figures;
  readonly baselineYear?: number;
  /** The value to reach, in the indicator's measure; for `gap` the largest gap allowed; unused by `even`. */
  readonly target?: number;
  readonly targetOn?: CalendarDate;
  /** Reports instead of the body's manager. */
  readonly reporter?: Person;
  /** Where the goal or its figures come from; examples say so. */
  readonly source?: string;
}
