import { gapOf, withoutRoundingError, type FigureField } from '../goals/figures';
import { hasReliableOutcome } from './collection';
import { definedOnly } from '../base/defined';
import type { ShownFigures } from '../goals/small-numbers';
import type { Report } from './report';
import type { ShownReport } from './shown-report';

/** One goal's report, with its figures as the reader may see them. */
export interface Addend {
  readonly goalId: string;
  readonly report: (Pick<ShownReport, 'attainment' | 'state'> & Pick<Report, 'faults'>) | undefined;
  readonly figures: ShownFigures;
}

/** A sum of figures, with the goals that it includes and those that it leaves out. */
export interface Sum {
  readonly figures: ShownFigures;
  readonly goalIds: readonly string[];
  readonly leftOutGoalIds: readonly string[];
}

function isCounted({ report, figures }: Addend): boolean {
  if (report === undefined || !hasReliableOutcome(report)) return false;
  if (report.attainment === 'cannot-be-assessed') return false;
  const values = [figures.women, figures.men, figures.total];
  return !values.includes('suppressed') && values.some((value) => value !== undefined);
}

function add(addends: readonly Addend[], field: FigureField): number | undefined {
  const values = addends.map(({ figures }) => figures[field]);
  if (values.length === 0 || values.includes(undefined)) return undefined;
  return withoutRoundingError(values.reduce((sum: number, value) => sum + Number(value), 0));
}

/**
 * Adds the goals' figures. Leaves out goals whose report is missing, sent back, breaks a rule ("kontrolleras") or cannot
 * be assessed, and goals with a suppressed figure, since a reader could compute that figure from a sum that includes it.
 */
export function sumOf(addends: readonly Addend[]): Sum {
  const counted = addends.filter(isCounted);
  const isIn = new Set(counted);
  const [women, men, total] = [add(counted, 'women'), add(counted, 'men'), add(counted, 'total')];
  return {
    figures: definedOnly({ women, men, total, gap: gapOf(definedOnly({ women, men })) }),
    goalIds: counted.map(({ goalId }) => goalId),
    leftOutGoalIds: addends.filter((one) => !isIn.has(one)).map(({ goalId }) => goalId),
  };
}
