import { definedOnly } from '../../core/domain/base/defined';
import { homeLocale, writeNumber } from '../../core/domain/base/numbers';
import type { CalendarDate, Instant } from '../../core/domain/base/time';
import { dateWriter, momentWriter } from '../../core/text/date-text';
import type { Language } from '../../core/domain/base/language';
import { maxDecimals } from '../../core/domain/goals/goal';

/** Functions that write figures, dates and times in the person's language. */
export interface Formats {
  /** Writes a number without unit, as people type it: `12,5`. */
  readonly number: (value: number, decimals?: number) => string;
  /** Writes a calendar date: `30 juni 2026`. */
  readonly date: (date: CalendarDate) => string;
  /** Writes the month of a calendar date: `aug. 2026`. */
  readonly month: (date: CalendarDate) => string;
  /** Writes the date of an instant. */
  readonly day: (instant: Instant) => string;
  /** Writes the time of day of an instant: `14:32`. */
  readonly time: (instant: Instant) => string;
  /** Writes an instant as time of day, with its date when it is half a day or more away: `14:32`, `30 nov. 14:32`. */
  readonly moment: (instant: Instant) => string;
  /** Writes how long ago an instant was: `för 12 minuter sedan`. */
  readonly ago: (instant: Instant) => string;
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

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const halfDayMs = 12 * hourMs;

/** Writes a time that has passed in minutes, from two hours on in hours, from two days on in days. */
function writeAgo(ms: number, locale: string): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  if (ms < 2 * hourMs) return words.format(-Math.max(0, Math.round(ms / minuteMs)), 'minute');
  if (ms < 48 * hourMs) return words.format(-Math.round(ms / hourMs), 'hour');
  return words.format(-Math.round(ms / (24 * hourMs)), 'day');
}

/** Writes in a language, with dates and times as the locale has them. */
export function formatsFor(language: Language, locale: string, timeZone?: string): Formats {
  const number = (value: number, decimals = maxDecimals): string =>
    writeNumber(value, language, decimals);
  const zone = definedOnly({ timeZone });
  const day = new Intl.DateTimeFormat(locale, { ...zone, dateStyle: 'long' });
  const time = new Intl.DateTimeFormat(locale, { ...zone, hour: '2-digit', minute: '2-digit' });
  const month = new Intl.DateTimeFormat(locale, {
    ...{ month: 'short', year: 'numeric', timeZone: 'UTC' },
  } as const);
  const farMoment = momentWriter(locale, timeZone);
  return {
    number,
    date: dateWriter(locale),
    month: (date) => month.format(new Date(`${date}T00:00:00Z`)),
    day: (instant) => day.format(new Date(instant)),
    time: (instant) => time.format(new Date(instant)),
    moment: (instant) => {
      const isNear = Math.abs(Date.now() - Date.parse(instant)) < halfDayMs;
      return isNear ? time.format(new Date(instant)) : farMoment(instant);
    },
    ago: (instant) => writeAgo(Date.now() - Date.parse(instant), locale),
    inZone: (other) => formatsFor(language, locale, other),
  };
}
