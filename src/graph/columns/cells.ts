import * as v from 'valibot';
import { cleanText } from '../../core/domain/base/clean-text';
import type { CalendarDate, Instant } from '../../core/domain/base/time';
import { dateFromColumn, instantFromColumn } from './local-date';

/** Why a row cannot be read as its type at all: `missing` or `unreadable`, and the column. */
export class UnreadableRow extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'UnreadableRow';
  }
}

/** The words of a choice for each value of the domain. */
export type Words<D extends string> = Readonly<Record<D, string>>;

/**
 * The cells of one row. A column without a value is absent in Graph; a value of the wrong kind reads as nothing and is
 * named in `unreadable`.
 */
export interface Cells {
  text(column: string): string | undefined;
  number(column: string): number | undefined;
  boolean(column: string): boolean;
  /** The id of the row that a lookup points to. */
  lookup(column: string): string | undefined;
  date(column: string): CalendarDate | undefined;
  instant(column: string): Instant | undefined;
  choice<D extends string>(column: string, words: Words<D>): D | undefined;
  /** Columns whose value could not be read, so far. */
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
  v.regex(/^\d{1,10}$/),
);
const booleanCell = v.boolean();

/** Opens a row's `fields`. @param timeZone in which date-only columns are read */
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
    const cleaned = cleanText(cell(column, column, textCell) ?? '');
    return cleaned === '' ? undefined : cleaned;
  };
  /** Text read further; what cannot be is unreadable. */
  const meaning = <T>(column: string, read: (found: string) => T | undefined) => {
    const found = text(column);
    const value = found === undefined ? undefined : read(found);
    if (found !== undefined && value === undefined) unreadable.add(column);
    return value;
  };
  return {
    text,
    number: (column) => cell(column, column, numberCell),
    boolean: (column) => cell(column, column, booleanCell) ?? false,
    lookup: (column) => cell(column, `${column}LookupId`, lookupCell),
    date: (column) => meaning(column, (found) => dateFromColumn(found, timeZone)),
    instant: (column) => meaning(column, instantFromColumn),
    choice: (column, words) => meaning(column, (found) => valueOf(found, words)),
    unreadable,
  };
}

/** The domain's value for a word, in any case, or the value itself. */
function valueOf<D extends string>(word: string, words: Words<D>): D | undefined {
  const wanted = word.toLocaleLowerCase('sv');
  for (const value in words) {
    if (words[value].toLocaleLowerCase('sv') === wanted || value === word) return value;
  }
  return undefined;
}

/** The word that stands for a value in the list. */
export function wordOf<D extends string>(
  words: Words<D>,
  value: D | undefined,
): string | undefined {
  return value === undefined ? undefined : words[value];
}

/** @throws {UnreadableRow} when the row has no such value */
export function required<T>(value: T | undefined, displayName: string): T {
  if (value === undefined) throw new UnreadableRow(displayName);
  return value;
}
