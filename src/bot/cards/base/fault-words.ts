import type { Fault } from '../../../core/domain/base/fault';
import { maxDecimals } from '../../../core/domain/goals/goal';
import type { Indicator } from '../../../core/domain/goals/goal';
import { exactDecimals, writeNumber } from '../../../core/domain/base/numbers';
import { faultText } from '../../../core/text/error/error-texts';
import type { CardFrame } from './card-frame';
import { exampleWords, figureWords } from './words';

interface SentenceContext {
  readonly frame: CardFrame;
  readonly indicator: Indicator | undefined;
}

type FaultSentence = (fault: Fault, frame: CardFrame, indicator: Indicator | undefined) => string;

const numberIn = (fault: Fault, name: string) => Number(fault.values?.[name] ?? 0);

const valueIn = (fault: Fault, name: string, { frame, indicator }: SentenceContext): string => {
  const value = numberIn(fault, name);
  return indicator === undefined
    ? writeNumber(value, frame.language, maxDecimals)
    : figureWords(value, indicator, frame);
};

/** The sentence that a card shows for each reason. A reason that is missing here gets the general text of the fault. */
const sentences = new Map<string, FaultSentence>([
  ['missing', (_, { text }) => text.fault.missing],
  [
    'not-a-number',
    (_, frame, indicator) => frame.text.fault.notANumber(exampleWords(indicator, frame)),
  ],
  ['not-whole', (_, { text }) => text.fault.notWhole],
  ['reason-missing', (_, { text }) => text.form.reasonMissing],
  [
    'too-small',
    (fault, frame, indicator) =>
      frame.text.fault.tooSmall(valueIn(fault, 'min', { frame, indicator })),
  ],
  [
    'too-large',
    (fault, frame, indicator) =>
      frame.text.fault.tooLarge(valueIn(fault, 'max', { frame, indicator })),
  ],
  [
    'too-many-decimals',
    (fault, { text }) => text.fault.tooManyDecimals(numberIn(fault, 'decimals')),
  ],
  ['too-long', (fault, { text }) => text.fault.tooLong(numberIn(fault, 'longest'))],
  [
    'ambiguous',
    (fault, { text, language }) =>
      text.fault.ambiguous(
        writeNumber(numberIn(fault, 'one'), language, exactDecimals),
        writeNumber(numberIn(fault, 'other'), language, exactDecimals),
      ),
  ],
]);

/**
 * True when the fault comes without the limit that the card's sentence names: a number that is too large to parse, or a
 * refused edit of which only the reasons are kept.
 */
function lacksLimit({ reason, values }: Fault): boolean {
  if (reason === 'too-large') return values?.['max'] === undefined;
  return reason === 'too-long' && values?.['longest'] === undefined;
}

/** Returns a sentence that explains a fault and how to correct it. */
export function faultWords(
  fault: Fault,
  frame: CardFrame,
  indicator: Indicator | undefined,
): string {
  if (fault.field === 'attainment' && fault.reason === 'missing')
    return frame.text.form.attainmentMissing;
  const sentence = sentences.get(fault.reason);
  if (lacksLimit(fault))
    return fault.reason === 'too-large' ? frame.text.fault.other : faultText(fault, frame.language);
  return sentence === undefined
    ? faultText(fault, frame.language)
    : sentence(fault, frame, indicator);
}
