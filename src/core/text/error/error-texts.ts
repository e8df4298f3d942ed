import { isReason, type Fault } from '../../domain/base/fault';
import type { Language } from '../../domain/base/language';
import type { Texts } from '../language';
import { en } from './en';
import { fi } from './fi';
import { sv, type ErrorText } from './sv';

const errorTexts: Texts<ErrorText> = { sv, en, fi };

/** Returns the sentence of a fault. A reason that this version does not know gets a general sentence. */
export function faultText({ reason, values }: Fault, language: Language): string {
  const text = errorTexts[language];
  return isReason(reason) ? text.reasons[reason](values ?? {}) : text.other;
}
