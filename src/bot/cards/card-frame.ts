import type { Language } from '../../core/text/language';
import type { CardText } from '../../core/text/card/sv';

/** What every card needs besides its content: the reader's language and where links lead. */
export interface CardFrame {
  readonly language: Language;
  readonly text: CardText;
  readonly teamsAppId: string;
  /** Host that serves the tab, e.g. `jamna.granforsa.example`. */
  readonly tabDomain: string;
}
