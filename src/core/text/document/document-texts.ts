import type { Texts } from '../language';
import { en } from './en';
import { fi } from './fi';
import { sv, type DocumentText } from './sv';

/** All texts of the documents, by language. */
export const documentTexts: Texts<DocumentText> = { sv, en, fi };
