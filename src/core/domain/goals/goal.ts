import type { Person } from '../organisation/body';
import type { ImportMark } from '../base/import-mark';
import type { CalendarDate } from '../base/time';

/** Every split of an indicator. */
export const splits = ['women-men', 'girls-boys', 'total'] as const;
/** How an indicator's figures are split by sex (könsuppdelad statistik, seed:B20); `total` has no split. */
export type Split = (typeof splits)[number];

/** Every direction of an indicator. */
export const directions = ['rising', 'falling', 'near', 'gap', 'even'] as const;
/**
 * What an indicator aims at. `rising` and `falling`: a higher or a lower value (with a split, of the sex furthest from the
 * target). `near`: a value nearer to the target, from whichever side, such as a ratio of 100. `gap`: a difference between the sexes no larger than the target. `even`: a share of each sex within 40-60 %
 * (jämn könsfördelning).
 */
export type Direction = (typeof directions)[number];

/** Every measure of an indicator. */
export const measures = [
  'percent',
  'change',
  'ratio',
  'points',
  'people',
  'count',
  'sek',
  'days',
  'hours',
] as const;
/**
 * What the figures count. `change`: how much a value has changed, in per cent, which may be negative. `ratio`: women's (or girls')
 * value in per cent of men's (or boys'). Both are one figure. For `people`, a number of persons, some readers may not see small
 * numbers.
 */
export type Measure = (typeof measures)[number];

/** The figures of one occasion. For an indicator with the split `girls-boys`, `women` holds girls and `men` boys. */
export interface Figures {
  readonly women?: number;
  readonly men?: number;
  readonly total?: number;
  /**
   * How many women, men or people are behind a percentage, a mean or an amount; absent when the reporter has not said so.
   * Some readers may not see a figure behind which there are few people. `totalPersons` belongs to a total without a split.
   */
  readonly womenPersons?: number;
  readonly menPersons?: number;
  readonly totalPersons?: number;
}

/** Targets of women and men that differ. With the split `girls-boys`, `women` holds girls and `men` boys. */
export type TargetBySex = Pick<Figures, 'women' | 'men'>;

/** The largest number of decimals that an indicator can have. */
export const maxDecimals = 3;

/** An indicator (indikator): what a goal measures, and how to read its figures. */
export interface Indicator {
  readonly name: string;
  readonly measure: Measure;
  /** The unit shown after a value, such as `poäng`, for a measure that has none of its own. */
  readonly unit?: string;
  readonly split: Split;
  readonly direction: Direction;
  /** Number of decimals shown and accepted, 0-3. */
  readonly decimals: number;
  /** True when women and men add up to the total, as counts and money do and percentages do not. */
  readonly addsUp: boolean;
  /** The source of the figures, such as `Kolada N60960`. */
  readonly source?: string;
}

/** Every state of a goal. */
export const goalStates = ['draft', 'proposed', 'adopted', 'closed'] as const;
/** The state of a goal: utkast, föreslaget, fastställt, avslutat. Rounds ask for adopted goals alone. */
export type GoalState = (typeof goalStates)[number];

/**
 * A goal (mål) of one body. It is measurable when it has an indicator, a baseline, a target and a target date (seed:B25);
 * see `missingForMeasurable`.
 */
export interface Goal {
  readonly id: string;
  /** Unique code by which people know the goal: `BUN-1`. */
  readonly key: string;
  readonly title: string;
  readonly bodyId: string;
  /** The code of the body. It finds the body's row again when somebody deletes it and types it in anew. */
  readonly bodyKey?: string;
  /** In a goal as a round asked for it: the id of the body to which the goal has moved since. No row keeps it. */
  readonly movedToId?: string;
  /** The goal of a level above from which this one is derived (seed:B24). Only the council's goals and drafts may lack it. */
  readonly parentGoalId?: string;
  /** The code of that goal, for the same purpose as `bodyKey`. */
  readonly parentGoalKey?: string;
  readonly state: GoalState;
  readonly indicator?: Indicator;
  readonly baseline?: Figures;
  readonly baselineYear?: number;
  /** The value to reach, in the indicator's measure; for `gap` the largest gap allowed; unused by `even`. */
  readonly target?: number;
  /** The values that women and men are to reach where they differ. A sex without one has `target`. See `targetOf`. */
  readonly targetBySex?: TargetBySex;
  readonly targetOn?: CalendarDate;
  /** The person who reports the goal instead of the body's manager. */
  readonly reporter?: Person;
  /** The id and the code of the decision by which the goal was adopted; absent when nobody has recorded one. */
  readonly adoptedById?: string;
  readonly adoptedByKey?: string;
  /** Why an adopted goal was last changed or closed. */
  readonly changeReason?: string;
  /** The source of the goal or its figures. A goal of the sample municipality says here that it is an example. */
  readonly source?: string;
  /** The last import that wrote the row. */
  readonly imported?: ImportMark;
}

/** True for a goal that is not adopted yet: a draft, or a proposal. */
export function isInPreparation({ state }: Pick<Goal, 'state'>): boolean {
  return state === 'draft' || state === 'proposed';
}
