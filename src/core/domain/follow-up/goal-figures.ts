import { remembered } from '../base/remembered';
import type { Figures, Goal, Indicator } from '../goals/goal';
import type { Round } from './round';

/** A round, for goals as it asked for them, or today, for goals as they are. */
export type AsOf = Round | 'today';

/** The figures of one goal on one occasion: its report in a round, or a baseline of it. */
export interface GoalFigures {
  readonly goalId: string;
  /**
   * The goal as it was or is where the figures stand. A report has one: the goal as its round asked for it. A baseline has those
   * of all rounds that asked with this baseline, and that of today if it still has it.
   */
  readonly goals: readonly Goal[];
  readonly indicator: Indicator;
  /** The round of the report; absent for a baseline. */
  readonly roundId?: string;
  /** The year that the figures are about; empty for a baseline without a year. */
  readonly year: string;
  /** The figures as stored. */
  readonly stored: Figures;
  /** The figures with the total that follows from them. */
  readonly figures: Figures;
  /** Where the figures stand: rounds in the order of the list, today last. */
  readonly asOf: readonly AsOf[];
}

const keyOfIndicator = remembered(({ name, measure, unit }: Indicator): string =>
  JSON.stringify([name.trim().toLowerCase(), measure, unit ?? '']),
);

/** Returns a key that is the same for goals that measure the same thing, split by sex or not. */
export function alikeKey({ indicator }: Pick<Goal, 'indicator'>): string | undefined {
  return indicator && keyOfIndicator(indicator);
}
