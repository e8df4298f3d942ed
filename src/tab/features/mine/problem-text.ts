import type { Indicator } from '../../../core/domain/goal';
import { faultText } from '../../components/fault-text';
import type { Words } from '../../components/words';
import type { FieldProblem } from './check-draft';

/** The sentence below a field. */
export function problemText(problem: FieldProblem, indicator: Indicator, words: Words): string {
  const { form, number } = words.t.mine;
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
    case 'reading': {
      const { reading } = problem;
      if ('value' in reading) return number.notANumber;
      if (reading.problem === 'ambiguous') {
        const [a, b] = reading.readings.map((value) => words.format.number(value, 3));
        return number.ambiguous(a ?? '', b ?? '');
      }
      return reading.problem === 'too-large'
        ? number.tooLarge
        : number.notANumberExample(words.format.number(12.5, indicator.decimals));
    }
  }
}
