import { cleanLine, cutText, shortenText } from '../../domain/base/clean-text';
import { isFarTooLong, longestLine, longestText } from '../../domain/base/text-limits';
import type { ImportColumn } from '../../text/list/import-columns';
import { lettersAndDigits } from './letters-and-digits';

type Cells = readonly string[];

/** A column of a sheet: its heading as written, and the names of the columns of the list that the heading stands for. */
export interface SheetHeading<N extends string> {
  readonly header: string;
  readonly names: readonly N[];
}

/** The headings of a sheet, and the indexes of the first row of data and of the last row of headings; -1 when it has none. */
export interface Headings<N extends string> {
  readonly headings: readonly SheetHeading<N>[];
  readonly lastRow: number;
}

/** How many of the first rows may be above the headings or be the headings. */
const headingRows = 20;

/**
 * A row is one of headings when at least this many cells are known headers. One cell of data may match by chance.
 */
const leastHeaders = 2;

function namesOf<N extends string>(
  columns: readonly ImportColumn<N>[],
  header: string,
): readonly N[] {
  if (header === '' || isFarTooLong(header, longestLine)) return [];
  const wanted = lettersAndDigits(header);
  const isHeader = (word: string) => lettersAndDigits(word) === wanted;
  return columns
    .filter(({ name, headers }) => isHeader(name) || Object.values(headers).flat().some(isHeader))
    .map(({ name }) => name);
}

/** Returns the text of a cell, or of the nearest cell before it that has one: a heading that is merged over columns. */
function reachingOver(cells: Cells, index: number): string {
  const before = cells.slice(0, index + 1).toReversed();
  return before.find((cell) => cell.trim() !== '') ?? '';
}

function headerText(text: string): string {
  return shortenText(cleanLine(cutText(text, longestText)), longestLine);
}

/** Returns the ways in which a heading of one or two rows can be read; the first that is known counts. */
function readingsOf(upper: Cells | undefined, lower: Cells, index: number): readonly string[] {
  const own = lower[index] ?? '';
  if (upper === undefined) return [own];
  const above = upper[index] ?? '';
  return [`${reachingOver(upper, index)} ${own}`, own, above];
}

function headingsIn<N extends string>(
  columns: readonly ImportColumn<N>[],
  upper: Cells | undefined,
  lower: Cells,
): readonly SheetHeading<N>[] {
  const width = Math.max(upper?.length ?? 0, lower.length);
  return Array.from({ length: width }, (_, index) => {
    const readings = readingsOf(upper, lower, index);
    const known = readings.find((text) => namesOf(columns, text).length > 0);
    const shown = known ?? readings.find((text) => text.trim() !== '') ?? '';
    return { header: headerText(shown), names: known === undefined ? [] : namesOf(columns, known) };
  });
}

/** True when at least half of the filled cells of a row below headings are headings too, so that the row is no data. */
function isLowerHeading<N extends string>(
  columns: readonly ImportColumn<N>[],
  upper: Cells,
  lower: Cells,
): boolean {
  const filled = lower.flatMap((cell, index) => (cell.trim() === '' ? [] : [{ cell, index }]));
  const known = filled.filter(({ cell, index }) =>
    [cell, `${reachingOver(upper, index)} ${cell}`].some(
      (text) => namesOf(columns, text).length > 0,
    ),
  );
  return 2 * known.length >= filled.length;
}

const filledIn = (cells: Cells): number => cells.filter((cell) => cell.trim() !== '').length;

/** A row below the first is one of headings when it has this many known headers, or when half of its cells are. */
const leastHeadersBelow = 3;

/** True when a row may be the headings although others stand above it: those have fewer cells, as titles do. */
function mayStandBelow(above: readonly Cells[], cells: Cells, known: number): boolean {
  const filled = filledIn(cells);
  const isKnown = known >= leastHeadersBelow || 2 * known >= filled;
  return isKnown && above.every((row) => filledIn(row) < filled);
}

function knownIn<N extends string>(headings: readonly SheetHeading<N>[]): number {
  return new Set(headings.flatMap(({ names }) => names)).size;
}

/**
 * Finds the headings among the first twenty rows of a sheet: the row with the most known headers, or two rows of which the upper one
 * is merged over columns (`Utgångsvärde` above `Kvinnor` and `Män`). A sheet without any has its columns in the standard order.
 */
export function findHeadings<N extends string>(
  columns: readonly ImportColumn<N>[],
  rows: readonly Cells[],
): Headings<N> {
  let best: Headings<N> = {
    headings: columns.map(({ name }) => ({ header: '', names: [name] })),
    lastRow: -1,
  };
  let most = leastHeaders - 1;
  const consider = (upper: Cells | undefined, lower: Cells, lastRow: number): void => {
    const headings = headingsIn(columns, upper, lower);
    const known = knownIn(headings);
    const above = rows.slice(0, upper === undefined ? lastRow : lastRow - 1);
    const width = headings.map(({ header }) => header);
    if (above.length > 0 && !mayStandBelow(above, width, known)) return;
    if (known > most) [best, most] = [{ headings, lastRow }, known];
  };
  for (const [index, cells] of rows.slice(0, headingRows).entries()) {
    consider(undefined, cells, index);
    const upper = rows[index - 1];
    if (upper !== undefined && isLowerHeading(columns, upper, cells)) consider(upper, cells, index);
  }
  return best;
}
