import type { Fault, Reason } from '../../domain/base/fault';
import { longestLine } from '../../domain/base/text-limits';
import { isCalendarDate } from '../../domain/base/time';
import { normalizeForSearch } from '../../domain/base/normalize-for-search';
import type { ImportColumn } from '../../text/list/import-columns';
import { readNumber } from '../../domain/base/numbers';
import type { Language } from '../../domain/base/language';

/**
 * Reduces text to letters and digits without case and accents, so that the headers `Hör till:` and `hor till` are
 * equal.
 */
function lettersAndDigits(text: string): string {
  return normalizeForSearch(text).replace(/[^\p{L}\p{N}%]/gu, '');
}

/** A pasted row with its cells by column. `line` is its number in the paste, from 1, including the header row. */
export interface PastedRow<N extends string> {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<N, string>>>;
}

/** The pasted rows. `headerFaults` holds a fault for each header that is no known column. */
export interface Sheet<N extends string> {
  readonly rows: readonly PastedRow<N>[];
  readonly headerFaults: readonly Fault[];
}

function columnOf<N extends string>(
  columns: readonly ImportColumn<N>[],
  header: string,
): ImportColumn<N> | undefined {
  const wanted = lettersAndDigits(header);
  const isHeader = (word: string) => lettersAndDigits(word) === wanted;
  return columns.find(
    ({ name, headers }) => isHeader(name) || Object.values(headers).flat().some(isHeader),
  );
}

/**
 * The first row is a header row when at least this many cells are known headers. One cell of data may match by chance.
 */
const leastHeaders = 2;

function headersOf<N extends string>(
  columns: readonly ImportColumn<N>[],
  first: readonly string[],
): readonly (N | undefined)[] | undefined {
  const names = first.map((cell) => columnOf(columns, cell)?.name);
  return names.filter((name) => name !== undefined).length < leastHeaders ? undefined : names;
}

/** Assigns cells to columns: by the header row if the paste has one, else in the standard order of columns. */
export function readSheet<N extends string>(
  columns: readonly ImportColumn<N>[],
  pasted: readonly (readonly string[])[],
): Sheet<N> {
  const first = pasted[0] ?? [];
  const headers = headersOf(columns, first);
  const names = headers ?? columns.map(({ name }) => name);
  const unknown = first.filter((cell, index) => cell.trim() !== '' && names[index] === undefined);
  const rows = pasted.map((cells, index) => ({
    line: index + 1,
    cells: cellsUnder(names, cells),
  }));
  return {
    rows: rows
      .slice(headers === undefined ? 0 : 1)
      .filter((row) => Object.keys(row.cells).length > 0),
    headerFaults:
      headers === undefined ? [] : unknown.map((field) => ({ field, reason: 'unknown-column' })),
  };
}

function cellsUnder<N extends string>(
  names: readonly (N | undefined)[],
  cells: readonly string[],
): Partial<Record<N, string>> {
  const under: Partial<Record<N, string>> = {};
  for (const [index, cell] of cells.entries()) {
    const name = names[index];
    if (name !== undefined && cell.trim() !== '') under[name] = cell.trim();
  }
  return under;
}

/** Reads the cells of one row and collects their faults. A method returns `undefined` for an empty or faulty cell. */
export interface CellReader<N extends string> {
  readonly faults: Fault[];
  refuse(name: N, reason: Reason): void;
  text(name: N): string | undefined;
  /** Reads a text that a single-line column of the list can hold. */
  line(name: N): string | undefined;
  number(name: N): number | undefined;
  date(name: N): string | undefined;
  mail(name: N): string | undefined;
  mails(name: N): readonly string[];
  choice<C extends string>(name: N, words: Readonly<Record<C, readonly string[]>>): C | undefined;
}

const mailShape = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/;

/** Reads a date such as `2026-12-31` or, as written in Finnish, `31.12.2026`. Ambiguous forms are not accepted. */
function dateOf(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const date = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}

function tooLong(field: string): Fault {
  return { field, reason: 'too-long', values: { longest: longestLine } };
}

/** Makes a reader of one row. `language` decides how numbers are written. */
export function cellReader<N extends string>(
  row: PastedRow<N>,
  columns: readonly ImportColumn<N>[],
  language: Language,
): CellReader<N> {
  const faults: Fault[] = columns
    .filter(({ name, isRequired }) => isRequired && row.cells[name] === undefined)
    .map(({ name }) => ({ field: name, reason: 'missing' }));
  const refuse = (name: N, reason: Reason) => {
    faults.push({ field: name, reason });
  };
  const read = <V>(name: N, parse: (text: string) => V | undefined, reason: Reason) => {
    const text = row.cells[name];
    const value = text === undefined ? undefined : parse(text);
    if (text !== undefined && value === undefined) refuse(name, reason);
    return value;
  };
  const asMail = (text: string) => (mailShape.test(text) ? text.toLowerCase() : undefined);
  return {
    faults,
    refuse,
    text: (name) => row.cells[name],
    line: (name) => {
      const text = row.cells[name];
      if ((text ?? '').length > longestLine) faults.push(tooLong(name));
      return text;
    },
    number: (name) => {
      const reading = readNumber(row.cells[name] ?? '', language);
      if ('value' in reading) return reading.value;
      if (reading.problem !== 'empty') refuse(name, reading.problem);
      return undefined;
    },
    date: (name) => read(name, dateOf, 'not-a-date'),
    mail: (name) => read(name, asMail, 'not-an-address'),
    mails: (name) => read(name, (text) => mailsOf(text, asMail), 'not-an-address') ?? [],
    choice: (name, words) => read(name, (text) => choiceOf(text, words), 'unknown-word'),
  };
}

function mailsOf(
  text: string,
  asMail: (text: string) => string | undefined,
): readonly string[] | undefined {
  const mails = text
    .split(/[;,\s]+/)
    .filter((part) => part !== '')
    .map(asMail);
  const whole = mails.filter((mail) => mail !== undefined);
  return whole.length === mails.length ? whole : undefined;
}

function choiceOf<C extends string>(
  text: string,
  words: Readonly<Record<C, readonly string[]>>,
): C | undefined {
  const wanted = lettersAndDigits(text);
  // TypeScript types Object.keys as string[]; the keys of a Record<C, …> are C.
  const choices = Object.keys(words) as C[];
  return choices.find((choice) =>
    [choice, ...words[choice]].some((word) => lettersAndDigits(word) === wanted),
  );
}
