import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { hasFocusNowhere } from '../base/focus';
import type { Row } from './list-data';

/** Identifies a cell of the grid by the id of its row and the name of its column. */
export interface CellPlace {
  readonly rowId: number;
  readonly column: string;
}

/** The rows of the grid, which do not change while a person edits a cell. */
export interface SteadyRows {
  readonly rows: readonly Row[];
  isOpen(cell: CellPlace): boolean;
  open(cell: CellPlace): void;
  /** Ends the editing of a cell; `saved` is the new row when the change was saved. */
  close(cell: CellPlace, saved?: Row): void;
}

const nameOf = ({ rowId, column }: CellPlace) => `${rowId} ${column}`;

const newerOf = (row: Row, saved: Row | undefined) =>
  saved !== undefined && saved.version > row.version ? saved : row;

/**
 * Keeps the rows as they are drawn while a person edits a cell, so that the field neither moves nor disappears. A saved
 * row is shown at once, until a newer version of it has been read.
 */
export function useSteadyRows(
  newest: readonly Row[],
  closed: (cell: CellPlace) => void,
): SteadyRows {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [saved, setSaved] = useState<ReadonlyMap<number, Row>>(new Map());
  const drawn = useRef(newest);
  if (open.size === 0) drawn.current = newest;
  const { current } = drawn;
  const rows = useMemo(
    () => current.map((row) => newerOf(row, saved.get(row.id))),
    [current, saved],
  );
  return {
    rows,
    isOpen: (cell) => open.has(nameOf(cell)),
    open: (cell) => {
      setOpen((before) => new Set(before).add(nameOf(cell)));
    },
    close: (cell, row) => {
      closed(cell);
      if (row !== undefined) setSaved((before) => new Map(before).set(row.id, row));
      setOpen((before) => new Set([...before].filter((name) => name !== nameOf(cell))));
    },
  };
}

interface Table {
  readonly current: HTMLElement | null;
}

/** The cell that has the focus. */
function focusedCell(table: Table): CellPlace | undefined {
  const cell = document.activeElement?.closest<HTMLElement>('tr[data-id] > td[data-column]');
  if (cell == null || table.current?.contains(cell) !== true) return undefined;
  const [row, column] = [cell.parentElement?.dataset['id'], cell.dataset['column']];
  return { rowId: Number(row), column: column ?? '' };
}

function buttonIn(table: Table, { rowId, column }: CellPlace): HTMLElement | null | undefined {
  const cell = `tr[data-id="${String(rowId)}"] td[data-column="${CSS.escape(column)}"]`;
  return table.current?.querySelector<HTMLElement>(`${cell} button`);
}

/**
 * Keeps the focus on a cell: moves it to the cell's button when the field is closed, and when the row has moved to
 * another group. It never takes the focus from another element.
 *
 * @returns a function to call when the field of a cell is closed
 */
export function useKeptFocus(table: Table): (cell: CellPlace) => void {
  const closed = useRef<CellPlace | undefined>(undefined);
  const focused = focusedCell(table);
  useLayoutEffect(() => {
    const cell = closed.current ?? focused;
    closed.current = undefined;
    if (cell !== undefined && hasFocusNowhere()) buttonIn(table, cell)?.focus();
  });
  return (cell) => {
    closed.current = cell;
  };
}
