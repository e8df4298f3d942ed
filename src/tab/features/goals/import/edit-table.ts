import type { Table, TableRow } from '../tables/table';

/** The place of a cell in a sheet: the number of its row, and the index of its column from 0. */
export interface CellPlace {
  readonly line: number;
  readonly index: number;
}

/** Returns the cells with some of them replaced, from a column on. Cells that the row lacked are empty. */
function replaced(
  cells: readonly string[],
  from: number,
  texts: readonly string[],
): readonly string[] {
  const width = Math.max(cells.length, from + texts.length);
  return Array.from({ length: width }, (_, at) => texts[at - from] ?? cells[at] ?? '');
}

/** Returns the table with another text in one cell. The other rows stay the same objects. */
export function withCell(table: Table, { line, index }: CellPlace, text: string): Table {
  return withBlock(table, [line], { index, rows: [[text]] });
}

/** Cells that are put into a table: rows of texts, of which the first goes into the column `index`. */
export interface Block {
  readonly index: number;
  readonly rows: readonly (readonly string[])[];
}

/** Returns the table with a block of cells written into the rows of `lines`, one after the other; what has no row there is left out. */
export function withBlock(table: Table, lines: readonly number[], { index, rows }: Block): Table {
  const texts = new Map(lines.map((line, at) => [line, rows[at]]));
  const written = (row: TableRow): TableRow => {
    const own = texts.get(row.number);
    return own === undefined ? row : { ...row, cells: replaced(row.cells, index, own) };
  };
  return { ...table, rows: table.rows.map(written) };
}

/** Returns the table with one column more, to the right of all others, whose heading stands in the row `headingLine`. */
export function withColumnAdded(table: Table, headingLine: number, header: string): Table {
  const index = table.rows.reduce((width, { cells }) => Math.max(width, cells.length), 0);
  return withCell(table, { line: headingLine, index }, header);
}
