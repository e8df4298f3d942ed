import type { GridCommand } from './grid-keys';

/** How many rows of a grid are shown at a time. A browser draws so many at once, and a person looks through them. */
export const rowsOfPage = 50;

/** The row of the headings, which stands above all pages. */
export const headingRow = -1;

/** Where the person is in a grid: the row by its index among all rows, the column from 0, and the page that is shown. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
  readonly page: number;
}

/** How many rows and columns a grid has, the headings not counted. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** The place of a grid that has just been opened. */
export const firstPlace: GridPlace = { row: 0, column: 0, page: 0 };

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/** Returns the number of pages of a grid; an empty one has one. */
export function pagesOf({ rows }: GridSize): number {
  return Math.max(1, Math.ceil(rows / rowsOfPage));
}

/** Returns the place in a row and column, or the nearest that the grid has, with the page of its row. */
export function placeAt({ row, column, page }: GridPlace, size: GridSize): GridPlace {
  const near = within(row, headingRow, size.rows - 1);
  const ofHeadings = within(page, 0, pagesOf(size) - 1);
  const shown = near === headingRow ? ofHeadings : Math.floor(near / rowsOfPage);
  return { row: near, column: within(column, 0, size.columns - 1), page: shown };
}

/** Returns the first row of a page in the same column. */
export function placeOnPage(place: GridPlace, page: number, size: GridSize): GridPlace {
  const shown = within(page, 0, pagesOf(size) - 1);
  return placeAt({ ...place, row: shown * rowsOfPage, page: shown }, size);
}

/** Returns the row that lies `rows` below. Below the headings is the first row that is shown. */
function rowBelow({ row, page }: GridPlace, rows: number): number {
  return row === headingRow && rows > 0 ? page * rowsOfPage + rows - 1 : row + rows;
}

/** Returns the place to which a command leads. The place stays inside the grid. */
export function placeAfter(
  place: GridPlace,
  command: Extract<GridCommand, { kind: 'move' | 'page' | 'edge' }>,
  size: GridSize,
): GridPlace {
  switch (command.kind) {
    case 'move': {
      const column = place.column + command.columns;
      return placeAt({ ...place, row: rowBelow(place, command.rows), column }, size);
    }
    case 'page':
      return placeOnPage(place, place.page + command.pages, size);
    case 'edge': {
      const column = command.isLast ? size.columns - 1 : 0;
      if (!command.isWhole) return placeAt({ ...place, column }, size);
      return placeAt({ row: command.isLast ? size.rows - 1 : headingRow, column, page: 0 }, size);
    }
  }
}
