import type {
  ImportChange,
  ImportReply,
  ImportRow,
  PersonQuestion,
  SkippedRow,
  Understood,
} from '../../../../core/api/import/acts';
import type { Fault } from '../../../../core/domain/base/fault';
import type { Table, TableRow } from '../tables/table';
import type { Said } from './said';

/** The answer of the server, with the table and what had been said of it. The person may have changed both since. */
export interface CheckedTable {
  readonly table: Table;
  readonly said: Said;
  readonly reply: ImportReply;
}

/**
 * What becomes of a row. `skipped`: it is no data; `unread`: all that is written in it stands in columns that are left alone.
 */
export type RowOutcome = ImportRow['outcome'] | 'skipped' | 'unread';

/** All outcomes, in the order in which people filter by them: first what they have to mend. */
export const rowOutcomes = [
  'refused',
  'waiting',
  'new',
  'changed',
  'same',
  'skipped',
  'unread',
] as const satisfies readonly RowOutcome[];

/** A row of the sheet in the grid, with its cells as they are written now. */
export interface GridRow {
  readonly row: TableRow;
  readonly outcome: RowOutcome;
  /** What the answer says of the row; undefined when it says nothing. */
  readonly answered: ImportRow | undefined;
  /** Why the row is no data, when it is skipped. */
  readonly why: SkippedRow['why'] | undefined;
  /** The row as it was when the server answered. */
  readonly asAnswered: TableRow | undefined;
  /** The names in the row of which the server asks whom they mean. */
  readonly people: readonly PersonQuestion[];
}

/** Returns the number of the row that holds the headings; undefined when the sheet has none. */
export function headingLineOf({ table, reply }: CheckedTable): number | undefined {
  if (reply.columns.every(({ header }) => header === '')) return undefined;
  const asked = reply.rows.find(isAboutHeadings);
  if (asked !== undefined) return asked.line;
  const others = new Set([...reply.rows, ...reply.skipped].map(({ line }) => line));
  return table.rows.find(({ number }) => !others.has(number))?.number;
}

/** True for the row of an answer that stands for the headings, because several columns are taken for the same one. */
function isAboutHeadings({ faults }: ImportRow): boolean {
  return faults.length > 0 && faults.every(({ reason }) => reason === 'doubled-column');
}

/** Joins the rows of a table with what the server has answered for each. The row of headings is left out. */
export function gridRows(table: Table, checked: CheckedTable): readonly GridRow[] {
  const { reply } = checked;
  const heading = headingLineOf(checked);
  const answered = new Map(reply.rows.map((row) => [row.line, row]));
  const skipped = new Map(reply.skipped.map((row) => [row.line, row.why]));
  const people = new Map<number, PersonQuestion[]>();
  for (const question of reply.people)
    people.set(question.line, [...(people.get(question.line) ?? []), question]);
  const before = new Map(checked.table.rows.map((row) => [row.number, row]));
  return table.rows
    .filter(({ number }) => number !== heading)
    .map((row) => {
      const answer = answered.get(row.number);
      const why = skipped.get(row.number);
      const outcome = answer?.outcome ?? (why === undefined ? 'unread' : 'skipped');
      return {
        ...{ row, outcome, why, answered: answer },
        asAnswered: before.get(row.number),
        people: people.get(row.number) ?? [],
      };
    });
}

/** True when the row has been changed since the server answered for it. */
export function isBeingChecked({ row, asAnswered }: GridRow): boolean {
  return row !== asAnswered;
}

/** What the server says of one cell. All of it is left out when the cell has been changed since. */
export interface CellNotes {
  /** What the cell was understood as, where it is not the text as written. */
  readonly understood: Understood | undefined;
  /** What is stored and what will be, where the import changes it. */
  readonly change: ImportChange | undefined;
  /** True when the cell is empty and what is stored is left alone. */
  readonly isKept: boolean;
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
  readonly people: readonly PersonQuestion[];
}

const noNotes: CellNotes = {
  understood: undefined,
  change: undefined,
  isKept: false,
  faults: [],
  warnings: [],
  people: [],
};

/** Returns what the server says of the cell in the column `index`, which is taken for the column `name` of the list. */
export function notesOf(
  { row, asAnswered, answered, people }: GridRow,
  { index, name }: { readonly index: number; readonly name: string },
): CellNotes {
  const isSame = (row.cells[index] ?? '') === (asAnswered?.cells[index] ?? '');
  if (answered === undefined || name === '' || !isSame) return noNotes;
  const { understood, changes, kept, faults, warnings } = answered;
  const isHere = ({ field }: Fault) => field === name;
  return {
    understood: understood[name],
    change: changes.find(({ column }) => column === name),
    isKept: kept.includes(name),
    faults: faults.filter(isHere),
    warnings: warnings.filter(isHere),
    people: people.filter(({ column }) => column === name),
  };
}

/** True when something is to be shown below the text of a cell. */
export function hasNotes(notes: CellNotes): boolean {
  const { understood, change, isKept, faults, warnings, people } = notes;
  const isRead = understood !== undefined || change !== undefined || isKept;
  return isRead || faults.length + warnings.length + people.length > 0;
}

/** Returns the faults of a row that stand at none of its cells, since the sheet has no such column. */
export function faultsOfRow(
  { answered }: GridRow,
  columns: ImportReply['columns'],
): readonly Fault[] {
  const read = new Set(columns.map(({ name }) => name));
  return answered?.faults.filter(({ field }) => !read.has(field)) ?? [];
}

/** Counts the rows of each outcome. */
export function countOutcomes(rows: readonly GridRow[]): Readonly<Record<RowOutcome, number>> {
  const counts = { refused: 0, waiting: 0, new: 0, changed: 0, same: 0, skipped: 0, unread: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}
