import { ledgerAtRest } from '../../flows/ledger';
import { textOf } from '../../flows/emulator';
import { openEditBench, type EditBench, type RowIds } from './edit-bench';
import type { EditCell } from './edit-cell';
import { pagesOf, seenOf, toldOf } from './edit-look';
import { placedCells, roundOf, type PlacedCell } from './edit-table';

/** Longest time in milliseconds until both instances show all edits. */
const promisedMs = 90_000;
/** The time in milliseconds between two looks at the pages. */
const betweenLooksMs = 2_000;

const nameOf = ({ cell }: PlacedCell) => `${cell.list}: ${cell.edit}`;

/** What people see once its derived cells are right again; before that the row says nothing of it. */
const putRight = '; its cells are put right';

/** Declares the tests of the cells: what people see of each edited row, and who is told what, with two instances running. */
export function testEdits(editCells: readonly EditCell[]): void {
  const placed = placedCells(editCells);
  const rounds = new Set(placed.map(roundOf));
  const withIds = (ids: RowIds) =>
    placed.map((one) => ({ ...one, ids: ids.get(one) ?? new Set<number>() }));
  let bench: EditBench;
  let ids: RowIds;

  beforeAll(async () => {
    bench = await openEditBench(placed);
    ids = await bench.edit();
  }, 200_000);
  afterAll(() => bench.stop());

  /** Returns the cells that process leaders do not see as the table says, with what they see. */
  async function wrongAt(desk: EditBench['desks'][number]): Promise<readonly string[]> {
    const pages = await pagesOf(desk, rounds);
    return withIds(ids).flatMap((one) => {
      const sees = one.cell.sees.replace(putRight, '');
      const seen = seenOf(pages, one);
      return seen === sees ? [] : [`${nameOf(one)} → ${seen}`];
    });
  }

  test('what people see of each edited row, at both instances', async () => {
    for (const desk of bench.desks) {
      let wrong = await wrongAt(desk);
      for (
        const end = performance.now() + promisedMs;
        wrong.length > 0 && performance.now() < end;
      ) {
        await new Promise((next) => setTimeout(next, betweenLooksMs));
        wrong = await wrongAt(desk);
      }
      expect(wrong).toEqual([]);
    }
  });

  test('who is told what of each edit: once, also with two instances', async () => {
    const ledger = await ledgerAtRest(bench.emulator);
    const news = ledger.filter(({ id }) => !bench.told.has(id));
    const told = withIds(ids).map((one) => [nameOf(one), toldOf(news, bench.emulator, one)]);
    const wanted = placed.map((one) => [nameOf(one), one.cell.told.toSorted()]);
    expect(told).toEqual(wanted);
  });

  test('cells that say again what a row keeps are put right', async () => {
    const rows = await bench.emulator.rows('Rapporter');
    const typed = placed.filter(({ cell }) => cell.sees.endsWith(putRight));
    const cells = typed.map(({ key }) => {
      const row = rows.find((one) => textOf(one, 'Key').endsWith(`:${key}`));
      return row && [row.values['RoundKey'], row.shown['DueOn'], row.values['BodyName']];
    });
    expect(cells).toEqual(typed.map(() => ['helar-2026', '2027-01-29', 'Kulturskolan']));
  });
}
