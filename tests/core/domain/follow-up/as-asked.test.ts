import { omit } from '../../../../src/core/domain/base/defined';
import {
  asAskedToday,
  goalAsAsked,
  goalToday,
} from '../../../../src/core/domain/follow-up/as-asked';
import {
  askedGoal,
  askedGoals,
  askedOfReporter,
} from '../../../../src/core/domain/follow-up/asked-goals';
import { askedByBoard } from '../../../../src/core/domain/follow-up/owed-goals';
import type { Goal } from '../../../../src/core/domain/goals/goal';
import type { World } from '../../../../src/core/domain/world';
import {
  aBody,
  aGoal,
  anIndicator,
  anOrganisation,
  aPerson,
  aReport,
  aWorld,
} from '../../../support/core/builders';
import { aKeptRound, rowsOfKept } from '../../../support/core/kept-round';

const goal = aGoal({ id: '1', key: 'G-1', parentGoalId: '2' });
const parent = aGoal({ id: '2', key: 'K-1', bodyId: 'council' });
const world = aWorld({ goals: [goal, parent], bodies: anOrganisation() });
const row = { goalId: '1', asAsked: asAskedToday(world, goal) };
const inWorld = (goals: readonly Goal[], more: Partial<World> = {}) =>
  goalAsAsked({ ...world, goals, ...more }, row);

describe('a goal as a round asked for it', () => {
  test('is the goal of today while nothing of it differs', () => {
    expect(goalAsAsked(world, row)).toBe(goal);
  });

  test('is the goal of today also when that keeps the codes of its body and parent', () => {
    const kept = { ...goal, bodyKey: 'U', parentGoalKey: 'K-1' };
    const today = { ...world, goals: [kept, parent] };
    expect(goalAsAsked(today, row)).toBe(kept);
  });

  test('has no codes of another body or parent than those for which the round asked', () => {
    const moved = {
      ...goal,
      bodyId: 'unit2',
      bodyKey: 'U2',
      parentGoalId: '9',
      parentGoalKey: 'K-9',
    };
    expect(inWorld([moved, parent])).toEqual({ ...goal, movedToId: 'unit2' });
  });

  test.each<[string, Partial<Goal>]>([
    ['title', { title: 'Andra ord' }],
    ['indicator', { indicator: anIndicator({ decimals: 0 }) }],
    ['baseline', { baseline: { women: 1, men: 2 } }],
    ['baselineYear', { baselineYear: 1999 }],
    ['target', { target: 1 }],
    ['targetOn', { targetOn: '2030-12-31' }],
    ['state', { state: 'closed' }],
    ['source', { source: 'Annan' }],
    ['key', { key: 'G-1b' }],
    ['bodyId', { bodyId: 'unit2' }],
    ['parentGoalId', { parentGoalId: '9' }],
  ])('keeps its %s, whatever is done to it later', (field, change) => {
    const asked = inWorld([{ ...goal, ...change }, parent]);
    expect(asked[field as keyof Goal]).toEqual(goal[field as keyof Goal]);
    // Where the goal is today only says who reports it now.
    expect(omit(asked, 'movedToId')).toEqual(goal);
  });

  test('is reported by whom the goal names today', () => {
    const reporter = aPerson('Ny');
    expect(inWorld([{ ...goal, reporter }, parent]).reporter).toBe(reporter);
  });

  test('is found again under a new id by its code, with its body and parent under theirs', () => {
    const goals = [
      { ...goal, id: '71', parentGoalId: '72' },
      { ...parent, id: '72' },
    ];
    const bodies = anOrganisation().map((body) =>
      body.id === 'unit' ? { ...body, id: '73' } : body,
    );
    const asked = inWorld(goals, { bodies });
    expect([asked.id, asked.parentGoalId, asked.bodyId]).toEqual(['71', '72', '73']);
  });

  test('remains when its row is gone, with the person who was asked', () => {
    const reporter = aPerson('Chef');
    const gone = inWorld([parent]);
    expect(gone).toMatchObject({ ...goal, reporter: { objectId: reporter.objectId } });
    expect(goalToday({ goals: [parent] }, row)).toBeUndefined();
  });

  test('keeps the goals above it when they form a ring', () => {
    const ring = [goal, { ...parent, parentGoalId: '1' }];
    expect(asAskedToday({ ...world, goals: ring }, goal).goalsAbove).toEqual([
      { id: '2', key: 'K-1' },
    ]);
  });
});

describe('a round that keeps what it asks for', () => {
  const round = aKeptRound(world, [goal]);
  const reports = rowsOfKept(world, round);
  const during = (more: Partial<World>): World => ({ ...world, rounds: [round], reports, ...more });

  test.each<[string, Partial<World>]>([
    ['a goal is adopted', { goals: [goal, parent, aGoal({ id: '3', key: 'G-3' })] }],
    ['the goal is closed', { goals: [{ ...goal, state: 'closed' }, parent] }],
    [
      'the goal loses its indicator',
      { goals: [{ ...goal, indicator: undefined as never }, parent] },
    ],
    ['the goal is deleted', { goals: [parent] }],
    ['the body is deleted', { bodies: anOrganisation().filter(({ id }) => id !== 'unit') }],
    ['the body ends', { bodies: [aBody({ id: 'unit', validTo: '2020-01-01' })] }],
    ['the row of the goal is deleted', { reports: [] }],
  ])('asks for the same goals when %s', (_, change) => {
    expect(askedGoals(during(change), round).map(({ key }) => key)).toEqual(['G-1']);
  });

  test('asks no more for a goal that a process leader leaves out', () => {
    expect(askedGoals(during({}), { ...round, leftOutGoalKeys: ['G-1'] })).toEqual([]);
  });

  test('keeps a goal with a report when it has ended and the goal is left out in the list', () => {
    const left = aKeptRound(world, [goal], { state: 'closed', leftOutGoalKeys: ['g-1'] });
    const [asking] = reports;
    if (asking === undefined) throw new RangeError('The round has no row.');
    const { asAsked = row.asAsked } = asking;
    const reported = aReport({ id: asking.id, key: asking.key, goalId: '1', asAsked });
    const askedWith = (rows: World['reports']) =>
      askedGoals(during({ reports: rows }), left).map(({ key }) => key);
    expect(askedWith([reported])).toEqual(['G-1']);
    expect(askedWith([{ ...reported, state: 'sent-back' }])).toEqual([]);
    expect(askedWith([asking])).toEqual([]);
  });

  test('keeps its list of goals while they are reported', () => {
    const first = askedGoals(during({}), round);
    const second = during({ reports: reports.map((one) => ({ ...one, revision: 5 })) });
    expect(askedGoals(second, round)).toEqual(first);
    expect(askedGoal(second, round, '1')).toBe(goal);
    expect(askedGoal(second, round, '2')).toBeUndefined();
  });

  test('asks the manager of the body to which the goal belonged then, also when the goal has moved', () => {
    const moved = during({ goals: [{ ...goal, bodyId: 'unit2' }, parent] });
    expect(askedOfReporter(moved, round, 'oid-chef').map(({ id }) => id)).toEqual(['1']);
    expect(askedOfReporter(moved, round, 'oid-annan')).toEqual([]);
    const boards = [...askedByBoard(moved, round).keys()].map(({ id }) => id);
    expect(boards).toEqual(['board']);
  });
});
