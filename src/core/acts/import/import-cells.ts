import type { Fault, Reason } from '../../domain/base/fault';
import { faultOfText, readText, type TextFieldName } from '../../domain/base/text-fields';
import { longestText } from '../../domain/base/text-limits';
import { readWrittenDate, type Edge } from '../../domain/base/written-date';
import { closestValue } from '../../domain/base/closest-word';
import { readMail } from '../../domain/organisation/mail';
import type { ImportColumn } from '../../text/list/import-columns';
import { remembered } from '../../domain/base/remembered';
import {
  exactDecimals,
  faultOfNumber,
  readNumber,
  type NumberReading,
} from '../../domain/base/numbers';
import { readBoundedFigure } from '../../domain/goals/bounded-figure';
import { readFigure, type FigureUnit } from '../../domain/goals/figure-reader';
import type { Language } from '../../domain/base/language';
import { lettersAndDigits } from './letters-and-digits';
import type { PastedRow } from './read-sheet';

/** What a cell was understood as: a number, a date, the name of a choice, an address or a text. */
export type Understood = string | number;

/** How the cells of a sheet are read. */
export interface CellRules {
  /** The language decides how numbers are written. */
  readonly language: Language;
  /** What a person has said of figures below 1 in a column of per cent: that they are fractions (0,955 is 95,5 %), or not. */
  readonly fractions: ReadonlyMap<string, boolean>;
}

/** Reads the cells of one row and collects their faults. A method returns `undefined` for an empty or faulty cell. */
export interface CellReader<N extends string> {
  readonly faults: Fault[];
  /** What has been read, by column, where it is not the text as written. */
  readonly understood: Partial<Record<N, Understood>>;
  refuse(name: N, reason: Reason): void;
  /** True when something is written in the cell. */
  has(name: N): boolean;
  /** Notes what a cell was understood as, where the caller has found it out. */
  note(name: N, value: Understood | undefined): void;
  /** Reads a text by the rules of its field: `field` names its line in the table of text fields. */
  text(name: N, field: TextFieldName): string | undefined;
  number(name: N): number | undefined;
  /** Reads a figure in the unit that is asked for; in any known unit while that is undefined. */
  figure(name: N, unit: FigureUnit | undefined): number | undefined;
  /** Reads a date; a month or a year stands for its first or last day. */
  date(name: N, edge: Edge): string | undefined;
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

/** Returns the figure as it is stored, or adds the question what a figure below 1 among per cent is. */
function asPercent(
  faults: Fault[],
  field: string,
  value: number,
  isFraction: boolean | undefined,
): number | undefined {
  const meant = Number((value * hundred).toFixed(exactDecimals));
  if (isFraction !== undefined) return isFraction ? meant : value;
  faults.push({ field, reason: 'asks-fraction', values: { written: value, meant } });
  return undefined;
}

const hundred = 100;

/** True for a figure that a spreadsheet may hold in place of per cent: below 1, not whole, and without a sign behind it. */
function mayBeFraction(written: string, value: number, unit: FigureUnit | undefined): boolean {
  const isBelowOne = Math.abs(value) < 1 && value !== 0;
  return unit?.measure === 'percent' && isBelowOne && !/\p{L}|%/u.test(written);
}

/** Reads a figure in its unit, without the words before it. */
function figureIn(
  faults: Fault[],
  field: string,
  cell: {
    readonly written: string;
    readonly unit: FigureUnit | undefined;
    readonly rules: CellRules;
  },
): number | undefined {
  const { written, unit, rules } = cell;
  const { text } = readBoundedFigure(written);
  const value = valueOf(faults, field, readFigure(text, unit, rules.language));
  if (value === undefined || !mayBeFraction(written, value, unit)) return value;
  return asPercent(faults, field, value, rules.fractions.get(field));
}

/** Reads one or more mail addresses with `parse`, which returns undefined for a text that is none. */
function addressIn<V>(
  faults: Fault[],
  field: string,
  text: string | undefined,
  parse: (text: string) => V | undefined,
): V | undefined {
  const value = text === undefined ? undefined : parse(text);
  if (text !== undefined && value === undefined) faults.push({ field, reason: 'not-an-address' });
  return value;
}

/** Reads the rows' own faults: cells that are too long, and required ones that are empty. */
function firstFaults<N extends string>(
  row: PastedRow<N>,
  columns: readonly ImportColumn<N>[],
): Fault[] {
  return columns.flatMap(({ name, isRequired }): readonly Fault[] => {
    if (row.tooLong.includes(name))
      return [{ field: name, reason: 'too-long', values: { longest: longestText } }];
    return isRequired && row.cells[name] === undefined ? [{ field: name, reason: 'missing' }] : [];
  });
}

/** Makes a reader of one row. */
export function cellReader<N extends string>(
  row: PastedRow<N>,
  columns: readonly ImportColumn<N>[],
  rules: CellRules,
): CellReader<N> {
  const faults = firstFaults(row, columns);
  const understood: Partial<Record<N, Understood>> = {};
  const refuse = (name: N, reason: Reason) => {
    faults.push({ field: name, reason });
  };
  const note = <V extends Understood>(name: N, value: V | undefined): V | undefined => {
    if (value !== undefined && value !== row.cells[name]) understood[name] = value;
    return value;
  };
  return {
    faults,
    understood,
    refuse,
    note,
    has: (name) => row.cells[name] !== undefined,
    text: (name, field) => {
      const text = row.written[name];
      const fault = faultOfText(field, text, name);
      if (fault !== undefined) faults.push(fault);
      return text === undefined ? undefined : note(name, readText(field, text));
    },
    number: (name) =>
      note(name, valueOf(faults, name, readNumber(row.written[name] ?? '', rules.language))),
    figure: (name, unit) =>
      note(name, figureIn(faults, name, { written: row.written[name] ?? '', unit, rules })),
    date: (name, edge) => note(name, dateOf(faults, name, row.cells[name], edge)),
    mail: (name) => note(name, addressIn(faults, name, row.cells[name], readMail)),
    mails: (name) => addressIn(faults, name, row.cells[name], mailsOf) ?? [],
    choice: (name, words) => note(name, choiceIn(faults, name, row.cells[name], words)),
  };
}

function dateOf(
  faults: Fault[],
  field: string,
  text: string | undefined,
  edge: Edge,
): string | undefined {
  if (text === undefined) return undefined;
  const reading = readWrittenDate(text, edge);
  if (reading === undefined) faults.push({ field, reason: 'not-a-date' });
  else if ('value' in reading) return reading.value;
  else {
    const [one, other] = reading.either;
    faults.push({ field, reason: 'two-dates', values: { one, other } });
  }
  return undefined;
}

/** Reads one of the words of a column. A word that is none is refused with the choice that was probably meant. */
function choiceIn<C extends string>(
  faults: Fault[],
  field: string,
  text: string | undefined,
  words: Readonly<Record<C, readonly string[]>>,
): C | undefined {
  const choice = text === undefined ? undefined : choiceOf(text, words);
  if (text === undefined || choice !== undefined) return choice;
  const suggestion = closestValue(lettersAndDigits(text), [...choicesByWord(words)]);
  const values = suggestion === undefined ? undefined : { suggestion };
  faults.push({ field, reason: 'unknown-word', ...(values && { values }) });
  return undefined;
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
