import type { Table, TableRow } from '../tables/table';

/** The place of a cell in a sheet: the number of its row, and the index of its column from 0. */
export interface CellPlace {
  readonly line: number;
  readonly index: number;
}

/** Returns the cells with another text at an index. Cells that the row lacked before it are empty. */
function replaced(cells: readonly string[], index: number, text: string): readonly string[] {
  const width = Math.max(cells.length, index + 1);
  return Array.from({ length: width }, (_, at) => (at === index ? text : (cells[at] ?? '')));
}

/** Returns the table with another text in one cell. The other rows stay the same objects. */
export function withCell(table: Table, { line, index }: CellPlace, text: string): Table {
  const written = (row: TableRow): TableRow =>
    row.number === line ? { ...row, cells: replaced(row.cells, index, text) } : row;
  return { ...table, rows: table.rows.map(written) };
}

/** Returns the table with one column more, to the right of all others, whose heading stands in the row `headingLine`. */
export function withColumnAdded(table: Table, headingLine: number, header: string): Table {
  const index = table.rows.reduce((width, { cells }) => Math.max(width, cells.length), 0);
  return withCell(table, { line: headingLine, index }, header);
}
