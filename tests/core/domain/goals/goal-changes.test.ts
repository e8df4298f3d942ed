import type { RowVersion } from '../../../../src/core/domain/base/row-versions';
import type { Goal } from '../../../../src/core/domain/goals/goal';
import { goalChanges } from '../../../../src/core/domain/goals/goal-changes';
import { omit } from '../../../../src/core/domain/base/defined';
import { aGoal, anIndicator, aPerson } from '../../../support/core/builders';

const goal = aGoal({ id: '1', key: 'G-1', title: 'Målet', target: 80 });
const names = ({ bodyId, parentGoalId, adoptedById }: Goal) => ({
  body: `b${bodyId}`,
  parentGoal: parentGoalId,
  adoptedBy: adoptedById && `d${adoptedById}`,
});
const version = (value: Goal, over: Partial<RowVersion<Goal>> = {}): RowVersion<Goal> => ({
  ...{ at: '2026-11-23T09:00:00Z', byName: 'Chef', handling: 'Ändrade målet', value },
  ...over,
});
const changesOf = (oldestFirst: readonly RowVersion<Goal>[], isComplete = true) =>
  goalChanges(oldestFirst.toReversed(), { isComplete, names });

test('each version says who changed which fields from what to what, newest first', () => {
  const second = { ...goal, target: 85, reporter: aPerson('Annan') };
  const third = { ...omit(second, 'targetOn'), bodyId: 'unit2' };
  const inList = { at: '2026-11-24T09:00:00Z', byName: 'Karin' };
  const changes = changesOf([version(goal), version(second), { ...inList, value: third }]);
  expect(changes).toEqual([
    {
      ...inList,
      fields: [
        { field: 'body', from: 'bunit', to: 'bunit2' },
        { field: 'targetOn', from: '2027-12-31' },
      ],
    },
    {
      ...omit(version(goal), 'value'),
      fields: [
        { field: 'target', from: 80, to: 85 },
        { field: 'reporter', to: 'Annan' },
      ],
    },
    { ...omit(version(goal), 'value'), fields: [], isFirst: true },
  ]);
});

test('an adoption names its decision, and a later change its reason', () => {
  const draft = { ...goal, state: 'draft' } as const;
  const adopted = { ...goal, adoptedById: '7' };
  const [changed, adoption] = changesOf([
    version(draft),
    version(adopted),
    version({ ...adopted, target: 90, changeReason: 'Nytt utgångsläge' }),
  ]);
  expect(adoption?.fields).toEqual([
    { field: 'state', from: 'draft', to: 'adopted' },
    { field: 'adoptedBy', to: 'd7' },
  ]);
  expect(changed?.fields).toEqual([
    { field: 'changeReason', to: 'Nytt utgångsläge' },
    { field: 'target', from: 80, to: 90 },
  ]);
});

test('a version that changed nothing which people read is left out', () => {
  expect(changesOf([version(goal), version({ ...goal, bodyKey: 'BUF-1' })])).toHaveLength(1);
});

test('a version that cannot be read is named, and the next one is compared with the last that could', () => {
  const after = { ...goal, indicator: anIndicator({ measure: 'people' }) };
  const changes = changesOf([version(goal), omit(version(goal), 'value'), version(after)]);
  expect(changes.map(({ fields, isUnreadable }) => [fields, isUnreadable])).toEqual([
    [[{ field: 'measure', from: 'percent', to: 'people' }], undefined],
    [[], true],
    [[], undefined],
  ]);
});

test('the oldest version made the row only when there were no older ones', () => {
  const later = version({ ...goal, title: 'Nya ord' });
  const kept = changesOf([version(goal), later], false);
  expect(kept.map(({ fields }) => fields)).toEqual([
    [{ field: 'title', from: 'Målet', to: 'Nya ord' }],
  ]);
});
