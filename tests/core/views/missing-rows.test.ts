import { viewGoals } from '../../../src/core/views/goals/view-goals';
import { viewMine } from '../../../src/core/views/mine/view-mine';
import { aBody, aGoal, aPerson, aReport, aRound, aWorld } from '../../support/core/builders';
import { anInstance, contextOf, listsOf } from '../../support/core/fake-context';

const council = aBody({
  ...{ id: '1', key: 'KF', kind: 'council' },
  processLeaders: [aPerson('Ledare')],
});
const unit = aBody({
  id: '5',
  key: 'IFF',
  parentId: '1',
  parentKey: 'KF',
  manager: aPerson('Chef'),
});
const below = aBody({ id: '6', key: 'IFF-1', parentId: '5', parentKey: 'IFF' });
const goal = aGoal({ id: '2', key: 'IFF-G', bodyId: '5', bodyKey: 'IFF' });
const draft = aGoal({ id: '3', key: 'IFF-U', bodyId: '5', bodyKey: 'IFF', state: 'draft' });
const report = aReport({ key: 'helar-2026:IFF-G', goalId: '2' });

function begin() {
  const bodies = [council, unit, below];
  const world = aWorld({ bodies, goals: [goal, draft], rounds: [aRound()], reports: [report] });
  const lists = listsOf({ world });
  const instance = anInstance(lists);
  const seenBy = (name: string) => {
    instance.sync();
    const ctx = contextOf(instance, name);
    const duties = viewMine(ctx).duties.filter(({ kind }) => kind === 'row-missing');
    const { bodies: shown, goals, goalsWithoutBody } = viewGoals(ctx);
    const keysOf = (rows: readonly { readonly key: string }[]) => rows.map(({ key }) => key);
    return {
      duties,
      bodies: keysOf(shown),
      goals: keysOf(goals),
      goalsWithoutBody: keysOf(goalsWithoutBody),
    };
  };
  return { lists, seenBy };
}

test('what belonged to a deleted body is a duty of process leaders, and its goals stand apart', () => {
  const { lists, seenBy } = begin();
  lists.bodies.rows.delete('5');
  expect(seenBy('Ledare')).toEqual({
    duties: [
      {
        ...{ kind: 'row-missing', list: 'Organisation', rowId: '5', rowKey: 'IFF' },
        ...{ bodies: [{ key: 'IFF-1', name: below.name }], bodyCount: 1, reportCount: 0 },
        goals: [
          { key: 'IFF-G', name: goal.title },
          { key: 'IFF-U', name: draft.title },
        ],
        goalCount: 2,
      },
    ],
    bodies: ['IFF-1', 'KF'],
    goals: [],
    goalsWithoutBody: ['IFF-G', 'IFF-U'],
  });
  expect(seenBy('Chef')).toEqual({
    ...{ duties: [], bodies: ['IFF-1', 'KF'], goals: [], goalsWithoutBody: [] },
  });
});

test('a deleted goal is a duty while it has reports', () => {
  const { lists, seenBy } = begin();
  lists.goals.rows.delete('2');
  expect(seenBy('Ledare').duties).toMatchObject([
    { list: 'Mål', rowId: '2', rowKey: 'IFF-G', reportCount: 1 },
  ]);
  for (const id of lists.reports.rows.keys()) lists.reports.rows.delete(id);
  expect(seenBy('Ledare').duties).toEqual([]);
});

test.each([
  [
    'the row is typed in again',
    (lists: ReturnType<typeof begin>['lists']) => lists.bodies.add(unit),
  ],
  [
    'what belonged to it is moved',
    (lists: ReturnType<typeof begin>['lists']) => {
      lists.bodies.edit('6', { parentId: '1' });
      lists.goals.edit('2', { bodyId: '6' });
      lists.goals.edit('3', { bodyId: '6' });
    },
  ],
])('the duty is gone when %s', (_, mend) => {
  const { lists, seenBy } = begin();
  lists.bodies.rows.delete('5');
  mend(lists);
  const seen = seenBy('Ledare');
  expect(seen.duties).toEqual([]);
  expect(seen.goalsWithoutBody).toEqual([]);
  expect(seen.goals).toContain('IFF-G');
});

test('a body whose row cannot be read is a row to correct, and not one that is missing', () => {
  const { lists, seenBy } = begin();
  lists.bodies.spoil('5', 'Nivå');
  expect(seenBy('Ledare')).toMatchObject({ duties: [], goalsWithoutBody: ['IFF-G', 'IFF-U'] });
});
