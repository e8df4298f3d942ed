import type { ImportChange, Understood } from '../../api/import/acts';
import type { PastedRow } from './read-sheet';

/** What the list says in each column, in the form in which an import shows values; an empty cell is absent or undefined. */
export type ListCells<N extends string> = Readonly<Partial<Record<N, Understood | undefined>>>;

/** A stored row before and after the cells of a sheet, and the row of the sheet. */
export interface ComparedRow<N extends string> {
  /** Undefined for a new row. */
  readonly before: ListCells<N> | undefined;
  /** Undefined while the row cannot be read. */
  readonly after: ListCells<N> | undefined;
  readonly row: PastedRow<N>;
}

/** Codes are compared without case, so that a code that is only written in another way is no change. */
const isChangeable = (column: string) => column !== 'key';

/** Returns the fields that the cells change, in the order of the columns. */
function changesOf<N extends string>(
  columns: readonly N[],
  { before, after, row }: ComparedRow<N> & { readonly before: ListCells<N> },
): readonly ImportChange[] {
  if (after === undefined) return [];
  return columns
    .filter((column) => isChangeable(column) && row.cells[column] !== undefined)
    .map((column) => ({
      column,
      before: before[column] ?? null,
      after: after[column] ?? null,
    }))
    .filter((change) => change.before !== change.after);
}

/** What an import does to a stored row: nothing, where the row is new. */
export interface ComparedCells {
  readonly changes: readonly ImportChange[];
  readonly kept: readonly string[];
}

/**
 * Compares a stored row with the cells of a sheet: the fields that they change, and the columns of the sheet whose cells are empty
 * although the list has a value, which is kept. `columns` are those that the sheet has.
 */
export function comparedRow<N extends string>(
  columns: readonly N[],
  compared: ComparedRow<N>,
): ComparedCells {
  const { before, row } = compared;
  if (before === undefined) return { changes: [], kept: [] };
  const isEmpty = (column: N) => row.cells[column] === undefined && !row.tooLong.includes(column);
  return {
    changes: changesOf(columns, { ...compared, before }),
    kept: columns.filter(
      (column) => isChangeable(column) && isEmpty(column) && (before[column] ?? '') !== '',
    ),
  };
}
