import type { Settings } from '../../../core/domain/settings/settings';
import { cardTexts } from '../../../core/text/card/card-texts';
import type { CardText } from '../../../core/text/card/sv';
import type { Language } from '../../../core/domain/base/language';
import { languageOf } from '../../../core/text/language';

/** The language of a card, and its texts in that language. */
export type Wording = Pick<CardFrame, 'language' | 'text'>;

/** The data that every card needs besides its content: the reader's language, and the targets of links. */
export interface CardFrame {
  readonly language: Language;
  readonly text: CardText;
  /** The municipality's IANA time zone, in which cards show dates. */
  readonly timeZone: string;
  readonly teamsAppId: string;
  /** The host that serves the tab, e.g. `jamna.granforsa.example`. */
  readonly tabDomain: string;
}

/** Makes the frame for a reader, in the language that their client last sent, or else the municipality's. */
export function frameFor(
  { teamsAppId, tabDomain }: Pick<CardFrame, 'teamsAppId' | 'tabDomain'>,
  { defaultLanguage, timeZone }: Pick<Settings, 'defaultLanguage' | 'timeZone'>,
  locale: string | undefined,
): CardFrame {
  const language = languageOf(locale, defaultLanguage);
  return { language, text: cardTexts[language], timeZone, teamsAppId, tabDomain };
}
