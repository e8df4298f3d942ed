import type { Fault } from '../../../core/domain/base/fault';
import type { Language } from '../../../core/domain/base/language';
import { settingsPage as en } from '../../../core/text/tab/settings/en';
import { settingsPage as fi } from '../../../core/text/tab/settings/fi';
import { settingsPage as sv } from '../../../core/text/tab/settings/sv';
import { useWords } from '../../components/words';

/** The texts of the page in each language. They come with the page, which few people open. */
const texts: Readonly<Record<Language, typeof sv>> = { sv, en, fi };

/** Returns why the form refuses a value. Unlike a row of the list, a refused value leaves the setting as it was. */
export function useRefusal(): (fault: Fault) => string {
  const { cannot, noHour } = useSettingsTexts();
  return ({ reason }) => (reason === 'setting-hours' ? noHour : cannot);
}

/** Returns the texts of the page in the person's language. */
export function useSettingsTexts(): typeof sv {
  return texts[useWords().language];
}
