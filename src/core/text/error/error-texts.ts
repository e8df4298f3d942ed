import type { Fault } from '../../domain/base/app-error';
import type { Language, Texts } from '../language';
import { en } from './en';
import { fi } from './fi';
import { sv, type ErrorText } from './sv';

const errorTexts: Texts<ErrorText> = { sv, en, fi };

function isKnown(reason: string): reason is keyof ErrorText['reasons'] {
  return Object.hasOwn(sv.reasons, reason);
}

/** The sentence of a fault. A reason without words of its own gets a general one. */
export function faultText({ reason, values }: Fault, language: Language): string {
  const text = errorTexts[language];
  return isKnown(reason) ? text.reasons[reason](values ?? {}) : text.other;
}
