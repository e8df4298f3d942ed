import type { CellReader } from './import-cells';
import type { FindRow, NamedRow } from './import-drafts';

/**
 * Reads the cell that names a row by its key or its name; `undefined` when it is empty, or names none or several, which is then a
 * fault.
 */
export function readNamed<N extends string>(
  cells: CellReader<N>,
  column: N,
  findRow: FindRow,
): NamedRow | undefined {
  const written = cells.text(column, 'goalTitle');
  const row = written === undefined ? undefined : findRow(written);
  if (written !== undefined && row === undefined) cells.refuse(column, 'unknown');
  if (row === 'many') {
    cells.refuse(column, 'many-of-that-name');
    return undefined;
  }
  cells.note(column, row?.key);
  return row;
}
