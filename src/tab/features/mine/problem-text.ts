import type { Indicator } from '../../../core/domain/goals/goal';
import type { NumberReading } from '../../../core/domain/base/numbers';
import { faultText } from '../../components/fault-text';
import type { Words } from '../../components/words';
import type { FieldProblem } from './check-draft';

/** The sentence below a field. */
export function problemText(problem: FieldProblem, indicator: Indicator, words: Words): string {
  const { form } = words.t.mine;
  switch (problem.kind) {
    case 'needs-figure':
      return form.needsFigure;
    case 'needs-reason':
      return form.needsReason;
    case 'needs-attainment':
      return form.needsAttainment;
    case 'bad-link':
      return form.evidenceFault;
    case 'fault':
      return faultText(problem.fault, words);
    case 'reading':
      return readingText(problem.reading, indicator, words);
  }
}

function readingText(reading: NumberReading, indicator: Indicator, words: Words): string {
  const { number } = words.t.mine;
  const example = words.format.number(12.5, indicator.decimals);
  if ('value' in reading) return number.notANumber(example);
  if (reading.problem !== 'ambiguous')
    return reading.problem === 'too-large' ? number.tooLarge : number.notANumber(example);
  const [point, comma] = reading.readings;
  return number.ambiguous(words.format.number(point, 3), words.format.number(comma, 3));
}
