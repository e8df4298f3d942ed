import fc from 'fast-check';
import type { ImportReply, ImportRow } from '../../../../../src/core/api/import/acts';
import { withCell, withColumnAdded } from '../../../../../src/tab/features/goals/import/edit-table';
import { commandOf } from '../../../../../src/tab/features/goals/import/grid-keys';
import {
  headingRow,
  placeAfter,
  placeAt,
  placeOnPage,
} from '../../../../../src/tab/features/goals/import/grid-place';
import {
  countOutcomes,
  faultsOfRow,
  gridRows,
  headingLineOf,
  isBeingChecked,
  notesOf,
} from '../../../../../src/tab/features/goals/import/grid-rows';
import { latestOnly } from '../../../../../src/tab/features/goals/import/latest-only';
import { nothingSaid } from '../../../../../src/tab/features/goals/import/said';
import { anImportReply, anImportRow } from '../../../../support/tab/import-replies';
import { tableOf } from '../../../../../src/tab/features/goals/tables/table';

const plain = { ctrlKey: false, metaKey: false, altKey: false };

describe('a key in the grid', () => {
  test.each([
    ['ArrowDown', {}, { kind: 'move', rows: 1, columns: 0 }],
    ['ArrowLeft', {}, { kind: 'move', rows: 0, columns: -1 }],
    ['PageDown', {}, { kind: 'page', pages: 1 }],
    ['Home', {}, { kind: 'edge', isLast: false, isWhole: false }],
    ['End', { ctrlKey: true }, { kind: 'edge', isLast: true, isWhole: true }],
    ['Enter', {}, { kind: 'edit' }],
    ['F2', {}, { kind: 'edit' }],
    ['Delete', {}, { kind: 'clear' }],
    ['å', {}, { kind: 'edit', typed: 'å' }],
    ['Tab', {}, undefined],
    ['Escape', {}, undefined],
    ['c', { ctrlKey: true }, undefined],
    ['ArrowDown', { altKey: true }, undefined],
  ])('%s with %j', (key, more, command) => {
    expect(commandOf({ ...plain, ...more, key })).toEqual(command);
  });
});

describe('the place in the grid', () => {
  const size = { rows: 120, columns: 4 };
  const at = (row: number, column: number, page = 0) => placeAt({ row, column, page }, size);
  const down = { kind: 'move', rows: 1, columns: 0 } as const;
  const up = { kind: 'move', rows: -1, columns: 0 } as const;
  test('turns the page at its last row, and goes from the headings to the first row that is shown', () => {
    expect(placeAfter(at(49, 1), down, size)).toEqual({ row: 50, column: 1, page: 1 });
    expect(placeAfter(at(headingRow, 2, 2), down, size)).toEqual({ row: 100, column: 2, page: 2 });
    expect(placeAfter(at(0, 2), up, size)).toEqual({ row: headingRow, column: 2, page: 0 });
    expect(placeOnPage(at(3, 3), 9, size)).toEqual({ row: 100, column: 3, page: 2 });
  });
  test('is always inside, whatever is pressed', () => {
    const key = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'); // prettier-ignore
    const sizes = fc.record({
      rows: fc.nat({ max: 160 }),
      columns: fc.integer({ min: 1, max: 9 }),
    });
    const presses = fc.array(fc.tuple(key, fc.boolean()), { maxLength: 40 });
    fc.assert(
      fc.property(sizes, presses, (grid, pressed) => {
        let place = placeAt({ row: 0, column: 0, page: 0 }, grid);
        for (const [one, ctrlKey] of pressed) {
          const command = commandOf({ ...plain, ctrlKey, key: one });
          if (command === undefined || command.kind === 'edit' || command.kind === 'clear')
            continue;
          place = placeAfter(place, command, grid);
        }
        const { row, column, page } = place;
        expect(row >= headingRow && row < Math.max(grid.rows, 0)).toBe(true);
        expect(column >= 0 && column < grid.columns).toBe(true);
        expect(row === headingRow || Math.floor(row / 50) === page).toBe(true);
      }),
    );
  });
});

const table = tableOf('Mål', [['Mål 2026'], ['Kod', 'Mål'], ['A', 'Fler'], ['Summa'], ['', 'x']]);
const aRow = (row: Partial<ImportRow>): ImportRow =>
  anImportRow({ line: 3, label: 'Fler', outcome: 'refused', ...row });
const columns = [
  { index: 0, header: 'Kod', name: 'key', isAsked: false },
  { index: 1, header: 'Mål', name: 'title', isAsked: false },
];
const aReply = (reply: Partial<ImportReply> = {}): ImportReply =>
  anImportReply({
    columns,
    skipped: [
      { line: 1, text: 'Mål 2026', why: 'title' },
      { line: 4, text: 'Summa', why: 'sum' },
    ],
    rows: [
      aRow({
        understood: { title: 'fler' },
        faults: [
          { field: 'title', reason: 'too-long' },
          { field: 'body', reason: 'missing' },
        ],
      }),
    ],
    ...reply,
  });

describe('the rows of the grid', () => {
  const checked = { table, said: nothingSaid, reply: aReply() };
  test('are all rows of the sheet but the headings, each with what becomes of it', () => {
    const rows = gridRows(table, checked);
    expect(rows.map(({ row, outcome }) => [row.number, outcome])).toEqual([
      [1, 'skipped'],
      [3, 'refused'],
      [4, 'skipped'],
      [5, 'unread'],
    ]);
    expect(countOutcomes(rows)).toMatchObject({ refused: 1, skipped: 2, unread: 1, new: 0 });
    expect(headingLineOf(checked)).toBe(2);
  });

  test('have their faults at the cell, or at the row when the sheet has no such column', () => {
    const [, row] = gridRows(table, checked);
    if (row === undefined) throw new TypeError('no row');
    expect(notesOf(row, { index: 1, name: 'title' })).toMatchObject({
      understood: 'fler',
      faults: [{ reason: 'too-long' }],
    });
    expect(faultsOfRow(row, columns)).toEqual([{ field: 'body', reason: 'missing' }]);
  });

  test('say nothing of a cell that has been changed since the answer, and what they said of the others', () => {
    const changed = withCell(table, { line: 3, index: 0 }, 'B');
    const [, row] = gridRows(changed, checked);
    if (row === undefined) throw new TypeError('no row');
    expect(isBeingChecked(row)).toBe(true);
    expect(notesOf(row, { index: 1, name: 'title' }).understood).toBe('fler');
    const other = gridRows(withCell(table, { line: 3, index: 1 }, 'Färre'), checked)[1];
    expect(other && notesOf(other, { index: 1, name: 'title' })).toMatchObject({ understood: undefined, faults: [] }); // prettier-ignore
  });

  test('know the headings of which two are taken for the same column', () => {
    const asked = { field: 'Mål', reason: 'doubled-column' } as const;
    const rows = [aRow({ line: 2, label: '', faults: [asked] }), aRow({})];
    expect(headingLineOf({ ...checked, reply: aReply({ rows }) })).toBe(2);
  });
});

describe('an edited table', () => {
  test('has the other rows as they were, and cells that its row lacked', () => {
    const next = withCell(table, { line: 4, index: 2 }, 'nytt');
    expect(next.rows[3]?.cells).toEqual(['Summa', '', 'nytt']);
    expect(next.rows[0]).toBe(table.rows[0]);
    expect(withCell(table, { line: 99, index: 0 }, 'x').rows).toEqual(table.rows);
  });
  test('takes a column more to the right of all', () => {
    expect(withColumnAdded(table, 2, 'Organ').rows[1]?.cells).toEqual(['Kod', 'Mål', 'Organ']);
  });
});

describe('of several questions only the last one counts', () => {
  function begin() {
    const asked: string[] = [];
    const told: string[] = [];
    const open: (() => void)[] = [];
    const queue = latestOnly<string, string>(
      (question) => {
        asked.push(question);
        return new Promise((answer) => open.push(() => answer(`${question}!`)));
      },
      (answer) => told.push(answer),
    );
    const answer = async () => {
      open.shift()?.();
      await new Promise((done) => setImmediate(done));
    };
    return { queue, asked, told, answer };
  }
  test('while one is answered, the newest is asked next, and an older answer is not told', async () => {
    const { queue, asked, told, answer } = begin();
    for (const question of ['a', 'b', 'c']) queue.ask(question, 0);
    await answer();
    expect([asked, told]).toEqual([['a', 'c'], []]);
    await answer();
    expect(told).toEqual(['c!']);
  });
  test('what has been forgotten is neither asked nor told', async () => {
    const { queue, asked, told, answer } = begin();
    queue.ask('a', 0);
    queue.ask('b', 60_000);
    queue.forget();
    await answer();
    expect([asked, told]).toEqual([['a'], []]);
    queue.ask('c', 0);
    await answer();
    expect(told).toEqual(['c!']);
  });
});
