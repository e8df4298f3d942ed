import { askedPerson } from '../../../../src/core/domain/goals/goal-reporters';
import { leftOutGoals } from '../../../../src/core/domain/follow-up/asked-by-rule';
import { askedGoals } from '../../../../src/core/domain/follow-up/asked-goals';
import { obligationsOf } from '../../../../src/core/domain/obligations/obligations';
import { viewBodyEnding } from '../../../../src/core/views/organisation/view-body-ending';
import { viewMine } from '../../../../src/core/views/mine/view-mine';
import { viewOrganisation } from '../../../../src/core/views/organisation/view-organisation';
import { aGoal, anOrganisation, aRound, aWorld } from '../../../support/core/builders';
import { declaredActs as acts } from '../../../support/core/declared-acts';
import { anInstance, contextOf, listsOf, refusalOf } from '../../../support/core/fake-context';

function begin() {
  const bodies = anOrganisation().map((body) => ({ ...body }));
  const goals = [
    aGoal({ id: '1', key: 'G-1', bodyId: 'unit' }),
    aGoal({ id: '2', key: 'G-2', bodyId: 'unit' }),
  ];
  const rounds = [aRound({ state: 'planned' })];
  const instance = anInstance(listsOf({ world: aWorld({ bodies, goals, rounds }) }));
  const ctx = contextOf(instance, 'Ledare');
  const end = (over: object = {}) =>
    acts['body.end'](ctx, {
      ...{ bodyKey: 'BUF-1', lastDay: '2026-11-21', successorKey: 'BUF-2', bodies: [] },
      goals: [
        { goalKey: 'G-1', to: 'move' },
        { goalKey: 'G-2', to: 'leave' },
      ],
      ...over,
    });
  const goalOf = (key: string) => ctx.tables.goals.findByKey(key)?.value;
  return { ctx, instance, end, goalOf };
}

test('the form gets the goals and the bodies of which it asks', () => {
  const { ctx } = begin();
  const { goals } = viewBodyEnding(ctx, { body: 'buf-1' });
  expect(goals.map(({ key, bodyName }) => [key, bodyName])).toEqual([
    ['G-1', 'Björkskolan'],
    ['G-2', 'Björkskolan'],
  ]);
  expect(viewBodyEnding(ctx, { body: 'BUF' }).below.map(({ key }) => key)).toEqual([
    'BUF-1',
    'BUF-2',
  ]);
});

test('a body ends with what replaces it; a goal moves, and one that is left is asked of the successor', async () => {
  const { ctx, end, goalOf } = begin();
  expect(await end()).toEqual({ changed: true });
  expect(await end()).toEqual({ changed: false });
  expect(goalOf('G-1')).toMatchObject({ bodyId: 'unit2', bodyKey: 'BUF-2' });
  const left = goalOf('G-2') ?? aGoal();
  const successor = ctx.world().bodies.find(({ key }) => key === 'BUF-2');
  expect(left.bodyId).toBe('unit');
  expect(askedPerson(ctx.world(), left)).toEqual(successor?.manager);
  const over = viewOrganisation(ctx).bodies.find(({ key }) => key === 'BUF-1');
  expect(over).toMatchObject({ hasEnded: true, successor: { key: 'BUF-2' }, goalCount: 1 });
});

test('a planned round asks the successor, and names goals of a body without one', async () => {
  const { ctx, end } = begin();
  const round = () => ctx.world().rounds[0] ?? aRound();
  await end();
  expect(askedGoals(ctx.world(), round()).map(({ key }) => key)).toEqual(['G-1', 'G-2']);
  await end({ successorKey: undefined, goals: [{ goalKey: 'G-2', to: 'leave' }] });
  expect(askedGoals(ctx.world(), round()).map(({ key }) => key)).toEqual(['G-1']);
  expect(leftOutGoals(ctx.world(), round()).map(({ goal, reason }) => [goal.key, reason])).toEqual([
    ['G-2', 'body-ended'],
  ]);
});

test('process leaders are told of a body that ended with goals and nobody to ask, and nobody else is', async () => {
  const { ctx, end } = begin();
  const goals = ['G-1', 'G-2'].map((goalKey) => ({ goalKey, to: 'leave' }));
  await end({ successorKey: undefined, goals });
  const duties = viewMine(ctx).duties.filter(({ kind }) => kind === 'successor-missing');
  expect(duties).toEqual([
    {
      ...{ kind: 'successor-missing', bodyKey: 'BUF-1', bodyName: 'Björkskolan' },
      ...{ endedOn: '2026-11-21', goalCount: 2, reportCount: 0 },
    },
  ]);
  const kinds = obligationsOf(ctx.world(), 'oid-forvaltningschef').map(({ kind }) => kind);
  expect(kinds).not.toContain('successor-missing');
});

test('an ending is taken back with what replaces the body', async () => {
  const { ctx, end } = begin();
  await end();
  const lastDay = { seen: '2026-11-21', next: null };
  await acts['body.change'](ctx, { bodyKey: 'BUF-1', lastDay });
  const body = ctx.tables.bodies.findByKey('BUF-1')?.value;
  expect([body?.validTo, body?.replacedById, body?.replacedByKey]).toEqual([
    ...[undefined, undefined],
    undefined,
  ]);
});

test('only process leaders end bodies, and a faulty ending saves nothing', async () => {
  const { instance, end, goalOf } = begin();
  const manager = contextOf(instance, 'Förvaltningschef');
  const input = { bodyKey: 'BUF-1', lastDay: '2026-11-21', goals: [], bodies: [] };
  expect((await refusalOf(acts['body.end'](manager, input)))?.code).toBe('not-allowed');
  const faults = (await refusalOf(end({ goals: [{ goalKey: 'G-1', to: 'move' }] })))?.faults;
  expect(faults).toEqual([{ field: 'goals', reason: 'goal-undecided', values: { key: 'G-2' } }]);
  expect(goalOf('G-1')?.bodyId).toBe('unit');
});

test('an administration gets further boards, whose goals it may derive its own from', async () => {
  const { ctx } = begin();
  await acts['body.add'](ctx, { key: 'KFN', name: 'Kultur', kind: 'board', parentKey: 'KF' });
  const change = (seen: string[], next: string[]) =>
    acts['body.change'](ctx, { bodyKey: 'BUF', alsoServes: { seen, next } });
  expect(await change([], ['KFN'])).toEqual({ changed: true });
  expect(await change([], ['KFN'])).toEqual({ changed: false });
  const fault = (await refusalOf(change(['KFN'], ['BUF-1'])))?.faults[0];
  expect(fault?.reason).toBe('not-a-board');
  expect((await refusalOf(change(['BUN'], [])))?.faults[0]?.reason).toBe('changed-meanwhile');
  await change(['KFN'], []);
  expect(ctx.tables.bodies.findByKey('BUF')?.value.alsoServes).toBeUndefined();
});
