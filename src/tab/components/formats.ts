import { definedOnly } from '../../core/domain/base/defined';
import { homeLocale, writeNumber } from '../../core/domain/base/numbers';
import type { CalendarDate, Instant } from '../../core/domain/base/time';
import { dateWriter } from '../../core/text/date-text';
import type { Language } from '../../core/domain/base/language';
import { maxDecimals } from '../../core/domain/goals/goal';

/** Functions that write figures, dates and times in the person's language. */
export interface Formats {
  /** Writes a number without unit, as people type it: `12,5`. */
  readonly number: (value: number, decimals?: number) => string;
  /** Writes a calendar date: `30 juni 2026`. */
  readonly date: (date: CalendarDate) => string;
  /** Writes the date of an instant. */
  readonly day: (instant: Instant) => string;
  /** Writes the time of day of an instant: `14:32`. */
  readonly time: (instant: Instant) => string;
  /** Returns formats that write instants in this time zone. Without it they are in the browser's time zone. */
  readonly inZone: (timeZone: string) => Formats;
}

/**
 * Returns the locale of Teams if it has the shown language (such as `sv-FI`), else the usual locale of that language.
 */
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
  const number = (value: number, decimals = maxDecimals): string =>
    writeNumber(value, language, decimals);
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
