import { tableOf, type Table } from './table';

/** What may stand between the cells of a row. */
type Delimiter = '\t' | ';' | ',';

/** In this order a delimiter is preferred to the next one where both explain a text. */
const delimiters: readonly Delimiter[] = ['\t', ';', ','];

/** How many lines decide which delimiter a text has. */
const decidingLines = 20;

/** A cell, and the index of what stands after it: a delimiter, a line break or the end. */
interface ReadCell {
  readonly text: string;
  readonly end: number;
}

function isBreak(text: string, index: number): boolean {
  return text[index] === '\n' || text[index] === '\r';
}

function endsCell(text: string, index: number, delimiter: Delimiter): boolean {
  return index >= text.length || text[index] === delimiter || isBreak(text, index);
}

/** Returns the index of the quotation mark that ends a cell which begins with one at `start`; -1 when none does. */
function closingQuote(text: string, start: number, delimiter: Delimiter): number {
  let quote = text.indexOf('"', start + 1);
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  return quote !== -1 && endsCell(text, quote + 1, delimiter) ? quote : -1;
}

/**
 * Reads a cell in quotation marks. It is one only when the mark that ends it stands before a delimiter, a line break or the
 * end: in `"Trygg" skola` the marks belong to the text. Programs put no tab inside such a cell beside a line break, so that
 * marks with both between them belong to two cells.
 */
function quotedCell(text: string, start: number, delimiter: Delimiter): ReadCell | undefined {
  if (text[start] !== '"') return undefined;
  const close = closingQuote(text, start, delimiter);
  if (close === -1) return undefined;
  const inner = text.slice(start + 1, close);
  if (delimiter === '\t' && inner.includes('\t') && /[\r\n]/.test(inner)) return undefined;
  return { text: inner.replaceAll('""', '"'), end: close + 1 };
}

function bareCell(text: string, start: number, delimiter: Delimiter): ReadCell {
  let end = start;
  while (!endsCell(text, end, delimiter)) end += 1;
  return { text: text.slice(start, end), end };
}

function afterBreak(text: string, index: number): number {
  return text[index] === '\r' && text[index + 1] === '\n' ? index + 2 : index + 1;
}

/** Splits a text into rows of cells. A quotation that does not end is part of its cell, and joins no rows. */
function splitText(text: string, delimiter: Delimiter): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let cells: string[] = [];
  let index = 0;
  while (index < text.length || cells.length > 0) {
    const cell = quotedCell(text, index, delimiter) ?? bareCell(text, index, delimiter);
    cells.push(cell.text);
    const isRowEnd = cell.end >= text.length || isBreak(text, cell.end);
    index = isRowEnd ? afterBreak(text, cell.end) : cell.end + 1;
    if (!isRowEnd) continue;
    rows.push(cells);
    cells = [];
  }
  return rows;
}

/** Returns how many of the first rows have the number of cells that is the most common one above one. */
function agreement(text: string, delimiter: Delimiter): number {
  const counts = new Map<number, number>();
  for (const { length } of splitText(text, delimiter).slice(0, decidingLines))
    if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** Returns the first lines of a text, as many as decide its delimiter. */
function firstLines(text: string): string {
  return text.split(/\r\n?|\n/, decidingLines).join('\n');
}

function delimiterOf(text: string): Delimiter {
  const beginning = firstLines(text);
  if (beginning.includes('\t')) return '\t';
  const ranked = delimiters
    .map((delimiter) => ({ delimiter, rows: agreement(beginning, delimiter) }))
    .toSorted((a, b) => b.rows - a.rows);
  return ranked[0]?.delimiter ?? ';';
}

/** Matches the line by which Excel is told the delimiter of a file. It is a row of the file, and no row of the sheet. */
const delimiterLine = /^sep=([\t;,])(?:\r\n?|\n)/i;

/**
 * Reads a text whose cells are separated by tabs, semicolons or commas, as spreadsheets write it to a file or to the clipboard.
 * A row is counted as in the spreadsheet, also where a cell has line breaks.
 */
export function readDelimitedText(text: string, name: string): Table {
  const told = delimiterLine.exec(text);
  const body = told === null ? text : text.slice(told[0].length);
  const asked = delimiters.find((delimiter) => delimiter === told?.[1]);
  return tableOf(name, splitText(body, asked ?? delimiterOf(body)));
}
