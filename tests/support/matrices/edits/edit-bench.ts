import { emulatorAt, textOf, type Emulator, type GridRow } from '../../flows/emulator';
import { ledgerAtRest } from '../../flows/ledger';
import { deskOf, type Desk } from '../../flows/product';
import { startSecondInstance } from '../../flows/second-instance';
import { startStack } from '../../stack';
import type { EditedList, Given, Step, Typed } from './edit-cell';
import {
  addRows,
  cellsOf,
  changeRows,
  editor,
  manager,
  openRounds,
  reportGoals,
} from './edit-rows';
import { rowKeyOf, type PlacedCell } from './edit-table';

/** The ids of the rows of a cell, also of those that are gone. */
export type RowIds = ReadonlyMap<PlacedCell, ReadonlySet<number>>;

/** Two instances of the product in a municipality that has the rows of the table. */
export interface EditBench {
  readonly emulator: Emulator;
  /** The desk of the editor at each instance. */
  readonly desks: readonly Desk[];
  /** The ids of the ledger's rows before the edits. */
  readonly told: ReadonlySet<number>;
  /** Makes the edits of all cells, as a person does in the list grid. */
  edit(): Promise<RowIds>;
  stop(): Promise<void>;
}

const uniqueColumns = (emulator: Emulator, position: 'enforced' | 'ignored') =>
  emulator.control('PUT', '/switches', { uniqueColumns: position });

/** Does one step, and returns the id of the row that it concerns. */
async function doStep(
  emulator: Emulator,
  { list, row }: { readonly list: EditedList; readonly row: number },
  step: Step,
): Promise<number> {
  if (step.kind === 'delete') return emulator.edit(editor, list, { row });
  if (step.kind === 'add') return emulator.edit(editor, list, { fields: step.cells });
  if (step.kind === 'change') return emulator.edit(editor, list, { row, fields: step.cells });
  await uniqueColumns(emulator, 'ignored');
  return row;
}

async function editRow(
  emulator: Emulator,
  { cell }: PlacedCell,
  given: Given,
): Promise<ReadonlySet<number>> {
  const ids = new Set([given.row.id]);
  const place = { list: cell.list, row: given.row.id };
  for (const step of cell.steps(given)) ids.add(await doStep(emulator, place, step));
  await uniqueColumns(emulator, 'enforced');
  return ids;
}

async function editAll(
  emulator: Emulator,
  placed: readonly PlacedCell[],
  firstOf: (one: PlacedCell) => Typed | undefined,
): Promise<RowIds> {
  const lists = ['Organisation', 'Mål', 'Uppföljningsomgångar', 'Rapporter'] as const;
  const rows = new Map<EditedList, readonly GridRow[]>();
  for (const list of [...lists, 'Inställningar'] as const)
    rows.set(list, await emulator.rows(list));
  const find = (list: EditedList, key: string): GridRow => {
    const row = rows.get(list)?.find((one) => textOf(one, 'Key') === key);
    if (row === undefined) throw new RangeError(`${list} has no row ${key}.`);
    return row;
  };
  const idOf: Given['idOf'] = (list, key) => find(list, key).id;
  const ids = new Map<PlacedCell, ReadonlySet<number>>();
  for (const one of placed) {
    const key = rowKeyOf(one);
    const row = find(one.cell.list, key);
    const now = cellsOf(row);
    const given = { row, key, now, first: firstOf(one) ?? now, idOf };
    ids.set(one, await editRow(emulator, one, given));
  }
  return ids;
}

/** Starts the two instances and prepares the rows of the cells. */
export async function openEditBench(placed: readonly PlacedCell[]): Promise<EditBench> {
  const stack = await startStack();
  const emulator = emulatorAt(stack.host, stack.info);
  await emulator.control('PUT', '/meter', { limits: 'off' });
  await emulator.greetings();
  await emulator.setClock('2027-01-11T09:00:00Z');
  const leader = await deskOf(emulator, stack.product, editor);
  await addRows(emulator, leader, placed);
  await openRounds(emulator, leader, placed);
  const reporter = await deskOf(emulator, stack.product, manager);
  const asked = await reportGoals(emulator, { leader, reporter }, placed);
  const before = await changeRows(emulator, placed);
  const second = await startSecondInstance(stack);
  const desks = [leader, await deskOf(emulator, second.product, editor)];
  const told = new Set((await ledgerAtRest(emulator)).map(({ id }) => id));
  const firstOf = (one: PlacedCell) =>
    asked.get(rowKeyOf(one)) ?? before.get(`${one.cell.list} ${rowKeyOf(one)}`);
  return {
    ...{ emulator, desks, told },
    edit: () => editAll(emulator, placed, firstOf),
    async stop() {
      await second.program.stop();
      await stack.stop();
    },
  };
}
