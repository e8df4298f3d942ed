import { AppError, type ErrorCode } from '../../../../src/core/domain/base/app-error';
import type { Context, Table } from '../../../../src/core/ports';
import type { Body } from '../../../../src/core/domain/organisation/body';
import { aWorld, someSettings } from '../../../support/core/builders';
import { declaredActs } from '../../../support/core/declared-acts';
import { writeEach } from '../../../support/core/write-each';
import { anInstance, contextOf, listsOf, refusalOf } from '../../../support/core/fake-context';

const importOrganisation = declaredActs['organisation.import'];

const header = ['Kod', 'Namn', 'Nivå', 'Hör till'];
const council = ['KF', 'Kommunfullmäktige', 'Kommunfullmäktige', ''];
const boards = Array.from({ length: 39 }, (_, index) => [
  `N-${String(index + 1)}`,
  `Nämnd ${String(index + 1)}`,
  'Nämnd',
  'KF',
]);
const rows = [header, council, ...boards];

/** What becomes of the write of one row. */
interface Fault {
  readonly code: ErrorCode;
  readonly isStored?: true;
  /** True when the rows after it fail too. */
  readonly isLasting?: true;
}

function begin() {
  const settings = someSettings({ firstProcessLeaders: ['oid-ledare'] });
  const lists = listsOf({ world: aWorld({ settings, bodies: [] }) });
  const instance = anInstance(lists, { settings });
  const leader = contextOf(instance, 'Ledare');
  let wakes = 0;
  let creates = 0;
  const run = (failing?: { readonly at: number } & Fault) => {
    creates = 0;
    const create: Table<Body>['create'] = async (value, trace) => {
      creates += 1;
      const isFailing =
        failing?.isLasting === true ? creates >= failing.at : creates === failing?.at;
      if (failing === undefined || !isFailing) return leader.tables.bodies.create(value, trace);
      if (failing.isStored === true) await leader.tables.bodies.create(value, trace);
      const until = failing.code === 'throttled' ? { until: '2026-11-23T10:00:00Z' } : {};
      throw new AppError(failing.code, 'The row cannot be written now.', until);
    };
    const table = methodsOf(leader.tables.bodies);
    const writeAll: Table<Body>['writeAll'] = (writes, trace) =>
      writeEach({ create, save: (stored) => table.save(stored, trace) }, writes, trace);
    const bodies: Table<Body> = { ...table, create, writeAll };
    const ctx: Context = {
      ...leader,
      tables: { ...leader.tables, bodies },
      notifier: { wake: () => (wakes += 1) },
    };
    return importOrganisation(ctx, { rows, write: true });
  };
  return { lists, run, wakes: () => wakes };
}

function methodsOf(table: Table<Body>): Omit<Table<Body>, 'create' | 'writeAll'> {
  return {
    all: () => table.all(),
    broken: () => table.broken(),
    find: (id) => table.find(id),
    findByKey: (key) => table.findByKey(key),
    isMarked: (id, mark) => table.isMarked(id, mark),
    versions: (id) => table.versions(id),
    save: (stored, trace) => table.save(stored, trace),
    remove: (stored) => table.remove(stored),
  };
}

test.each([
  [29, { code: 'store-unavailable' }, { written: 39, unchanged: 0, notWritten: 1, unknown: 0 }],
  [
    29,
    { code: 'store-unavailable', isLasting: true },
    { written: 28, unchanged: 0, notWritten: 12, unknown: 0 },
  ],
  [
    29,
    { code: 'throttled', isLasting: true },
    { written: 28, unchanged: 0, notWritten: 12, unknown: 0 },
  ],
  [29, { code: 'outcome-unknown' }, { written: 39, unchanged: 0, notWritten: 0, unknown: 1 }],
  [
    29,
    { code: 'outcome-unknown', isStored: true },
    { written: 39, unchanged: 0, notWritten: 0, unknown: 1 },
  ],
  [1, { code: 'store-unavailable' }, { written: 0, unchanged: 0, notWritten: 40, unknown: 0 }],
  [40, { code: 'invalid' }, { written: 39, unchanged: 0, notWritten: 1, unknown: 0 }],
  [40, { code: 'outcome-unknown' }, { written: 39, unchanged: 0, notWritten: 0, unknown: 1 }],
] as const)(
  'an import of 40 rows that fails at row %d with %j tells what became of each row, and again completes it',
  async (at, fault: Fault, rowCounts) => {
    const { lists, run, wakes } = begin();
    const refused = await refusalOf(run({ at, ...fault }));
    expect(refused).toMatchObject({ code: fault.code, rowCounts });
    expect(refused?.until).toBe(fault.code === 'throttled' ? '2026-11-23T10:00:00Z' : undefined);
    expect(wakes()).toBe(at === 1 ? 0 : 1);
    const stored = lists.bodies.rows.size;
    expect(await run()).toMatchObject({ written: 40 - stored });
    expect(lists.bodies.rows.size).toBe(40);
  },
);

test('rows that were stored before an interrupted import are counted apart', async () => {
  const { run } = begin();
  await refusalOf(run({ at: 11, code: 'store-unavailable', isLasting: true }));
  const again = await refusalOf(run({ at: 6, code: 'outcome-unknown' }));
  expect(again?.rowCounts).toEqual({ written: 29, unchanged: 10, notWritten: 0, unknown: 1 });
});
