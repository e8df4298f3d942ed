import type { Texts } from '../language';
import { en } from './en';
import { fi } from './fi';
import { sv } from './sv';
import type { CardText } from './sv';

/** All texts of the bot, by language. */
export const cardTexts: Texts<CardText> = { sv, en, fi };
