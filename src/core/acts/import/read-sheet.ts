import type { ImportInput, SheetColumn, SkippedRow } from '../../api/import/acts';
import type { Fault } from '../../domain/base/fault';
import { cleanLine, cleanText, cutText, shortenText } from '../../domain/base/clean-text';
import { omit } from '../../domain/base/defined';
import { eachInSteps, type Steps } from '../../domain/base/steps';
import { isFarTooLong, longestLine, longestText } from '../../domain/base/text-limits';
import type { ImportColumn } from '../../text/list/import-columns';
import { findHeadings, type Headings } from './find-headings';
import { lettersAndDigits } from './letters-and-digits';

/** A row of a sheet with its cells by column. `line` is its number in its sheet, from 1. */
export interface PastedRow<N extends string> {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<N, string>>>;
  /** The cells as they were written, with the characters that nobody sees. */
  readonly written: Readonly<Partial<Record<N, string>>>;
  /** The columns whose cell is longer than any text may be. Their cells are in neither of the others. */
  readonly tooLong: readonly N[];
}

/** What a sheet says: its columns as understood, its rows of data, and the rows that are none. */
export interface Sheet<N extends string> {
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly PastedRow<N>[];
  readonly skipped: readonly SkippedRow[];
  /** A fault for each column of the list that more than one column of the sheet stands for, and the line of the headings. */
  readonly asked: readonly Fault[];
  readonly headingLine: number;
}

/** The part of an import's input that says what its rows mean. */
export type SheetInput = Pick<ImportInput, 'rows' | 'lines' | 'columns'>;

/** Assigns each column of the sheet to one of the list: as the person has said, else by its heading, unless another has it too. */
function assigned<N extends string>(
  columns: readonly ImportColumn<N>[],
  { headings, lastRow }: Headings<N>,
  chosen: SheetInput['columns'] = [],
): readonly (SheetColumn & { readonly column: N | undefined })[] {
  const nameOf = (name: string | undefined) => columns.find((one) => one.name === name)?.name;
  const isChosen = (index: number) => chosen[index] !== undefined && chosen[index] !== null;
  const taken = headings.map(({ names: [name] }, index) =>
    isChosen(index) ? nameOf(chosen[index] ?? undefined) : name,
  );
  return headings.map(({ header }, index) => {
    const name = taken[index];
    const others = taken.filter((one) => one === name).length;
    const isAsked = lastRow >= 0 && name !== undefined && others > 1;
    const column = isAsked ? undefined : name;
    return { index, header, isAsked, name: name ?? '', column };
  });
}

/** The words with which a row of sums begins, reduced to letters. */
const sumWords = ['summa', 'sa', 'totalt', 'total', 'totalsumma', 'sum', 'yhteensa', 'summat'];

/** A sheet of fewer columns has rows of one cell that are data. */
const leastColumnsOfTitles = 3;

/** Says why a row is no data: it repeats the headings, adds up other rows, or has a single cell, such as the name of a section. */
function whyNoData(
  cells: readonly string[],
  headings: Headings<string>['headings'],
): SkippedRow['why'] | undefined {
  const filled = cells.flatMap((cell, index) => (cell.trim() === '' ? [] : [{ cell, index }]));
  const [first] = filled;
  if (first === undefined) return undefined;
  const isHeading = ({ cell, index }: (typeof filled)[number]) =>
    lettersAndDigits(cutText(cell, longestLine)) ===
    lettersAndDigits(headings[index]?.header ?? '');
  if (filled.length > 1 && filled.every(isHeading)) return 'heading';
  if (sumWords.includes(lettersAndDigits(cutText(first.cell, longestLine)))) return 'sum';
  return filled.length === 1 && headings.length >= leastColumnsOfTitles ? 'title' : undefined;
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

function skippedRow(line: number, cells: readonly string[], why: SkippedRow['why']): SkippedRow {
  const text = cells.find((cell) => cell.trim() !== '') ?? '';
  return { line, text: shortenText(cleanLine(cutText(text, longestText)), longestLine), why };
}

/** Assigns cells to columns, a row a step. Titles, sums and repeated headings are named, and are no rows of data. */
export function* readSheet<N extends string>(
  columns: readonly ImportColumn<N>[],
  input: SheetInput,
): Steps<Sheet<N>> {
  const found = findHeadings(columns, input.rows);
  const assignment = assigned(columns, found, input.columns);
  const names = assignment.map(({ column }) => column);
  const lineOf = (at: number) => input.lines?.[at] ?? at + 1;
  const skipped: SkippedRow[] = [];
  const hasHeadings = found.lastRow >= 0;
  let at = -1;
  const rows = yield* eachInSteps(input.rows, (cells): PastedRow<N> | undefined => {
    at += 1;
    if (hasHeadings && at === found.lastRow) return undefined;
    const isAbove = at < found.lastRow && cells.some((cell) => cell.trim() !== '');
    const why = isAbove ? 'title' : hasHeadings ? whyNoData(cells, found.headings) : undefined;
    if (why !== undefined) {
      skipped.push(skippedRow(lineOf(at), cells, why));
      return undefined;
    }
    const row = { line: lineOf(at), ...cellsUnder(names, cells) };
    return Object.keys(row.cells).length + row.tooLong.length > 0 ? row : undefined;
  });
  const asked = assignment.filter(({ isAsked }) => isAsked);
  return {
    columns: assignment.map((one) => omit(one, 'column')),
    rows: rows.filter((row) => row !== undefined),
    skipped,
    asked: asked.map(({ header }) => ({ field: header, reason: 'doubled-column' })),
    headingLine: lineOf(Math.max(0, found.lastRow)),
  };
}
