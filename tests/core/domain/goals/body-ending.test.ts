import { endBody } from '../../../../src/core/domain/goals/body-ending';
import type { Ending } from '../../../../src/core/domain/goals/ending';
import { aBody, aGoal, aWorld } from '../../../support/core/builders';

const bodies = [
  aBody({ id: 'kf', key: 'KF', kind: 'council' }),
  aBody({ id: 'old', key: 'OLD', kind: 'board', parentId: 'kf' }),
  aBody({ id: 'new', key: 'NEW', kind: 'board', parentId: 'kf' }),
  aBody({ id: 'admin', key: 'ADM', name: 'Kontoret', kind: 'administration', parentId: 'old' }),
  aBody({ id: 'unit', key: 'U', parentId: 'admin' }),
  aBody({ id: 'other', key: 'O', kind: 'administration', parentId: 'new' }),
];
const goals = [
  aGoal({ id: 'g0', key: 'KF-1', bodyId: 'kf' }),
  aGoal({ id: 'g1', key: 'OLD-1', bodyId: 'old', parentGoalId: 'g0' }),
  aGoal({ id: 'g2', key: 'OLD-2', bodyId: 'old', parentGoalId: 'g0', state: 'draft' }),
  aGoal({ id: 'g3', key: 'OLD-3', bodyId: 'old', parentGoalId: 'g0', state: 'closed' }),
  aGoal({ id: 'g4', key: 'ADM-1', bodyId: 'admin', parentGoalId: 'g1' }),
  aGoal({ id: 'g5', key: 'U-1', bodyId: 'unit', parentGoalId: 'g4' }),
];
const world = aWorld({ bodies, goals });
const old = bodies[1] ?? aBody();

const move = (goalKey: string, bodyKey?: string) => ({ goalKey, to: 'move', bodyKey }) as const;
const leave = (goalKey: string) => ({ goalKey, to: 'leave' }) as const;
const whole: Ending = {
  lastDay: '2026-11-21',
  successorKey: 'NEW',
  goals: [move('OLD-1'), { goalKey: 'OLD-2', to: 'close', reason: 'Överspelat.' }],
  bodies: [{ bodyKey: 'ADM', to: 'move' }],
};
const ending = (over: Partial<Ending>) => endBody(world, old, { ...whole, ...over });
const reasons = (over: Partial<Ending>) => {
  const ended = ending(over);
  if (!('faults' in ended)) return [];
  return ended.faults.map(({ reason, values }) =>
    [reason, ...Object.values(values ?? {})].join(' '),
  );
};

test('goals move or are closed, bodies below move, and the own row comes last', () => {
  expect(ending({})).toEqual({
    goals: [
      { id: 'g1', change: { bodyId: 'new', bodyKey: 'NEW' } },
      { id: 'g2', change: { state: 'closed', changeReason: 'Överspelat.' } },
    ],
    bodies: [
      { id: 'admin', change: { parentId: 'new', parentKey: 'NEW' } },
      {
        id: 'old',
        change: { validTo: '2026-11-21', replacedById: 'new', replacedByKey: 'NEW' },
      },
    ],
  });
});

test('bodies below end on the same day with all below them, and their goals are asked about too', () => {
  const bodiesEnd = [{ bodyKey: 'adm', to: 'end' } as const];
  expect(reasons({ bodies: bodiesEnd })).toEqual(['goal-undecided ADM-1', 'goal-undecided U-1']);
  const fates = [...whole.goals, leave('ADM-1'), move('U-1', 'O')];
  const ended = ending({ bodies: bodiesEnd, goals: fates });
  expect('bodies' in ended && ended.bodies.map(({ id }) => id)).toEqual(['admin', 'unit', 'old']);
});

test.each<[string, Partial<Ending>, readonly string[]]>([
  ['a goal of which nothing is said', { goals: whole.goals.slice(1) }, ['goal-undecided OLD-1']],
  ['a body of which nothing is said', { bodies: [] }, ['body-undecided Kontoret']],
  [
    'no reason',
    { goals: [move('OLD-1'), { goalKey: 'OLD-2', to: 'close' }] },
    ['reason-missing OLD-2'],
  ],
  [
    'nothing to move to',
    { successorKey: undefined },
    ['cannot-stand-there Kontoret', 'nowhere-to-move OLD-1'],
  ],
  [
    'a successor that does not exist',
    { successorKey: 'XYZ' },
    ['unknown-body XYZ', 'cannot-stand-there Kontoret', 'nowhere-to-move OLD-1'],
  ],
  ['itself as successor', { successorKey: 'OLD' }, ['replaced-by-itself', 'body-ended OLD-1']],
  [
    'a place of the wrong level',
    { bodies: [{ bodyKey: 'ADM', to: 'move', parentKey: 'O' }] },
    ['cannot-stand-there Kontoret'],
  ],
  ['a day out of reach', { lastDay: '0206-01-01' }, ['not-a-year 1863 2100']],
])('an ending with %s is refused by name', (_, over, expected) => {
  expect(reasons(over)).toEqual(expected);
});

test('a goal may be left, with or without something that replaces its body', () => {
  const fates = [leave('OLD-1'), leave('OLD-2')];
  const up = [{ bodyKey: 'ADM', to: 'move', parentKey: 'KF' } as const];
  expect(reasons({ goals: fates })).toEqual([]);
  expect(reasons({ goals: fates, successorKey: undefined, bodies: up })).toEqual([]);
});

test('what a goal is derived from must stand above it afterwards', () => {
  // ADM-1 is derived from OLD-1, which would stand beside it.
  expect(reasons({ goals: [move('OLD-1', 'O'), leave('OLD-2')] })).toEqual([
    'derived-from-elsewhere ADM-1',
  ]);
});

test('the same ending again changes nothing, and goes on where a broken one stopped', () => {
  const first = ending({});
  if ('faults' in first) throw new Error('refused');
  const over = <T extends { readonly id: string }>(
    rows: readonly T[],
    changes: readonly { readonly id: string; readonly change: Partial<T> }[],
  ) => rows.map((row) => ({ ...row, ...changes.find(({ id }) => id === row.id)?.change }));
  const moved = { ...world, goals: over(world.goals, first.goals) };
  expect(endBody(moved, old, whole)).toEqual({ goals: [], bodies: first.bodies });
  const done = { ...moved, bodies: over(world.bodies, first.bodies) };
  const after = done.bodies.find(({ id }) => id === 'old') ?? old;
  expect(endBody(done, after, whole)).toEqual({ goals: [], bodies: [] });
});
