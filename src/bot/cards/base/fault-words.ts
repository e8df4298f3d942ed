import type { Fault } from '../../../core/domain/base/fault';
import type { Indicator } from '../../../core/domain/goals/goal';
import { writeNumber } from '../../../core/domain/base/numbers';
import { faultText } from '../../../core/text/error/error-texts';
import type { CardFrame } from './card-frame';
import { exampleWords, figureWords } from './words';

type Say = (fault: Fault, frame: CardFrame, indicator: Indicator | undefined) => string;

const number = (fault: Fault, name: string) => Number(fault.values?.[name] ?? 0);

const valueOf = (name: string, fault: Fault, at: Parameters<Say>): string => {
  const [, frame, indicator] = at;
  const value = number(fault, name);
  return indicator === undefined
    ? writeNumber(value, frame.language, 3)
    : figureWords(value, indicator, frame);
};

/** The sentence for each reason that a card can show. A reason that is not among them gets a general sentence. */
const words = new Map<string, Say>([
  ['missing', (_, { text }) => text.fault.missing],
  [
    'not-a-number',
    (_, frame, indicator) => frame.text.fault.notANumber(exampleWords(indicator, frame)),
  ],
  ['not-whole', (_, { text }) => text.fault.notWhole],
  ['reason-missing', (_, { text }) => text.form.reasonMissing],
  ['too-small', (fault, ...at) => at[0].text.fault.tooSmall(valueOf('min', fault, [fault, ...at]))],
  ['too-large', (fault, ...at) => at[0].text.fault.tooLarge(valueOf('max', fault, [fault, ...at]))],
  ['too-many-decimals', (fault, { text }) => text.fault.tooManyDecimals(number(fault, 'decimals'))],
  ['too-long', (fault, { text }) => text.fault.tooLong(number(fault, 'longest'))],
  [
    'ambiguous',
    (fault, { text, language }) =>
      text.fault.ambiguous(
        writeNumber(number(fault, 'one'), language, 9),
        writeNumber(number(fault, 'other'), language, 9),
      ),
  ],
]);

/** Says a fault in words that tell what to do. */
export function faultWords(
  fault: Fault,
  frame: CardFrame,
  indicator: Indicator | undefined,
): string {
  const say = words.get(fault.reason);
  // A number too large to read has no limit to name.
  const hasLimit = fault.reason !== 'too-large' || fault.values?.['max'] !== undefined;
  if (!hasLimit) return frame.text.fault.other;
  return say === undefined ? faultText(fault, frame.language) : say(fault, frame, indicator);
}
