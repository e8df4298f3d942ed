import type { ActInput } from '../../../../src/core/api/acts';
import type { World } from '../../../../src/core/domain/world';
import { viewGoalPage } from '../../../../src/core/views/goals/view-goal-page';
import { aGoal, aReport, aRound, aWorld } from '../../../support/core/builders';
import { declaredActs } from '../../../support/core/declared-acts';
import { anInstance, contextOf, listsOf, refusalOf } from '../../../support/core/fake-context';

const { 'comment.write': writeComment } = declaredActs;
const commentKey = '3f0f8a52-8d0c-4a3c-9a52-0d3c6f8e1b11';
const input = (over: Partial<ActInput<'comment.write'>> = {}) => ({
  ...{ goalKey: 'G-1', commentKey, text: 'Siffrorna för fritidshemmen saknas.' },
  ...over,
});

function begin(overrides: Partial<World> = {}, refusesDuplicates = true) {
  const goals = [aGoal({ id: '1', key: 'G-1' }), aGoal({ id: '3', key: 'G-3', state: 'draft' })];
  const rounds = [aRound()];
  const reports = [aReport({ id: '50', goalId: '1' })];
  const world = aWorld({ goals, rounds, reports, ...overrides });
  const lists = listsOf({ world, refusesDuplicates });
  return { lists, instance: anInstance(lists) };
}

test('an employee writes about a goal, and everybody who may read the goal reads it', async () => {
  const { lists, instance } = begin();
  await writeComment(contextOf(instance, 'Anställd'), input({ goalKey: 'g-1' }));
  expect([...lists.comments.rows.values()].map(({ value }) => value)).toEqual([
    expect.objectContaining({
      ...{ key: commentKey, goalId: '1', goalKey: 'G-1', mayPublish: false },
      author: { objectId: 'oid-anställd', name: 'Anställd' },
      writtenAt: instance.clock.now(),
    }),
  ]);
  expect(instance.wakes).toBe(1);
  const { comments, mayComment } = viewGoalPage(contextOf(instance, 'Chef'), { goal: '1' });
  expect(mayComment).toBe(true);
  expect(comments).toEqual([
    {
      ...{ key: commentKey, text: input().text, authorName: 'Anställd' },
      writtenAt: instance.clock.now(),
    },
  ]);
});

test('a comment about the outcome of a round says the round', async () => {
  const { lists, instance } = begin();
  const ctx = contextOf(instance, 'Anställd');
  await writeComment(ctx, input({ roundKey: 'helar-2026' }));
  const [stored] = [...lists.comments.rows.values()];
  expect(stored?.value).toMatchObject({ reportId: '50', reportKey: 'helar-2026:G-1' });
  const { comments } = viewGoalPage(ctx, { goal: '1' });
  expect(comments[0]?.roundTitle).toBe('Helår 2026');
  const unknown = writeComment(ctx, input({ commentKey: crypto.randomUUID(), roundKey: 'delar' }));
  expect((await refusalOf(unknown))?.faults).toEqual([
    { field: 'roundKey', reason: 'not-in-round' },
  ]);
});

test.each([true, false])(
  'the same comment sent to two instances is one (the list refuses doubles: %s)',
  async (refusesDuplicates) => {
    const { lists, instance } = begin({}, refusesDuplicates);
    const second = anInstance(lists);
    const [a, b] = [contextOf(instance, 'Anställd'), contextOf(second, 'Anställd')];
    const replies = await Promise.all([writeComment(a, input()), writeComment(b, input())]);
    replies.push(await writeComment(a, input()));
    expect(new Set(replies.map((reply) => reply.commentKey))).toEqual(new Set([commentKey]));
    for (const one of [instance, second]) one.sync();
    for (const ctx of [a, b]) expect(viewGoalPage(ctx, { goal: '1' }).comments).toHaveLength(1);
  },
);

test.each([
  ['another text', 'Anställd', { text: 'Något annat' }],
  ['another person', 'Chef', {}],
] as const)('a key that is taken by %s is refused', async (_, name, over) => {
  const { instance } = begin();
  await writeComment(contextOf(instance, 'Anställd'), input());
  const refused = await refusalOf(writeComment(contextOf(instance, name), input(over)));
  expect(refused?.faults).toEqual([{ field: 'commentKey', reason: 'doubled' }]);
});

test('a draft is written about by those who see it; for others it is as if it were not there', async () => {
  const { lists, instance } = begin();
  const [employee, head] = [contextOf(instance, 'Anställd'), contextOf(instance, 'Chef')];
  await writeComment(head, input({ goalKey: 'G-3' }));
  for (const goalKey of ['G-3', 'G-4711']) {
    const refused = await refusalOf(writeComment(employee, input({ goalKey })));
    expect(refused?.code).toBe('not-allowed');
  }
  expect(() => viewGoalPage(employee, { goal: '3' })).toThrow(/not for this person/);
  const missing = writeComment(contextOf(instance, 'Ledare'), input({ goalKey: 'G-4711' }));
  expect((await refusalOf(missing))?.code).toBe('not-found');
  expect(lists.comments.rows.size).toBe(1);
});

test('the page of a goal names the decision that adopted it, also when its row was typed in anew', () => {
  const decision = {
    ...{ id: '71', key: 'BUN-2026-1', bodyId: 'board', decidedOn: '2026-06-01' },
    ...{ paragraph: '§ 79', registeredByName: 'Ledare' },
  };
  const goals = [
    aGoal({ id: '1', adoptedById: '71', adoptedByKey: 'BUN-2026-1' }),
    aGoal({ id: '2', adoptedById: '70', adoptedByKey: 'bun-2026-1' }),
    aGoal({ id: '3' }),
  ];
  const { instance } = begin({ goals, decisions: [decision], reports: [] });
  const decisionOf = (goal: string) =>
    viewGoalPage(contextOf(instance, 'Anställd'), { goal }).decision;
  for (const id of ['1', '2'])
    expect(decisionOf(id)).toMatchObject({ paragraph: '§ 79', registeredByName: 'Ledare' });
  expect(decisionOf('3')).toBeUndefined();
});

test('comments follow a goal whose row is deleted and typed in anew, and stand in the order in which they were written', () => {
  const comment = (id: string, writtenAt?: string) => ({
    ...{ id, key: `c-${id}`, goalId: '1', goalKey: 'G-1', text: id, mayPublish: false },
    ...(writtenAt !== undefined && { writtenAt }),
  });
  const comments = [
    comment('1', '2026-11-02T09:00:00Z'),
    comment('2', '2026-11-01T09:00:00Z'),
    comment('3'),
  ];
  const { instance } = begin({ goals: [aGoal({ id: '9', key: 'g-1' })], comments, reports: [] });
  const view = viewGoalPage(contextOf(instance, 'Anställd'), { goal: '9' });
  expect(view.comments.map(({ text }) => text)).toEqual(['2', '1', '3']);
});
