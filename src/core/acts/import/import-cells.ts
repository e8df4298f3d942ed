import type { Fault, Reason } from '../../domain/base/fault';
import { cleanLine, cleanText, cutText, shortenText } from '../../domain/base/clean-text';
import { faultOfText, readText, type TextFieldName } from '../../domain/base/text-fields';
import { isFarTooLong, longestLine, longestText } from '../../domain/base/text-limits';
import { readDate } from '../../domain/base/time';
import { readMail } from '../../domain/organisation/mail';
import { normalizeForSearch } from '../../domain/base/normalize-for-search';
import type { ImportColumn } from '../../text/list/import-columns';
import { remembered } from '../../domain/base/remembered';
import { eachInSteps, type Steps } from '../../domain/base/steps';
import { faultOfNumber, readNumber, type NumberReading } from '../../domain/base/numbers';
import { readFigure, type FigureUnit } from '../../domain/goals/figure-reader';
import type { Language } from '../../domain/base/language';

/**
 * Reduces text to letters and digits without case and accents, so that the headers `Hör till:` and `hor till` are
 * equal.
 */
function lettersAndDigits(text: string): string {
  return normalizeForSearch(text).replace(/[^\p{L}\p{N}%]/gu, '');
}

/** A pasted row with its cells by column. `line` is its number in its sheet, from 1. */
export interface PastedRow<N extends string> {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<N, string>>>;
  /** The cells as they were pasted, with the characters that nobody sees. */
  readonly written: Readonly<Partial<Record<N, string>>>;
  /** The columns whose cell is longer than any text may be. Their cells are in neither of the others. */
  readonly tooLong: readonly N[];
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
  if (isFarTooLong(header, longestLine)) return undefined;
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

/** Assigns cells to columns, a row a step: by the header row if the paste has one, else in the standard order of columns. */
export function* readSheet<N extends string>(
  columns: readonly ImportColumn<N>[],
  pasted: readonly (readonly string[])[],
  lines: readonly number[] = [],
): Steps<Sheet<N>> {
  const first = pasted[0] ?? [];
  const headers = headersOf(columns, first);
  const names = headers ?? columns.map(({ name }) => name);
  const unknown = first
    .filter((_, index) => names[index] === undefined)
    .map((cell) => shortenText(cleanLine(cutText(cell, longestText)), longestLine))
    .filter((header) => header !== '');
  let at = 0;
  const rows = yield* eachInSteps(pasted, (cells) => {
    at += 1;
    const line = lines[at - 1] ?? at;
    return { line, ...cellsUnder(names, cells) };
  });
  return {
    rows: rows
      .slice(headers === undefined ? 0 : 1)
      .filter((row) => Object.keys(row.cells).length + row.tooLong.length > 0),
    headerFaults:
      headers === undefined ? [] : unknown.map((field) => ({ field, reason: 'unknown-column' })),
  };
}

function cellsUnder<N extends string>(
  names: readonly (N | undefined)[],
  pasted: readonly string[],
): Omit<PastedRow<N>, 'line'> {
  const cells: Partial<Record<N, string>> = {};
  const written: Partial<Record<N, string>> = {};
  const tooLong: N[] = [];
  for (const [index, cell] of pasted.entries()) {
    const name = names[index];
    if (name === undefined) continue;
    if (isFarTooLong(cell, longestText)) {
      tooLong.push(name);
      continue;
    }
    const clean = cleanText(cell);
    if (clean === '') continue;
    cells[name] = clean;
    written[name] = cell;
  }
  return { cells, written, tooLong };
}

/** Reads the cells of one row and collects their faults. A method returns `undefined` for an empty or faulty cell. */
export interface CellReader<N extends string> {
  readonly faults: Fault[];
  refuse(name: N, reason: Reason): void;
  /** Reads a text by the rules of its field: `field` names its line in the table of text fields. */
  text(name: N, field: TextFieldName): string | undefined;
  number(name: N): number | undefined;
  /** Reads a figure in the unit that is asked for; in any known unit while that is undefined. */
  figure(name: N, unit: FigureUnit | undefined): number | undefined;
  date(name: N): string | undefined;
  mail(name: N): string | undefined;
  mails(name: N): readonly string[];
  choice<C extends string>(name: N, words: Readonly<Record<C, readonly string[]>>): C | undefined;
}

/** Returns the number of a cell, or adds its fault. An empty cell has neither. */
function valueOf(faults: Fault[], field: string, reading: NumberReading): number | undefined {
  if ('value' in reading) return reading.value;
  if (reading.problem !== 'empty') faults.push(faultOfNumber(field, reading));
  return undefined;
}

/** Makes a reader of one row. `language` decides how numbers are written. */
export function cellReader<N extends string>(
  row: PastedRow<N>,
  columns: readonly ImportColumn<N>[],
  language: Language,
): CellReader<N> {
  const faults: Fault[] = columns.flatMap(({ name, isRequired }): readonly Fault[] => {
    if (row.tooLong.includes(name))
      return [{ field: name, reason: 'too-long', values: { longest: longestText } }];
    return isRequired && row.cells[name] === undefined ? [{ field: name, reason: 'missing' }] : [];
  });
  const refuse = (name: N, reason: Reason) => {
    faults.push({ field: name, reason });
  };
  const read = <V>(name: N, parse: (text: string) => V | undefined, reason: Reason) => {
    const text = row.cells[name];
    const value = text === undefined ? undefined : parse(text);
    if (text !== undefined && value === undefined) refuse(name, reason);
    return value;
  };
  return {
    faults,
    refuse,
    text: (name, field) => {
      const text = row.written[name];
      const fault = faultOfText(field, text, name);
      if (fault !== undefined) faults.push(fault);
      return text === undefined ? undefined : readText(field, text);
    },
    number: (name) => valueOf(faults, name, readNumber(row.written[name] ?? '', language)),
    figure: (name, unit) =>
      valueOf(faults, name, readFigure(row.written[name] ?? '', unit, language)),
    date: (name) => read(name, readDate, 'not-a-date'),
    mail: (name) => read(name, readMail, 'not-an-address'),
    mails: (name) => read(name, mailsOf, 'not-an-address') ?? [],
    choice: (name, words) => read(name, (text) => choiceOf(text, words), 'unknown-word'),
  };
}

function mailsOf(text: string): readonly string[] | undefined {
  const mails = text
    .split(/[;,\s]+/)
    .filter((part) => part !== '')
    .map(readMail);
  const whole = mails.filter((mail) => mail !== undefined);
  return whole.length === mails.length ? whole : undefined;
}

/** The choice of each word of a column, reduced as `lettersAndDigits` does. The first choice that has a word keeps it. */
const choicesByWord = remembered((words: Readonly<Record<string, readonly string[]>>) => {
  const choices = Object.entries(words).flatMap(([choice, others]) =>
    [choice, ...others].map((word) => [lettersAndDigits(word), choice] as const),
  );
  return new Map(choices.toReversed());
});

function choiceOf<C extends string>(
  text: string,
  words: Readonly<Record<C, readonly string[]>>,
): C | undefined {
  // The cast is safe: the values of the map are the keys of `words`.
  return choicesByWord(words).get(lettersAndDigits(text)) as C | undefined;
}
