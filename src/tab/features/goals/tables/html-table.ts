import { tableOf, type Table } from './table';
import { parseInert } from './trusted';

/** Greatest number of rows or columns that one cell of a page may reach over. Excel has 16,384 columns; no table of people has. */
const widestSpan = 1_000;

function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  const span = Number(cell.getAttribute(name) ?? '1');
  return Number.isInteger(span) && span > 0 ? Math.min(span, widestSpan) : 1;
}

const blockNames = new Set(['P', 'DIV', 'LI']);

/** Returns the text of a cell, with a line break at each `br` and between paragraphs. Other white space is one space, as a page shows it. */
function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.nodeValue ?? '').replace(/[\t\n\r\f ]+/g, ' ');
  if (node.nodeName === 'BR') return '\n';
  const text = [...node.childNodes].map(textOf).join('');
  return blockNames.has(node.nodeName) ? `${text.trim()}\n` : text;
}

function cellText(cell: Element): string {
  return textOf(cell)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

/** Puts a cell into the first free column of its row. A cell that reaches over rows is in each; over columns, in the first alone. */
function place(grid: (string | undefined)[][], row: number, cell: Element): void {
  const own = (grid[row] ??= []);
  let column = 0;
  while (own[column] !== undefined) column += 1;
  const text = cellText(cell);
  const [width, height] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
  for (let down = 0; down < height; down += 1) {
    const line = (grid[row + down] ??= []);
    for (let right = 0; right < width; right += 1) line[column + right] = right === 0 ? text : '';
  }
}

/** Returns the rows of a table that are its own, and not those of a table inside it. */
function rowsOf(table: Element): readonly Element[] {
  return [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
}

function gridOf(table: Element): readonly (readonly string[])[] {
  const grid: (string | undefined)[][] = [];
  const rows = rowsOf(table);
  for (const [index, row] of rows.entries()) {
    grid[index] ??= [];
    for (const cell of row.children) if (/^T[DH]$/.test(cell.nodeName)) place(grid, index, cell);
  }
  return grid.slice(0, rows.length).map((cells) => Array.from(cells, (cell) => cell ?? ''));
}

/**
 * Reads the table with the most rows that somebody copied from Word, Excel, Google Sheets or a page, as the clipboard holds it
 * in `text/html`; undefined when it holds none of at least two cells. The page is parsed apart: no script runs, and nothing is
 * fetched.
 */
export function readHtmlTable(html: string, name: string): Table | undefined {
  const page = parseInert(html);
  const tables = [...page.querySelectorAll('table')].map((table) => tableOf(name, gridOf(table)));
  const [largest] = tables.toSorted((a, b) => b.rows.length - a.rows.length);
  const cells = largest?.rows.flatMap((row) => row.cells) ?? [];
  return cells.length > 1 ? largest : undefined;
}
