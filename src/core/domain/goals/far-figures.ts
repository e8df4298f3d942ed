import { isFarFromEarlier, wantedFields, type FigureField } from './figures';
import type { Figures, Indicator } from './goal';
import type { ShownFigures } from './small-numbers';

/** A goal with what was reported about it before, as a person may see it. */
export interface GoalWithOutcomes {
  readonly indicator?: Indicator;
  readonly baseline?: Figures;
  readonly history: readonly {
    readonly figures: ShownFigures;
    /** Present when the outcome measured something else, so that it says nothing about the size of a figure. */
    readonly measuresOther?: true;
  }[];
}

/** Returns the fields whose figure lies far from the baseline and every earlier outcome, so that a typing error is likely. */
export function farFigures(figures: Figures, goal: GoalWithOutcomes): readonly FigureField[] {
  if (goal.indicator === undefined) return [];
  const alike = goal.history.filter(({ measuresOther }) => measuresOther !== true);
  return wantedFields(goal.indicator).filter((field) => {
    const value = figures[field];
    const earlier = [goal.baseline?.[field], ...alike.map((past) => past.figures[field])];
    const known = earlier.filter((past) => typeof past === 'number');
    return value !== undefined && isFarFromEarlier(value, known);
  });
}
