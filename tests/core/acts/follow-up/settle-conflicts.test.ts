import { settleRounds } from '../../../../src/core/acts/follow-up/settle-rounds';
import type { ReportRow } from '../../../../src/core/domain/follow-up/report';
import type { Context, RowWrite } from '../../../../src/core/ports';
import { aGoal, aRound, aWorld } from '../../../support/core/builders';
import { declaredActs as acts } from '../../../support/core/declared-acts';
import {
  anInstance,
  clockContext,
  contextOf,
  FakeClock,
  listsOf,
} from '../../../support/core/fake-context';

const goals = ['1', '2', '3'].map((id) => aGoal({ id, key: `G-${id}` }));
const planned = aRound({ state: 'planned' });
const due = { roundId: planned.id, dueOn: '2026-12-22' };

type Reports = Context['tables']['reports'];

/** Makes a copy of the reports in which the rows named here stay as they were before somebody changed them. */
function lagging(reports: Reports, rowIds: ReadonlySet<string>, tries: string[]): Reports {
  const meetsChange = (write: RowWrite<ReportRow>) =>
    write.kind === 'save' && rowIds.has(write.stored.value.id);
  return {
    all: () => reports.all(),
    broken: () => reports.broken(),
    find: (id) => reports.find(id),
    findByKey: (key) => reports.findByKey(key),
    isMarked: (id, mark) => reports.isMarked(id, mark),
    versions: (id) => reports.versions(id),
    create: (value, trace) => reports.create(value, trace),
    save: (stored, trace) => reports.save(stored, trace),
    remove: (stored) => reports.remove(stored),
    async writeAll(writes, trace) {
      tries.push(...writes.map((one) => (one.kind === 'save' ? one.stored.value.id : '')));
      if (tries.length > 100) throw new RangeError('The same rows are written again and again');
      const others = await reports.writeAll(
        writes.filter((one) => !meetsChange(one)),
        trace,
      );
      const left = [...others];
      return writes.map((one) =>
        meetsChange(one) ? { kind: 'conflict' } : (left.shift() ?? { kind: 'conflict' }),
      );
    },
  };
}

async function begin() {
  const lists = listsOf({ world: aWorld({ goals, rounds: [planned] }) });
  const instance = anInstance(lists, { clock: new FakeClock() });
  await acts['round.open'](contextOf(instance, 'Ledare'), { roundId: planned.id });
  lists.rounds.edit(planned.id, { dueOn: due.dueOn });
  instance.sync();
  const ids = [...lists.reports.rows.keys()];
  const tries: string[] = [];
  const tick = (laggingIds: readonly string[]) => {
    const ctx = clockContext(instance);
    const reports = lagging(ctx.tables.reports, new Set(laggingIds), tries);
    return settleRounds({ ...ctx, tables: { ...ctx.tables, reports } });
  };
  return { lists, instance, ids, tries, tick };
}

describe('a row that somebody has changed, and that the list still shows as it was before', () => {
  test('is tried once in a run, beside the others', async () => {
    const { ids, tries, tick } = await begin();
    const [first = ''] = ids;
    expect(await tick([first])).toMatchObject({ hasMoved: false, isUnfinished: true });
    expect(tries.toSorted()).toEqual(ids.toSorted());
  });

  test('alone makes the run fail, so that the next one does not follow at once', async () => {
    const { ids, tries, tick } = await begin();
    const [first = ''] = ids;
    await tick([first]);
    tries.length = 0;
    expect(await tick([first])).toEqual({ hasMoved: false, isUnfinished: false, hasFailed: true });
    expect(tries).toEqual([first]);
  });

  test('is written when the list shows what it is now', async () => {
    const { lists, ids, tick } = await begin();
    await tick(ids.slice(0, 1));
    expect(await tick([])).toEqual({ hasMoved: false, isUnfinished: false, hasFailed: false });
    const dates = [...lists.reports.rows.values()].map(({ value }) => value.dueOn);
    expect(dates).toEqual(ids.map(() => due.dueOn));
  });
});

test('a round that somebody changes whenever it is saved makes the run fail', async () => {
  const { lists, instance, tick } = await begin();
  lists.rounds.edit(planned.id, { state: 'closing' });
  instance.sync();
  lists.rounds.fault = () => {
    lists.rounds.edit(planned.id, { title: 'Helår 2026, ändrad' });
    return undefined;
  };
  await expect(tick([])).resolves.toMatchObject({ hasFailed: true, isUnfinished: false });
});
