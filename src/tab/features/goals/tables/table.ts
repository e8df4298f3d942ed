/** A row of a table, with the number that it has in its sheet, from 1. `cells` begins with column A; empty cells are ''. */
export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** A table that somebody brings: a sheet of a workbook, a text with separators, or a table of a page. Blank rows are left out. */
export interface Table {
  readonly name: string;
  readonly rows: readonly TableRow[];
}

/**
 * Why a file is not read. `too-large`: the file; `unpacks-too-large`: what is packed in it; `old-excel`: the format before
 * 2007; `locked`: protected by a password; `not-a-table`: something else than .xlsx or a text; `damaged`: it begins as a
 * workbook and cannot be read; `too-slow`: it was given up.
 */
export type TableProblem =
  | 'too-large'
  | 'unpacks-too-large'
  | 'old-excel'
  | 'locked'
  | 'not-a-table'
  | 'damaged'
  | 'too-slow';

/** The tables of a file, each with rows, or why the file is not read. */
export type TablesReading =
  { readonly tables: readonly Table[] } | { readonly problem: TableProblem };

/** Greatest size of a file that is read, in bytes. Whole municipalities have less than one megabyte. */
export const largestFile = 10 * 1024 * 1024;

/** Writes each row with its number, from 1, and leaves blank rows out; their numbers are not given to others. */
export function tableOf(name: string, rows: readonly (readonly string[])[]): Table {
  return {
    name,
    rows: rows
      .map((cells, index) => ({ number: index + 1, cells: cells.map((cell) => cell.trim()) }))
      .filter(({ cells }) => cells.some((cell) => cell !== '')),
  };
}
