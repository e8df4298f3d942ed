import type { Understood } from '../../api/import/acts';
import type { Fault, Reason } from '../../domain/base/fault';
import type { Language } from '../../domain/base/language';
import { readNumber } from '../../domain/base/numbers';
import { faultOfText, readText, type TextFieldName } from '../../domain/base/text-fields';
import { longestText } from '../../domain/base/text-limits';
import type { Edge } from '../../domain/base/written-date';
import type { FigureUnit } from '../../domain/goals/figure-reader';
import type { Person } from '../../domain/organisation/body';
import type { ImportColumn } from '../../text/list/import-columns';
import { choiceIn, dateOf, figureIn, valueOf } from './cell-values';
import type { PastedRow } from './read-sheet';

/** What became of reading one person: who is meant and how that is shown, or why nobody is. */
export type PersonReading =
  | {
      readonly person: Person;
      readonly understood: string;
      /** True when the directory, which the product may read, does not know the address. */
      readonly isUnknown: boolean;
    }
  | Pick<Fault, 'reason' | 'values'>;

/** The place of a cell in its sheet. */
export interface CellPlace {
  readonly line: number;
  readonly column: string;
}

/** How the cells of a sheet are read. */
export interface CellRules {
  /** The language decides how numbers are written. */
  readonly language: Language;
  /** What a person has said of figures below 1 in a column of per cent: that they are fractions (0,955 is 95,5 %), or not. */
  readonly fractions: ReadonlyMap<string, boolean>;
  /** Reads the people of a cell, each by an address or a name. */
  readonly readPeople: (written: string, place: CellPlace) => readonly PersonReading[];
}

/** A row that is to be read. */
export interface RowToRead<N extends string> {
  readonly row: PastedRow<N>;
  /** True when the row is in the list already, so that a cell that is empty or missing leaves what is stored. */
  readonly isStored: boolean;
}

/** Reads the cells of one row and collects their faults. A method returns `undefined` for an empty or faulty cell. */
export interface CellReader<N extends string> {
  readonly faults: Fault[];
  /** What is worth knowing and does not stop the row. */
  readonly warnings: Fault[];
  /** What has been read, by column, where it is not the text as written. */
  readonly understood: Partial<Record<N, Understood>>;
  refuse(name: N, reason: Reason): void;
  /** True when something is written in the cell. */
  has(name: N): boolean;
  /** Returns what has been read of a cell, or what is stored when nothing is written in it. */
  orStored<V>(name: N, read: V | undefined, stored: V | undefined): V | undefined;
  /** Notes what a cell was understood as, where the caller has found it out. */
  note(name: N, value: Understood | undefined): void;
  /** Reads a text by the rules of its field: `field` names its line in the table of text fields. */
  text(name: N, field: TextFieldName): string | undefined;
  number(name: N): number | undefined;
  /** Reads a figure in the unit that is asked for; in any known unit while that is undefined. */
  figure(name: N, unit: FigureUnit | undefined): number | undefined;
  /** Reads a date; a month or a year stands for its first or last day. */
  date(name: N, edge: Edge): string | undefined;
  /** Reads one person; several are a fault. */
  person(name: N): Person | undefined;
  people(name: N): readonly Person[];
  choice<C extends string>(name: N, words: Readonly<Record<C, readonly string[]>>): C | undefined;
}

/** The faults and warnings of a row while its people are read. */
type Findings = Pick<CellReader<string>, 'faults' | 'warnings'>;

/** Returns the people of a cell, or none when one of them cannot be read, and notes faults and unknown addresses. */
function peopleIn(
  { faults, warnings }: Findings,
  field: string,
  readings: readonly PersonReading[],
): readonly Extract<PersonReading, { readonly person: Person }>[] {
  const found = readings.flatMap((reading) => ('person' in reading ? [reading] : []));
  for (const reading of readings) if (!('person' in reading)) faults.push({ field, ...reading });
  for (const { person, isUnknown } of found)
    if (isUnknown)
      warnings.push({ field, reason: 'person-unknown', values: { mail: person.mail } });
  return found.length === readings.length ? found : [];
}

/** Reads the row's own faults: cells that are too long, and required ones of a new row that are empty. */
function firstFaults<N extends string>(
  { row, isStored }: RowToRead<N>,
  columns: readonly ImportColumn<N>[],
): Fault[] {
  return columns.flatMap(({ name, isRequired }): readonly Fault[] => {
    if (row.tooLong.includes(name))
      return [{ field: name, reason: 'too-long', values: { longest: longestText } }];
    return isRequired && !isStored && row.cells[name] === undefined
      ? [{ field: name, reason: 'missing' }]
      : [];
  });
}

/** What has been found out about a row while its cells are read. */
interface Notes<N extends string> {
  readonly faults: Fault[];
  readonly warnings: Fault[];
  readonly understood: Partial<Record<N, Understood>>;
  readonly note: <V extends Understood>(name: N, value: V | undefined) => V | undefined;
}

function notesOf<N extends string>(
  toRead: RowToRead<N>,
  columns: readonly ImportColumn<N>[],
): Notes<N> {
  const understood: Partial<Record<N, Understood>> = {};
  return {
    ...{ faults: firstFaults(toRead, columns), warnings: [], understood },
    note: (name, value) => {
      if (value !== undefined && value !== toRead.row.cells[name]) understood[name] = value;
      return value;
    },
  };
}

/** Makes the part of a reader that reads people. */
function peopleReader<N extends string>(
  { line, cells }: PastedRow<N>,
  { readPeople }: CellRules,
  { note, ...findings }: Notes<N>,
): Pick<CellReader<N>, 'person' | 'people'> {
  const people = (column: N): readonly Person[] => {
    const text = cells[column];
    const readings = text === undefined ? [] : readPeople(text, { line, column });
    const found = peopleIn(findings, column, readings);
    if (found.length > 0) note(column, found.map(({ understood: who }) => who).join('; '));
    return found.map(({ person }) => person);
  };
  return {
    people,
    person: (column) => {
      const [first, ...others] = people(column);
      if (others.length > 0) findings.faults.push({ field: column, reason: 'not-an-address' });
      return first;
    },
  };
}

/** Makes a reader of one row. */
export function cellReader<N extends string>(
  toRead: RowToRead<N>,
  columns: readonly ImportColumn<N>[],
  rules: CellRules,
): CellReader<N> {
  const { row } = toRead;
  const notes = notesOf(toRead, columns);
  const { faults, note } = notes;
  return {
    ...notes,
    ...peopleReader(row, rules, notes),
    refuse: (name, reason) => void faults.push({ field: name, reason }),
    has: (name) => row.cells[name] !== undefined,
    orStored: (name, read, stored) => (row.cells[name] === undefined ? stored : read),
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
    choice: (name, words) => note(name, choiceIn(faults, name, row.cells[name], words)),
  };
}
