import type { Language } from '../../core/domain/base/language';
import { languageOf } from '../../core/text/language';
import { formatsFor, localeFor } from '../components/formats';
import type { Words } from '../components/words';

/** Loads the texts of one language. The browser does not download the others. */
async function loadTexts(language: Language): Promise<Pick<Words, 't' | 'errors'>> {
  switch (language) {
    case 'sv': {
      const [tab, error] = await Promise.all([
        import('../../core/text/tab/sv'),
        import('../../core/text/error/sv'),
      ]);
      return { t: tab.sv, errors: error.sv };
    }
    case 'en': {
      const [tab, error] = await Promise.all([
        import('../../core/text/tab/en'),
        import('../../core/text/error/en'),
      ]);
      return { t: tab.en, errors: error.en };
    }
    case 'fi': {
      const [tab, error] = await Promise.all([
        import('../../core/text/tab/fi'),
        import('../../core/text/error/fi'),
      ]);
      return { t: tab.fi, errors: error.fi };
    }
  }
}

/** Loads the words for a locale of Teams or the browser. A language that the product does not have gives Swedish. */
export async function wordsFor(locale: string | undefined): Promise<Words> {
  const language = languageOf(locale, 'sv');
  return {
    language,
    format: formatsFor(language, localeFor(language, locale)),
    ...(await loadTexts(language)),
  };
}
