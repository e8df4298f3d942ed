import { cleanLine } from './clean-text';
import { normalizeForSearch } from './normalize-for-search';
import { isCalendarDate, readDate, type CalendarDate } from './time';

/** The day that a month or a year stands for: `dec 2026` as the end of something is its last day. */
export type Edge = 'first' | 'last';

/** A date that a person wrote, or the two dates that it can be, or undefined when it is none. */
export type DateReading =
  | { readonly value: CalendarDate }
  | { readonly either: readonly [CalendarDate, CalendarDate] }
  | undefined;

/** The longest text that is looked at, in characters. */
const longestWritten = 40;

/** The beginnings of the months' names in Swedish, English and Finnish, by month from January. */
const monthBeginnings: readonly (readonly string[])[] = [
  ['jan', 'tammi'],
  ['feb', 'helmi'],
  ['mar', 'maalis'],
  ['apr', 'huhti'],
  ['maj', 'may', 'touko'],
  ['jun', 'kesa'],
  ['jul', 'heina'],
  ['aug', 'elo'],
  ['sep', 'syys'],
  ['okt', 'oct', 'loka'],
  ['nov', 'marras'],
  ['dec', 'joulu'],
];

function monthOf(word: string): number {
  return (
    monthBeginnings.findIndex((words) => words.some((beginning) => word.startsWith(beginning))) + 1
  );
}

function dateOf(year: number, month: number, day: number): CalendarDate | undefined {
  const parts = [
    String(year).padStart(4, '0'),
    ...[month, day].map((part) => String(part).padStart(2, '0')),
  ];
  const date = parts.join('-');
  return isCalendarDate(date) ? date : undefined;
}

const daysOfMonths = [31, 30, 29, 28];

function edgeOfMonth(year: number, month: number, edge: Edge): CalendarDate | undefined {
  if (edge === 'first') return dateOf(year, month, 1);
  return daysOfMonths.map((day) => dateOf(year, month, day)).find((date) => date !== undefined);
}

const certain = (value: CalendarDate | undefined): DateReading =>
  value === undefined ? undefined : { value };

/** Reads `31/12 2026` and `31/12-2026`, which are written day before month, and `31/12/2026`, which can be either. */
function withSlash(text: string): DateReading {
  const [, one, two, between, year] = /^(\d{1,2})\/(\d{1,2})([/ -]+)(\d{4})$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const dayFirst = dateOf(Number(year), Number(two), Number(one));
  const monthFirst = dateOf(Number(year), Number(one), Number(two));
  if (between !== '/') return certain(dayFirst);
  if (dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst)
    return certain(dayFirst ?? monthFirst);
  return { either: [dayFirst, monthFirst] };
}

/** Reads `31 dec 2026`, `31. joulukuuta 2026`, `den 31 december 2026`, and `dec 2026` as an edge of the month. */
function withMonth(text: string, edge: Edge): DateReading {
  const [, day, word, year] = /^(?:den )?(?:(\d{1,2})\.? )?(\p{L}+)\.? (\d{4})$/u.exec(text) ?? [];
  const month = word === undefined ? 0 : monthOf(word);
  if (year === undefined || month === 0) return undefined;
  if (day !== undefined) return certain(dateOf(Number(year), month, Number(day)));
  return certain(edgeOfMonth(Number(year), month, edge));
}

const dayMs = 86_400_000;
/** Day 0 of a spreadsheet, so that day 61 is the first of March 1900. */
const spreadsheetEpochMs = Date.UTC(1899, 11, 30);
/** The days of a spreadsheet that are taken for dates: those of 1980 to 2099. Other numbers are more likely figures. */
const firstDay = 29_221;
const lastDay = 73_050;

/** Reads the number of a day, which a spreadsheet shows where a date has lost its format: 46387 is 31 December 2026. */
function bySpreadsheet(text: string): DateReading {
  const day = /^\d{5}$/.test(text) ? Number(text) : 0;
  if (day < firstDay || day > lastDay) return undefined;
  const date = new Date(spreadsheetEpochMs + day * dayMs)
    .toISOString()
    .slice(0, 'yyyy-mm-dd'.length);
  return certain(isCalendarDate(date) ? date : undefined);
}

/** Reads `20261231`, `2026-12`, `2026` and a date with a time behind it. */
function byDigits(text: string, edge: Edge): DateReading {
  const [, year, month, day] =
    /^(\d{4})(?:-?(\d{2})(?:-?(\d{2})(?:[ t][\d:.z]+)?)?)?$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  if (day !== undefined) return certain(dateOf(Number(year), Number(month), Number(day)));
  const edgeMonth = edge === 'first' ? 1 : 12;
  return certain(edgeOfMonth(Number(year), month === undefined ? edgeMonth : Number(month), edge));
}

/**
 * Reads a date as people write it in a spreadsheet: `2026-12-31`, `31.12.2026`, `31/12 2026`, `31 dec 2026`, `dec 2026`, `2026`, or a
 * spreadsheet's own number of a day. Never guesses: `3/4/2026` has two readings, since programs write it in both orders.
 */
export function readWrittenDate(written: string, edge: Edge): DateReading {
  if (written.length > longestWritten) return undefined;
  const usual = readDate(written);
  if (usual !== undefined) return { value: usual };
  const text = normalizeForSearch(cleanLine(written)).replace(/[\u2010-\u2015\u2212]/g, '-');
  return withSlash(text) ?? withMonth(text, edge) ?? bySpreadsheet(text) ?? byDigits(text, edge);
}
