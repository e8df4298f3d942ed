import { acceptListEdit } from '../../../../src/core/acts/list-edits/accept-list-edit';
import { tellOfMissing } from '../../../../src/core/acts/list-edits/gone-notices';
import { joinRows } from '../../../../src/core/acts/list-edits/join-rows';
import type { ListEdit } from '../../../../src/core/ports';
import {
  aBody,
  aGoal,
  anActor,
  aPerson,
  aReport,
  aRound,
  aWorld,
} from '../../../support/core/builders';
import { anInstance, clockContext, listsOf, refusalOf } from '../../../support/core/fake-context';

const leaders = [aPerson('Ledare'), aPerson('Ledare2')];
const council = aBody({ id: '1', key: 'KF', kind: 'council', processLeaders: leaders });
const unit = aBody({ id: '5', key: 'IFF', name: 'Familjen', parentId: '1', parentKey: 'KF' });
const below = aBody({ id: '6', key: 'IFF-1', parentId: '5', parentKey: 'IFF' });
const last = aBody({ id: '9', key: 'SIST', parentId: '1', parentKey: 'KF' });
const goal = aGoal({ id: '2', key: 'IFF-G', bodyId: '5', bodyKey: 'IFF' });
const lastGoal = aGoal({ id: '8', key: 'SIST-G', bodyId: '9', bodyKey: 'SIST' });
const report = aReport({ id: '3', key: 'helar-2026:IFF-G', goalId: '2', roundId: '900' });

function begin(bodies = [council, unit, below, last], goals = [goal, lastGoal]) {
  const world = aWorld({ bodies, goals, rounds: [aRound()], reports: [report] });
  const lists = listsOf({ world });
  const instance = anInstance(lists);
  const ctx = () => {
    instance.sync();
    return clockContext(instance);
  };
  const deleted = async (list: 'bodies' | 'goals', id: string) => {
    const row = lists[list].rows.get(id);
    const before = row?.value;
    lists[list].rows.delete(id);
    const lastETag = `"a,${row?.version ?? 0}"`;
    const edit = { list, id, kind: 'deleted', at: '2026-11-23T09:10:00Z', before, lastETag };
    await acceptListEdit(ctx(), edit as ListEdit);
  };
  const told = () => [...lists.deliveries.rows.values()].map(({ value }) => value);
  const details = () => told().map((row) => row.details);
  return { lists, instance, ctx, deleted, told, details };
}

test('relations are saved with the new row, and each process leader is told once', async () => {
  const { lists, ctx, told } = begin();
  lists.bodies.rows.delete('5');
  const row = lists.bodies.add({ ...unit, key: 'iff' });
  const id = row === 'refused' ? '' : row.id;
  expect(await joinRows(ctx())).toEqual({ saved: 2, left: 0 });
  expect(lists.bodies.rows.get('6')?.value).toMatchObject({ parentId: id, parentKey: 'iff' });
  expect(lists.goals.rows.get('2')?.value).toMatchObject({ bodyId: id, bodyKey: 'iff' });
  expect(told().map(({ kind, recipient, details }) => [kind, recipient, details])).toEqual(
    ['oid-ledare', 'oid-ledare2'].map((objectId) => [
      'row-gone',
      { kind: 'person', objectId },
      {
        list: 'bodies',
        itemId: '5',
        rowKey: 'iff',
        bodies: 1,
        goals: 1,
        reports: 0,
        isJoined: true,
      },
    ]),
  );
  expect(await joinRows(ctx())).toEqual({ saved: 0, left: 0 });
  expect(told()).toHaveLength(2);
});

test('a report whose goal is typed in again belongs to it, and loses the fault that its goal was missing', async () => {
  const { lists, ctx, deleted } = begin();
  await deleted('goals', '2');
  expect(lists.reports.rows.get('3')?.value.faults).toEqual([{ field: 'goal', reason: 'missing' }]);
  const row = lists.goals.add(goal);
  const goalId = row === 'refused' ? '' : row.id;
  await joinRows(ctx());
  expect(lists.reports.rows.get('3')?.value).toMatchObject({ goalId, faults: [] });
});

test('a code that is changed follows beside each relation, and nobody is told', async () => {
  const { lists, ctx, told } = begin();
  lists.bodies.edit('5', { key: 'IFF-NY' });
  expect(await joinRows(ctx())).toEqual({ saved: 2, left: 0 });
  expect(lists.goals.rows.get('2')?.value).toMatchObject({ bodyId: '5', bodyKey: 'IFF-NY' });
  expect(lists.bodies.rows.get('6')?.value).toMatchObject({ parentId: '5', parentKey: 'IFF-NY' });
  expect(told()).toEqual([]);
});

test('rows of an earlier version get the codes, two hundred at a time', async () => {
  const old = Array.from({ length: 203 }, (_, at) =>
    aGoal({ id: String(100 + at), key: `OLD-${at}`, bodyId: '5' }),
  );
  const { lists, ctx } = begin([council, unit, below, last], old);
  expect(await joinRows(ctx())).toEqual({ saved: 200, left: 3 });
  expect(await joinRows(ctx())).toEqual({ saved: 3, left: 0 });
  expect([...lists.goals.rows.values()].every(({ value }) => value.bodyKey === 'IFF')).toBe(true);
});

test('two instances at once join once', async () => {
  const { lists, ctx, told } = begin();
  lists.bodies.rows.delete('5');
  lists.bodies.add(unit);
  const other = clockContext(anInstance(lists));
  await Promise.all([joinRows(ctx()), joinRows(other)]);
  expect(lists.goals.writes).toBe(1);
  expect(told()).toHaveLength(2);
});

describe('a row that is deleted with others below it', () => {
  test('is told to each process leader at once, and once, with what belonged to it', async () => {
    const { ctx, deleted, told, details } = begin();
    await deleted('bodies', '5');
    expect(told().map(({ recipient }) => recipient)).toMatchObject([
      { objectId: 'oid-ledare' },
      { objectId: 'oid-ledare2' },
    ]);
    const row = { list: 'bodies', itemId: '5', title: 'Familjen', rowKey: 'IFF' };
    expect(details()[0]).toEqual({ ...row, bodies: 1, goals: 1, reports: 0 });
    let missing = await tellOfMissing(ctx());
    missing = await tellOfMissing(ctx(), missing);
    expect(missing).toEqual(new Set(['bodies:5']));
    expect(told()).toHaveLength(2);
  });

  test('is told once when another instance finds the deletion after midnight', async () => {
    const { lists, instance, deleted, told } = begin();
    const kept = lists.bodies.rows.get('5')!;
    await deleted('bodies', '5');
    lists.bodies.rows.set('5', kept);
    instance.clock.set('2026-11-24T09:00:00Z');
    await deleted('bodies', '5');
    expect(told()).toHaveLength(2);
  });

  test('a goal with a report, too', async () => {
    const { deleted, details } = begin();
    await deleted('goals', '2');
    const row = { list: 'goals', itemId: '2', title: goal.title, rowKey: 'IFF-G' };
    expect(details()[0]).toEqual({ ...row, bodies: 0, goals: 0, reports: 1 });
  });

  test('is told after the second look when it was deleted while the product was not running', async () => {
    const { lists, ctx, told, details } = begin();
    lists.bodies.rows.delete('5');
    const missing = await tellOfMissing(ctx());
    expect(told()).toEqual([]);
    await tellOfMissing(ctx(), missing);
    await tellOfMissing(ctx(), missing);
    const row = { list: 'bodies', itemId: '5', rowKey: 'IFF' };
    expect(details()).toEqual(Array(2).fill({ ...row, bodies: 1, goals: 1, reports: 0 }));
  });

  test('and that has none below it, or is there unreadable, is told to nobody', async () => {
    const { lists, ctx, deleted, told } = begin();
    await deleted('bodies', '6');
    lists.bodies.spoil('5', 'Nivå');
    await tellOfMissing(ctx(), await tellOfMissing(ctx()));
    expect(told()).toEqual([]);
  });
});

test('only the product itself joins rows', async () => {
  const { instance } = begin();
  const asked = joinRows(instance.as(anActor('Ledare')));
  expect((await refusalOf(asked))?.code).toBe('not-allowed');
});

test('a deleted round is told to the process leaders; typed in again with its code it has its reports', async () => {
  const { lists, instance, ctx, told } = begin();
  lists.rounds.add(aRound({ key: 'senare' }));
  const before = lists.rounds.rows.get('900')?.value;
  lists.rounds.rows.delete('900');
  instance.sync();
  const edit = { list: 'rounds', id: '900', kind: 'deleted', at: '2026-11-23T09:10:00Z' } as const;
  await acceptListEdit(ctx(), { ...edit, lastETag: '"a,1"', ...(before && { before }) });
  const details = told().map((row) => row.details);
  expect(details).toHaveLength(2);
  expect(details[0]).toMatchObject({ list: 'rounds', rowKey: 'helar-2026', reports: 1 });
  const row = lists.rounds.add(aRound());
  await joinRows(ctx());
  expect(lists.reports.rows.get('3')?.value.roundId).toBe(row === 'refused' ? '' : row.id);
  expect(told().slice(2)).toHaveLength(2);
  expect(told().at(-1)?.details).toMatchObject({ list: 'rounds', isJoined: true, reports: 1 });
});
