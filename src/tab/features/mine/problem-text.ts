import { faultOfNumber, type NumberProblem } from '../../../core/domain/base/numbers';
import type { Fault } from '../../../core/domain/base/fault';
import type { Indicator } from '../../../core/domain/goals/goal';
import { faultText } from '../../components/fault-text';
import type { Words } from '../../components/words';
import type { FieldProblem } from './check-draft';

/** Returns the sentence below a field that has a problem. */
export function problemText(problem: FieldProblem, indicator: Indicator, words: Words): string {
  return problem.kind === 'fault'
    ? formFaultText(problem.fault, words)
    : unreadableText(problem.reading, indicator, words);
}

/** Returns a sentence of the form for its own fields, and else the general sentence for the fault. */
function formFaultText(fault: Fault, words: Words): string {
  const { form } = words.t.mine;
  if (fault.field === 'evidenceUrl' && fault.reason === 'not-an-address') return form.evidenceFault;
  if (fault.reason !== 'missing') return faultText(fault, words);
  if (fault.field === 'attainment') return form.needsAttainment;
  return fault.field === 'attainmentReason' ? form.needsReason : form.needsFigure;
}

function unreadableText(reading: NumberProblem, indicator: Indicator, words: Words): string {
  const { number } = words.t.mine;
  if (reading.problem === 'hidden-character' || reading.problem === 'other-unit')
    return faultText(faultOfNumber('', reading), words);
  const example = words.format.number(12.5, indicator.decimals);
  if (reading.problem !== 'ambiguous')
    return reading.problem === 'too-large' ? number.tooLarge : number.notANumber(example);
  const [point, comma] = reading.readings;
  return number.ambiguous(words.format.number(point, 3), words.format.number(comma, 3));
}
