import { definedOnly } from '../../core/domain/base/defined';
import { homeLocale, writeNumber } from '../../core/domain/base/numbers';
import type { CalendarDate, Instant } from '../../core/domain/base/time';
import { dateWriter } from '../../core/text/date-text';
import type { Language } from '../../core/text/language';

/** Writes figures, dates and times as the person reads them. */
export interface Formats {
  /** A bare number, as typed in a field: `12,5`. */
  readonly number: (value: number, decimals?: number) => string;
  /** `30 juni 2026`. */
  readonly date: (date: CalendarDate) => string;
  /** A moment's date. */
  readonly day: (instant: Instant) => string;
  /** `14:32`. */
  readonly time: (instant: Instant) => string;
  /** The same with moments in this zone; until a page knows the municipality's, they are in the browser's. */
  readonly inZone: (timeZone: string) => Formats;
}

/** The person's own locale where it is of the shown language (`sv-FI`), else the language's own. */
export function localeFor(language: Language, hostLocale: string | undefined): string {
  if (hostLocale?.toLowerCase().startsWith(language) !== true) return homeLocale[language];
  try {
    return Intl.getCanonicalLocales(hostLocale)[0] ?? homeLocale[language];
  } catch {
    return homeLocale[language];
  }
}

/** Writes in a language, with dates and times as the locale has them. */
export function formatsFor(language: Language, locale: string, timeZone?: string): Formats {
  const number = (value: number, decimals = 3): string => writeNumber(value, language, decimals);
  const zone = definedOnly({ timeZone });
  const day = new Intl.DateTimeFormat(locale, { ...zone, dateStyle: 'long' });
  const time = new Intl.DateTimeFormat(locale, { ...zone, hour: '2-digit', minute: '2-digit' });
  return {
    number,
    date: dateWriter(locale),
    day: (instant) => day.format(new Date(instant)),
    time: (instant) => time.format(new Date(instant)),
    inZone: (other) => formatsFor(language, locale, other),
  };
}
