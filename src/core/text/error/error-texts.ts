import { isReason, type Fault } from '../../domain/base/fault';
import type { Language, Texts } from '../language';
import { en } from './en';
import { fi } from './fi';
import { sv, type ErrorText } from './sv';

const errorTexts: Texts<ErrorText> = { sv, en, fi };

/** The sentence of a fault; a general one for a reason of another version of the product. */
export function faultText({ reason, values }: Fault, language: Language): string {
  const text = errorTexts[language];
  return isReason(reason) ? text.reasons[reason](values ?? {}) : text.other;
}
