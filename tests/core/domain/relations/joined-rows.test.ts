import type { Decision } from '../../../../src/core/domain/decisions/decision';
import { joinedRows } from '../../../../src/core/domain/relations/joined-rows';
import { missingRows } from '../../../../src/core/domain/relations/missing-rows';
import { omit } from '../../../../src/core/domain/base/defined';
import { withChanges } from '../../../../src/core/domain/base/row-list';
import { worldOf, type World } from '../../../../src/core/domain/world';
import { aBody, aGoal, aReport, aRound, aWorld } from '../../../support/core/builders';

const council = aBody({ id: '1', key: 'KF', kind: 'council' });
const unit = aBody({ id: '5', key: 'IFF', parentId: '1', parentKey: 'KF' });
const below = aBody({ id: '6', key: 'IFF-1', parentId: '5', parentKey: 'IFF' });
const last = aBody({ id: '9', key: 'SIST', parentId: '1', parentKey: 'KF' });
const above = aGoal({ id: '1', key: 'KF-1', bodyId: '1', bodyKey: 'KF' });
const goal = aGoal({
  ...{ id: '2', key: 'IFF-G', bodyId: '5', bodyKey: 'IFF' },
  ...{ parentGoalId: '1', parentGoalKey: 'KF-1' },
});
const lastGoal = aGoal({ id: '8', key: 'SIST-G', bodyId: '9', bodyKey: 'SIST' });
const round = aRound({ id: '1' });
const decision: Decision = {
  ...{ id: '2', key: 'IFF-2026-11-20-1', bodyId: '5', bodyKey: 'IFF' },
  ...{ decidedOn: '2026-11-20', paragraph: '§ 79' },
};
const report = aReport({ id: '3', key: 'helar-2026:IFF-G', goalId: '2', roundId: '1' });

const rows = {
  bodies: [council, unit, below, last],
  goals: [above, goal, lastGoal],
  decisions: [decision],
  rounds: [round],
  reports: [report],
};
const joined = (changed: Partial<typeof rows>) => joinedRows({ ...rows, ...changed });
const retyped = <T extends { readonly id: string }>(row: T, id: string) => ({ ...row, id });
const missing = (changed: Partial<typeof rows>) =>
  missingRows(aWorld(joined(changed) as Partial<World>)).map((row) => ({
    row: `${row.list}:${row.rowId}`,
    code: row.rowKey,
    bodies: row.bodies.map(({ key }) => key),
    goals: row.goals.map(({ key }) => key),
    reports: row.reportCount,
  }));

test('rows whose relations are whole are the same arrays', () => {
  const same = joined({});
  for (const name of ['bodies', 'goals', 'decisions', 'reports'] as const)
    expect(same[name]).toBe(rows[name]);
  expect(missing({})).toEqual([]);
});

describe('a row that is deleted and typed in again with its code', () => {
  test.each(['IFF', 'iff', ' IFF '])('as %p: what belonged to the body belongs to it', (key) => {
    const bodies = [council, below, last, { ...retyped(unit, '20'), key }];
    const now = joined({ bodies });
    expect(now.bodies.find(({ id }) => id === '6')?.parentId).toBe('20');
    expect(now.goals.find(({ id }) => id === '2')?.bodyId).toBe('20');
    expect(now.decisions).toMatchObject([{ id: '2', bodyId: '20' }]);
    expect(now.goals[0]).toBe(above);
    expect(missing({ bodies })).toEqual([]);
  });

  test('what belonged to the goal belongs to it: goals and reports', () => {
    const goals = [goal, lastGoal, retyped(above, '20')];
    expect(joined({ goals }).goals[0]).toMatchObject({ parentGoalId: '20', bodyId: '5' });
    const own = [above, lastGoal, retyped(goal, '21')];
    expect(joined({ goals: own }).reports).toEqual([{ ...report, goalId: '21' }]);
    expect(missing({ goals: own })).toEqual([]);
  });

  test('what belonged to the round belongs to it', () => {
    const rounds = [retyped(round, '7')];
    expect(joined({ rounds }).reports).toEqual([{ ...report, roundId: '7' }]);
  });

  test('reports that are saved afterwards are joined too, one by one', () => {
    const goals = [above, lastGoal, retyped(goal, '21')];
    const { reports } = rows;
    const before = joined({ goals }).reports;
    const saved = withChanges(reports, [
      { at: 0, before: report, after: { ...report, revision: 2 } },
      { at: 1, after: aReport({ id: '4', key: 'helar-2025:IFF-G', goalId: '2', roundId: '1' }) },
    ]);
    const after = joined({ goals, reports: saved as typeof reports }).reports;
    expect(before.map(({ goalId }) => goalId)).toEqual(['21']);
    expect(after.map(({ goalId, revision }) => [goalId, revision])).toEqual([
      ['21', 2],
      ['21', 1],
    ]);
  });
});

test('a row that nothing has replaced is named with all that belongs to it, and nothing is joined', () => {
  const bodies = [council, below, last];
  expect(joined({ bodies }).bodies).toBe(bodies);
  expect(missing({ bodies })).toEqual([
    { row: 'bodies:5', code: 'IFF', bodies: ['IFF-1'], goals: ['IFF-G'], reports: 0 },
  ]);
  expect(missing({ goals: [goal, lastGoal] })).toEqual([
    { row: 'goals:1', code: 'KF-1', bodies: [], goals: ['IFF-G'], reports: 0 },
  ]);
  expect(missing({ goals: [above, lastGoal] })).toEqual([
    { row: 'goals:2', code: 'IFF-G', bodies: [], goals: [], reports: 1 },
  ]);
  // The row with the highest id is missing too, although nothing says yet that it is gone.
  expect(missing({ bodies: [council, unit, below] })).toMatchObject([{ row: 'bodies:9' }]);
});

test('a goal that a person has moved to a body which the copy does not show yet stays where it was put', () => {
  const moved = { ...goal, bodyId: '30' };
  expect(joined({ goals: [above, moved, lastGoal] }).goals[1]).toBe(moved);
});

test('a relation without a code is not joined, and never to the row itself', () => {
  const bare = omit(below, 'parentKey');
  const bodies = [council, bare, last, retyped(unit, '20')];
  expect(joined({ bodies }).bodies).toBe(bodies);
  const own = { ...below, key: 'IFF' };
  const alone = [council, own, last];
  expect(joined({ bodies: alone }).bodies).toBe(alone);
});

test('a round that is gone is missing as long as a row of Rapporter belongs to it and no round has its code', () => {
  const other = aRound({ id: '5', key: 'delar-2026' });
  expect(missing({ rounds: [other] })).toEqual([
    { row: 'rounds:1', code: 'helar-2026', bodies: [], goals: [], reports: 1 },
  ]);
  expect(missing({ rounds: [other, { ...round, id: '4' }] })).toEqual([]);
  expect(missing({ rounds: [other], reports: [] })).toEqual([]);
});

test('the world is joined', () => {
  const bodies = [council, below, last, retyped(unit, '20')];
  const world = worldOf(
    { settings: aWorld().settings, today: '2026-11-23' },
    (name) => ({ ...rows, bodies, comments: [] })[name] as never,
  );
  expect(world.goals.find(({ id }) => id === '2')?.bodyId).toBe('20');
});
