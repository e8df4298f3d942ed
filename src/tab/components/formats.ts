import { definedOnly } from '../../core/domain/base/defined';
import type { Indicator } from '../../core/domain/goals/goal';
import { writeNumber } from '../../core/domain/base/numbers';
import type { CalendarDate, Instant } from '../../core/domain/base/time';
import type { Language } from '../../core/text/language';

/** Writes figures, dates and times as the person reads them. */
export interface Formats {
  /** A bare number, as typed in a field: `12,5`. */
  readonly number: (value: number, decimals?: number) => string;
  /** A value with its unit: `12,5 %`. `unit` is the word after it, empty for none. */
  readonly withUnit: (value: number, indicator: Indicator, unit: string) => string;
  /** `30 juni 2026`. */
  readonly date: (date: CalendarDate) => string;
  /** A moment's date. */
  readonly day: (instant: Instant) => string;
  /** `14:32`. */
  readonly time: (instant: Instant) => string;
  /** The same with moments in this zone; until a page knows the municipality's, they are in the browser's. */
  readonly inZone: (timeZone: string) => Formats;
}

const homeLocale: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB', fi: 'fi-FI' };

/** The person's own locale where it is of the shown language (`sv-FI`), else the language's own. */
export function localeFor(language: Language, hostLocale: string | undefined): string {
  if (hostLocale?.toLowerCase().startsWith(language) !== true) return homeLocale[language];
  try {
    return Intl.getCanonicalLocales(hostLocale)[0] ?? homeLocale[language];
  } catch {
    return homeLocale[language];
  }
}

/** @see Intl: percent is written by hand since the figure is 12.5 and not 0.125 */
export function formatsFor(language: Language, locale: string, timeZone?: string): Formats {
  const number = (value: number, decimals = 3): string => writeNumber(value, language, decimals);
  const zone = definedOnly({ timeZone });
  const day = new Intl.DateTimeFormat(locale, { ...zone, dateStyle: 'long' });
  const calendar = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const time = new Intl.DateTimeFormat(locale, { ...zone, hour: '2-digit', minute: '2-digit' });
  const percentGap = language === 'en' ? '' : '\u00a0';
  return {
    number,
    withUnit: (value, indicator, unit) => {
      const written = number(value, indicator.decimals);
      if (unit === '') return written;
      return unit === '%' ? `${written}${percentGap}%` : `${written}\u00a0${unit}`;
    },
    date: (date) => calendar.format(new Date(`${date}T00:00:00Z`)),
    day: (instant) => day.format(new Date(instant)),
    time: (instant) => time.format(new Date(instant)),
    inZone: (other) => formatsFor(language, locale, other),
  };
}
