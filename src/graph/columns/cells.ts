import * as v from 'valibot';
import { cleanText } from '../../core/domain/base/clean-text';
import { rowIdShape } from '../../core/domain/base/keys';
import type { CalendarDate, Instant } from '../../core/domain/base/time';
import type { ChoiceWords } from '../../core/text/list/base/words';
import { dateFromColumn, instantFromColumn } from './local-date';
import { plainText } from './rich-text';

/** Thrown when a row cannot be read as its type. The message is the display name of the column that prevents it. */
export class UnreadableRow extends Error {
  constructor(displayName: string) {
    super(displayName);
    this.name = 'UnreadableRow';
  }
}

/**
 * Reads the cells of one row. Each method returns undefined for a cell that is empty or has a value of the wrong kind;
 * in the second case `unreadable` then names the column.
 */
export interface Cells {
  text(column: string): string | undefined;
  number(column: string): number | undefined;
  /** Returns false for an empty cell, and undefined for a value of another kind, such as `"1"`. */
  boolean(column: string): boolean | undefined;
  /** Returns the id of the row that a lookup points to. */
  lookup(column: string): string | undefined;
  date(column: string): CalendarDate | undefined;
  instant(column: string): Instant | undefined;
  choice<D extends string>(column: string, words: ChoiceWords<D>): D | undefined;
  /** Columns whose value could not be read, among those that have been read so far. */
  readonly unreadable: ReadonlySet<string>;
}

const textCell = v.union([
  v.string(),
  v.pipe(v.union([v.number(), v.boolean()]), v.transform(String)),
]);
const numberCell = v.union([
  v.pipe(v.number(), v.finite()),
  v.pipe(v.string(), v.trim(), v.regex(/^-?\d+(?:\.\d+)?$/), v.transform(Number)),
]);
const lookupCell = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.integer(), v.transform(String))]),
  v.regex(rowIdShape),
);
const booleanCell = v.boolean();

/** Makes a row's `fields` readable by column. @param timeZone in which date-only columns are read */
export function cellsOf(fields: Readonly<Record<string, unknown>>, timeZone: string): Cells {
  const unreadable = new Set<string>();
  const cell = <T>(column: string, field: string, schema: v.GenericSchema<unknown, T>) => {
    const value = fields[field];
    if (value === undefined || value === null || value === '') return undefined;
    const parsed = v.safeParse(schema, value);
    if (parsed.success) return parsed.output;
    unreadable.add(column);
    return undefined;
  };
  const text = (column: string) => {
    const cleaned = cleanText(plainText(cell(column, column, textCell) ?? ''));
    return cleaned === '' ? undefined : cleaned;
  };
  /** Reads the value that a text stands for. A text that stands for none is unreadable. */
  const meaning = <T>(column: string, read: (found: string) => T | undefined) => {
    const found = text(column);
    const value = found === undefined ? undefined : read(found);
    if (found !== undefined && value === undefined) unreadable.add(column);
    return value;
  };
  return {
    text,
    number: (column) => cell(column, column, numberCell),
    boolean: (column) => {
      const found = cell(column, column, booleanCell);
      return unreadable.has(column) ? undefined : (found ?? false);
    },
    lookup: (column) => cell(column, `${column}LookupId`, lookupCell),
    date: (column) => meaning(column, (found) => dateFromColumn(found, timeZone)),
    instant: (column) => meaning(column, instantFromColumn),
    choice: (column, words) => meaning(column, (found) => valueOf(found, words)),
    unreadable,
  };
}

/** Finds the domain's value for a word, in lower or upper case. The value itself counts as its word. */
function valueOf<D extends string>(word: string, words: ChoiceWords<D>): D | undefined {
  const wanted = word.toLocaleLowerCase('sv');
  for (const value in words) {
    if (words[value].toLocaleLowerCase('sv') === wanted || value === word) return value;
  }
  return undefined;
}

/** Returns the word that stands for a value in the list. */
export function wordOf<D extends string>(
  words: ChoiceWords<D>,
  value: D | undefined,
): string | undefined {
  return value === undefined ? undefined : words[value];
}

/** Returns a value without which a row cannot be read. @throws {UnreadableRow} when the row has none */
export function required<T>(value: T | undefined, displayName: string): T {
  if (value === undefined) throw new UnreadableRow(displayName);
  return value;
}
