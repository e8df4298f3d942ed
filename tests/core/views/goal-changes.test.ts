import type { RowVersion } from '../../../src/core/domain/base/row-versions';
import type { Goal } from '../../../src/core/domain/goals/goal';
import { viewGoalChanges } from '../../../src/core/views/goals/view-goal-changes';
import { aGoal, aWorld } from '../../support/core/builders';
import { anInstance, contextOf, listsOf, refusalOf } from '../../support/core/fake-context';

const goal = aGoal({ id: '1', key: 'G-1', baseline: { women: 3, men: 9 } });
const by = { byName: 'Chef', handling: 'Ändrade målet' };
const draft = { ...goal, state: 'draft', title: 'Tidiga ord' } as const;
const versions: readonly RowVersion<Goal>[] = [
  { at: '2026-11-23T09:00:00Z', ...by, value: { ...goal, baseline: { women: 4, men: 9 } } },
  { at: '2026-11-22T09:00:00Z', ...by, value: goal },
  { at: '2026-11-21T09:00:00Z', ...by, value: { ...draft, title: 'Första orden' } },
];

function begin(over: Partial<Goal> = {}) {
  const lists = listsOf({ world: aWorld({ goals: [{ ...goal, ...over }] }) });
  lists.goals.versions.set('1', { versions, isComplete: true });
  const instance = anInstance(lists);
  return (name: string, id = '1') => viewGoalChanges(contextOf(instance, name), { goal: id });
}

test('people who follow the goal see every change with its figures', async () => {
  const { changes, since, isComplete } = await begin()('Chef');
  expect(changes.map(({ fields }) => fields)).toEqual([
    [{ field: 'baselineWomen', from: 3, to: 4 }],
    [
      { field: 'title', from: 'Första orden', to: goal.title },
      { field: 'state', from: 'draft', to: 'adopted' },
    ],
    [],
  ]);
  expect([since, isComplete]).toEqual(['2026-11-21T09:00:00Z', true]);
});

test('others see that the baseline was changed, and nothing from before the goal was adopted', async () => {
  const view = await begin()('Anställd');
  expect(view.changes.map(({ fields }) => fields)).toEqual([
    [{ field: 'baselineWomen', isHidden: true }],
  ]);
  expect([view.since, view.isComplete]).toEqual(['2026-11-22T09:00:00Z', false]);
  expect(JSON.stringify(view)).not.toContain('Första orden');
});

test('the changes of a draft are for those who see the draft', async () => {
  const open = begin({ state: 'draft' });
  expect((await refusalOf(open('Anställd')))?.code).toBe('not-allowed');
  expect((await refusalOf(open('Anställd', '4711')))?.code).toBe('not-allowed');
  expect((await refusalOf(open('Ledare', '4711')))?.code).toBe('not-found');
  expect((await open('Chef')).changes).toHaveLength(3);
});
