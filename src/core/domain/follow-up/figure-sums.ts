import { exact, type FigureField } from '../goals/figures';
import { isOwed } from './collection';
import { definedOnly } from '../base/defined';
import type { ShownFigures } from '../goals/small-numbers';
import type { Report } from './report';

/** A report with what its reader may see of it. */
export interface Addend {
  readonly goalId: string;
  readonly report: Pick<Report, 'attainment' | 'faults' | 'state'> | undefined;
  readonly figures: ShownFigures;
}

/** A sum and what stands outside it. */
export interface Sum {
  readonly figures: ShownFigures;
  readonly goalIds: readonly string[];
  readonly leftOutGoalIds: readonly string[];
}

function isCounted({ report, figures }: Addend): boolean {
  if (report === undefined || isOwed(report)) return false;
  if (report.faults.length > 0 || report.attainment === 'cannot-be-assessed') return false;
  const values = [figures.women, figures.men, figures.total];
  return !values.includes('suppressed') && values.some((value) => value !== undefined);
}

function add(addends: readonly Addend[], field: FigureField): number | undefined {
  const values = addends.map(({ figures }) => figures[field]);
  if (values.length === 0 || values.includes(undefined)) return undefined;
  return exact(values.reduce((sum: number, value) => sum + Number(value), 0));
}

/**
 * Adds the goals' figures. Left out, and counted as such: nothing reported, sent back, a rule broken ("kontrolleras"),
 * not assessed, and suppressed; a sum that held a suppressed figure would give it back by subtraction.
 */
export function sumOf(addends: readonly Addend[]): Sum {
  const counted = addends.filter(isCounted);
  const [women, men, total] = [add(counted, 'women'), add(counted, 'men'), add(counted, 'total')];
  const gap = women === undefined || men === undefined ? undefined : exact(Math.abs(women - men));
  return {
    figures: definedOnly({ women, men, total, gap }),
    goalIds: counted.map(({ goalId }) => goalId),
    leftOutGoalIds: addends.filter((one) => !counted.includes(one)).map(({ goalId }) => goalId),
  };
}
