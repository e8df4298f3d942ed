import { omit } from '../../../../src/core/domain/base/defined';
import { viewFollowUp } from '../../../../src/core/views/follow-up/view-follow-up';
import { declaredActs as acts } from '../../../support/core/declared-acts';
import { anIndicator } from '../../../support/core/builders';
import { contextOf, refusalOf } from '../../../support/core/fake-context';
import { openInLists, roundId } from '../../../support/core/open-in-lists';

const goal = { roundId, goalId: '1' };
const reported = { ...goal, figures: { women: 82, men: 81 }, cannotBeAssessed: false };
type Town = Awaited<ReturnType<typeof openInLists>>;
const rowIn = (town: Town) =>
  viewFollowUp(town.leader, {}).rows.find((row) => row.goal.key === 'G-1');
const report = (town: Town) =>
  acts['report.submit'](contextOf(town.instance, 'Chef'), { ...reported });

test('a goal changed since the opening shows both, and the round takes the new words once', async () => {
  const town = await openInLists();
  town.changeGoal('1', { title: 'Other words', target: 90 });
  expect(rowIn(town)).toMatchObject({
    goal: { title: 'Goal 1', target: 80 },
    goalToday: { title: 'Other words', target: 90 },
  });
  const { writes } = town.lists.reports;
  await acts['round.take-new-words'](town.leader, goal);
  await acts['round.take-new-words'](town.leader, goal);
  expect(town.lists.reports.writes).toBe(writes + 1);
  expect(rowIn(town)?.goal).toMatchObject({ title: 'Other words', target: 90 });
  expect(rowIn(town)?.goalToday).toBeUndefined();
  expect(town.rowOf('G-1')).toMatchObject({ state: 'asked', asAsked: { goal: { target: 90 } } });
});

test('a goal with a new code is asked for under the code of the opening, with its report', async () => {
  const town = await openInLists();
  await report(town);
  town.changeGoal('1', { key: 'G-1b' });
  expect(rowIn(town)?.goalToday).toBeUndefined();
  town.changeGoal('1', { key: 'G-1b', title: 'Other words' });
  await acts['round.take-new-words'](town.leader, goal);
  expect(town.rowOf('G-1')?.asAsked?.goal).toMatchObject({ key: 'G-1', title: 'Other words' });
  expect(rowIn(town)).toMatchObject({
    goal: { title: 'Other words' },
    report: { figures: { women: 82, men: 81 } },
  });
  expect(rowIn(town)?.goalToday).toBeUndefined();
});

test('the difference is for process leaders alone, and for goals that a round could ask for', async () => {
  const town = await openInLists();
  town.changeGoal('1', { title: 'Other words' });
  const chef = contextOf(town.instance, 'Chef');
  expect(viewFollowUp(chef, {}).rows.map(({ goalToday }) => goalToday)).toEqual([
    undefined,
    undefined,
  ]);
  expect((await refusalOf(acts['round.take-new-words'](chef, goal)))?.code).toBe('not-allowed');
  town.changeGoal('1', { state: 'closed' });
  expect(rowIn(town)?.goalToday).toBeUndefined();
});

test('a goal whose body has lost its row keeps its words, its body and its reporter in the round', async () => {
  const town = await openInLists();
  town.changeGoal('1', { bodyId: '77', title: 'Other words' });
  const before = rowIn(town);
  expect(before?.goalToday).toBeUndefined();
  const refused = await refusalOf(acts['round.take-new-words'](town.leader, goal));
  expect(refused?.faults.map(({ reason }) => reason)).toEqual(['unknown']);
  expect(rowIn(town)).toEqual(before);
});

test('a report stays under a new target, and an attainment that its figures suggested follows', async () => {
  const town = await openInLists();
  await report(town);
  expect(town.rowOf('G-1')).toMatchObject({ attainment: 'met', revision: 1 });
  town.changeGoal('1', { target: 95 });
  await acts['round.take-new-words'](town.leader, goal);
  expect(town.rowOf('G-1')).toMatchObject({
    state: 'submitted',
    figures: { women: 82, men: 81 },
    attainment: 'not-met',
    revision: 2,
  });
});

test.each([
  ['another measure', { measure: 'points' }],
  ['another split', { split: 'total' }],
  ['another indicator', { name: 'Other thing counted' }],
  ['another unit', { unit: 'other' }],
  ['the other direction', { direction: 'falling' }],
  ['fewer decimals than the figures have', { decimals: 0 }],
] as const)('a report is sent back before its goal gets %s', async (_, change) => {
  const town = await openInLists();
  const chef = contextOf(town.instance, 'Chef');
  const input = { ...reported, figures: { women: 82.5, men: 81.5 } };
  const { report: sent } = await acts['report.submit'](chef, input);
  town.changeGoal('1', {
    indicator: anIndicator(change),
    baseline: { women: 50, men: 40, total: 45 },
  });
  const take = () => acts['round.take-new-words'](town.leader, goal);
  expect((await refusalOf(take()))?.faults).toMatchObject([{ reason: 'send-back-first' }]);
  const back = { reportId: sent.id, eTag: sent.eTag, reason: 'The goal counts something else.' };
  await acts['report.send-back'](town.leader, back);
  await take();
  expect(town.rowOf('G-1')).toMatchObject({
    state: 'sent-back',
    asAsked: { goal: { indicator: change } },
  });
});

test('an accepted report keeps its words, and so does a closed round', async () => {
  const town = await openInLists();
  const { report: sent } = await report(town);
  await acts['report.accept'](town.leader, { reportId: sent.id, eTag: sent.eTag });
  town.changeGoal('1', { title: 'Other words' });
  town.changeGoal('2', { title: 'Other words' });
  const refusalFor = async (goalId: string) =>
    (await refusalOf(acts['round.take-new-words'](town.leader, { roundId, goalId })))?.faults;
  expect(await refusalFor('1')).toMatchObject([{ reason: 'already-accepted' }]);
  await acts['round.close'](town.leader, { roundId });
  expect(await refusalFor('2')).toEqual([{ field: 'state', reason: 'round-closed' }]);
});

test('a goal that is no longer measurable cannot lend its words', async () => {
  const town = await openInLists();
  town.changeGoal('1', { state: 'draft' });
  const refused = await refusalOf(acts['round.take-new-words'](town.leader, goal));
  expect(refused?.faults).toMatchObject([{ reason: 'not-measurable' }]);
});

describe('a row whose goal as asked somebody has changed', () => {
  async function spoiledTown() {
    const town = await openInLists();
    const row = town.rowOf('G-1');
    if (row === undefined) throw new TypeError('There is no row');
    const rest = omit(row, 'asAsked');
    const faults = [{ field: 'asAsked', reason: 'changed-as-asked' as const }];
    town.lists.reports.rows.set(row.id, { value: { ...rest, faults }, version: 9 });
    town.instance.sync();
    return town;
  }

  test('is named, and put right by the act alone, marked as filled in', async () => {
    const town = await spoiledTown();
    expect(rowIn(town)).toMatchObject({
      rowFault: 'spoiled',
      can: { 'report.renew-as-asked': true },
    });
    await report(town);
    expect(town.rowOf('G-1')).toMatchObject({ faults: [{ reason: 'changed-as-asked' }] });
    await acts['report.renew-as-asked'](town.leader, goal);
    expect(town.rowOf('G-1')).toMatchObject({
      state: 'submitted',
      asAsked: { filledIn: true, goal: { key: 'G-1' } },
      faults: [],
    });
    expect(rowIn(town)?.rowFault).toBeUndefined();
    const { writes } = town.lists.reports;
    await acts['report.renew-as-asked'](town.leader, goal);
    expect(town.lists.reports.writes).toBe(writes);
  });

  test('is put right under the code of the opening when the goal has got another one', async () => {
    const town = await spoiledTown();
    town.changeGoal('1', { key: 'G-1b' });
    await acts['report.renew-as-asked'](town.leader, goal);
    expect(town.rowOf('G-1')).toMatchObject({ asAsked: { goal: { key: 'G-1' } }, faults: [] });
  });

  test('is put right by process leaders, also when the round is closed', async () => {
    const town = await spoiledTown();
    const chef = contextOf(town.instance, 'Chef');
    expect((await refusalOf(acts['report.renew-as-asked'](chef, goal)))?.code).toBe('not-allowed');
    await acts['round.close'](town.leader, { roundId });
    await acts['report.renew-as-asked'](town.leader, goal);
    expect(town.rowOf('G-1')).toMatchObject({ asAsked: { filledIn: true }, faults: [] });
  });

  test('is not put right when its goal is gone', async () => {
    const town = await spoiledTown();
    town.lists.goals.rows.delete('1');
    town.instance.sync();
    const refused = await refusalOf(acts['report.renew-as-asked'](town.leader, goal));
    expect(refused?.faults).toMatchObject([{ reason: 'unknown-goal' }]);
  });
});

describe('an acceptance', () => {
  async function accepted() {
    const town = await openInLists();
    const { report: sent } = await report(town);
    const { report: now } = await acts['report.accept'](town.leader, {
      reportId: sent.id,
      eTag: sent.eTag,
    });
    return { town, input: { reportId: now.id, eTag: now.eTag } };
  }

  test('is taken back by a process leader while the round is open, once', async () => {
    const { town, input } = await accepted();
    expect(rowIn(town)?.can['report.take-back-acceptance']).toBe(true);
    const { report: now } = await acts['report.take-back-acceptance'](town.leader, input);
    expect(now).toMatchObject({ state: 'submitted', revision: 3, figures: { women: 82 } });
    expect(town.rowOf('G-1')?.acceptedByName).toBeUndefined();
    const { writes } = town.lists.reports;
    await acts['report.take-back-acceptance'](town.leader, { ...input, eTag: now.eTag });
    expect(town.lists.reports.writes).toBe(writes);
    await acts['report.accept'](town.leader, { reportId: now.id, eTag: now.eTag });
    expect(town.rowOf('G-1')).toMatchObject({ state: 'accepted', acceptedByName: 'Ledare' });
  });

  test('stays when the round is closed, for others, and when somebody saved the report meanwhile', async () => {
    const { town, input } = await accepted();
    const take = (name: string, eTag = input.eTag) =>
      refusalOf(
        acts['report.take-back-acceptance'](contextOf(town.instance, name), { ...input, eTag }),
      );
    expect((await take('Chef'))?.code).toBe('not-allowed');
    expect((await take('Ledare', '"old"'))?.code).toBe('conflict');
    await acts['round.close'](town.leader, { roundId });
    expect((await take('Ledare'))?.faults).toEqual([
      { field: 'state', reason: 'cannot-be-taken-back' },
    ]);
    expect(town.rowOf('G-1')?.state).toBe('accepted');
  });
});
