import { bodyEdits } from './body-edits';
import type { Edit, EditCell, EditedList } from './edit-cell';
import { goalEdits } from './goal-edits';
import { reportEdits } from './report-edits';
import { roundEdits } from './round-edits';
import { settingEdits } from './setting-edits';

const of = (list: EditedList, edits: readonly Edit[]): readonly EditCell[] =>
  edits.map((edit) => ({ list, ...edit }));

/** Every cell of the table list × edit. */
export const editTable: readonly EditCell[] = [
  ...of('Organisation', bodyEdits),
  ...of('Mål', goalEdits),
  ...of('Uppföljningsomgångar', roundEdits),
  ...of('Rapporter', reportEdits),
  ...of('Inställningar', settingEdits),
];

/** The kinds of edits that can be made in any list. */
const kinds = [
  'delete',
  'retype with the same code',
  'copy',
  'copy with the same code',
  'rename the code',
  'change the case of the code',
  'restore an old version',
  'restore with a new id',
  'move under another parent',
  'empty the code',
  'type a whole row by hand',
  'turn a column to rich text',
] as const;

/** Returns one cell for each kind of edit, in one list after the other. */
export function oneOfEachKind(): readonly EditCell[] {
  return kinds.map((kind, turn) => {
    const ofKind = editTable.filter(({ edit }) => edit === kind);
    const cell = ofKind[turn % ofKind.length];
    if (cell === undefined) throw new RangeError(`The table has no cell “${kind}”.`);
    return cell;
  });
}

/** A cell of the table with the code of its row, with which no other code begins. */
export interface PlacedCell {
  readonly cell: EditCell;
  readonly key: string;
}

const prefixes: Readonly<Record<EditedList, string>> = {
  Organisation: 'XB-',
  Mål: 'XG-',
  Rapporter: 'XR-',
  Uppföljningsomgångar: 'prov-',
  Inställningar: '',
};

/** Returns the cells, each with a row of its own. */
export const placedCells = (cells: readonly EditCell[]): readonly PlacedCell[] =>
  cells.map((cell, at) => {
    const own = `${prefixes[cell.list]}${String(at + 100)}`;
    return { cell, key: cell.list === 'Inställningar' ? String(cell.has?.['Key']) : own };
  });

/** The round that asks for the goals of all cells that have one. */
export const sharedRound = 'helar-2026';

/** Returns the code of the round to which a cell's row belongs. */
export const roundOf = ({ cell, key }: PlacedCell): string =>
  cell.list === 'Uppföljningsomgångar' ? key : sharedRound;

/** Returns the code of the cell's goal; undefined for a cell without one. */
export function goalOf({ cell, key }: PlacedCell): string | undefined {
  if (cell.list === 'Organisation') return `${key}-1`;
  return cell.list === 'Mål' || cell.list === 'Rapporter' ? key : undefined;
}

/** Returns the code in the cell's row. */
export const rowKeyOf = ({ cell, key }: PlacedCell): string =>
  cell.list === 'Rapporter' ? `${sharedRound}:${key}` : key;
