import { filteredRows, openAtFirst, treeRows } from '../../../../src/tab/features/goals/tree-rows';
import { aGoalsView, aListedGoal } from '../../../support/tab/builders';

const goal = (id: string, parentGoalId: string, title = `Mål ${id}`) =>
  aListedGoal({ id, key: `VOF-${id}`, title, parentGoalId });

/** Returns each row of a goal of the administration with the row above it. */
function below(...goals: readonly ReturnType<typeof goal>[]) {
  const rows = treeRows(aGoalsView({ goals })).filter(({ kind }) => kind === 'goal');
  return rows.map(({ value, parentValue }) => `${value} < ${parentValue ?? ''}`);
}

describe('the rows of goals', () => {
  it('are those of the body and, below the goal that they are parts of, its parts', () => {
    expect(below(goal('4', '3'), goal('3', '2'), goal('2', '100'), goal('5', '2'))).toEqual([
      ...['goal:2 < body:12', 'goal:3 < goal:2', 'goal:4 < goal:3', 'goal:5 < goal:2'],
    ]);
  });

  it('lose no goal when people have set goals under each other in the list', () => {
    expect(below(goal('2', '3'), goal('3', '2'), goal('4', '3'), goal('5', '5'))).toEqual([
      ...['goal:2 < body:12', 'goal:3 < body:12', 'goal:4 < goal:3', 'goal:5 < body:12'],
    ]);
  });

  it('with parts are open at first, and stand above a part that is found', () => {
    const rows = treeRows(aGoalsView({ goals: [goal('2', '100'), goal('3', '2', 'Heltid')] }));
    expect(openAtFirst(rows, undefined)).toContain('goal:2');
    const found = filteredRows(rows, { query: 'heltid', onlyLacking: false });
    expect(found.map(({ value }) => value)).toEqual([
      ...['body:1', 'body:2', 'body:12', 'goal:2', 'goal:3'],
    ]);
  });
});
