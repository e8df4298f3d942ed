import { sendDueMessages } from '../../../../src/core/acts/messages/send-due-messages';
import { omit } from '../../../../src/core/domain/base/defined';
import { askedGoals } from '../../../../src/core/domain/follow-up/asked-goals';
import { viewFollowUp } from '../../../../src/core/views/follow-up/view-follow-up';
import { declaredActs as acts } from '../../../support/core/declared-acts';
import { aGoal, aReport, aRound } from '../../../support/core/builders';
import { clockContext, contextOf, refusalOf } from '../../../support/core/fake-context';
import { openInLists, fourGoals, roundId } from '../../../support/core/open-in-lists';

const reported = { roundId, goalId: '1', figures: { women: 82, men: 81 }, cannotBeAssessed: false };
const writesOf = ({ lists }: Awaited<ReturnType<typeof openInLists>>) => ({
  rounds: lists.rounds.writes,
  reports: lists.reports.writes,
});
const askedOf = ({ leader, round }: Awaited<ReturnType<typeof openInLists>>) => {
  const now = round();
  return now === undefined ? [] : askedGoals(leader.world(), now).map(({ key }) => key);
};
const leaveOut = (goalKeys: string[]) => ({ roundId, goalKeys });

test('a goal adopted since the opening is added as it is today, with a row of its own', async () => {
  const town = await openInLists();
  town.changeGoal('4', { state: 'adopted', title: 'New goal' });
  expect(askedOf(town)).toEqual(['G-1', 'G-2', 'G-3']);
  expect(viewFollowUp(town.leader, {}).unasked?.addable).toEqual([
    { key: 'G-4', title: 'New goal', bodyName: 'Björkskolan' },
  ]);
  await acts['round.add-goals'](town.leader, leaveOut(['G-4']));
  expect(askedOf(town)).toEqual(['G-1', 'G-2', 'G-3', 'G-4']);
  expect(town.rowOf('G-4')).toMatchObject({
    state: 'asked',
    dueOn: '2026-12-15',
    asAsked: { goal: { key: 'G-4', title: 'New goal' } },
  });
  expect(town.rowOf('G-4')?.asAsked?.filledIn).toBeUndefined();
  expect(viewFollowUp(town.leader, {}).unasked?.addable).toEqual([]);
});

test('leaving one goal out saves the round and its row, once, and takes it out of views', async () => {
  const town = await openInLists();
  const before = writesOf(town);
  await acts['round.leave-out-goals'](town.leader, leaveOut(['G-2']));
  await acts['round.leave-out-goals'](town.leader, leaveOut(['G-2']));
  expect(writesOf(town)).toEqual({ rounds: before.rounds + 1, reports: before.reports + 1 });
  expect(town.rowOf('G-2')).toMatchObject({ state: 'not-reported' });
  const view = viewFollowUp(town.leader, {});
  expect(view.rows.map(({ goal }) => goal.key)).toEqual(['G-1', 'G-3']);
  expect(view.unasked?.leftOut).toEqual([
    { key: 'G-2', title: 'Goal 2', bodyName: 'Björkskolan', isReported: false },
  ]);
});

test('a goal that was left out is asked for again as it was at the opening', async () => {
  const town = await openInLists();
  await acts['round.leave-out-goals'](town.leader, leaveOut(['G-2']));
  town.changeGoal('2', { title: 'Changed since' });
  await acts['round.add-goals'](town.leader, leaveOut(['G-2']));
  expect(town.rowOf('G-2')).toMatchObject({
    state: 'asked',
    asAsked: { goal: { title: 'Goal 2' } },
  });
  expect(askedOf(town)).toEqual(['G-1', 'G-2', 'G-3']);
});

test('a goal left out stays so when the round closes and opens again', async () => {
  const town = await openInLists();
  await acts['round.leave-out-goals'](town.leader, leaveOut(['G-2']));
  await acts['round.close'](town.leader, { roundId });
  const again = { roundId, dueOn: '2026-12-22', reason: 'One unit is missing.' };
  await acts['round.reopen'](town.leader, again);
  expect(town.rowOf('G-1')?.state).toBe('asked');
  expect(town.rowOf('G-2')?.state).toBe('not-reported');
});

test('a reported goal is left out only after its report has been sent back, and keeps it', async () => {
  const town = await openInLists();
  const { report } = await acts['report.submit'](contextOf(town.instance, 'Chef'), reported);
  const refused = await refusalOf(
    acts['round.leave-out-goals'](town.leader, leaveOut(['G-1', 'G-2'])),
  );
  expect(refused?.faults).toEqual([
    { field: 'goalKeys', reason: 'send-back-first', values: { key: 'G-1' } },
  ]);
  expect(town.round()?.leftOutGoalKeys).toEqual([]);
  const back = { reportId: report.id, eTag: report.eTag, reason: 'Not this year.' };
  await acts['report.send-back'](town.leader, back);
  await acts['round.leave-out-goals'](town.leader, leaveOut(['G-1']));
  expect(town.rowOf('G-1')).toMatchObject({ state: 'sent-back', figures: { women: 82, men: 81 } });
  expect(viewFollowUp(town.leader, {}).unasked?.leftOut).toMatchObject([
    { key: 'G-1', isReported: true },
  ]);
});

test('a row that somebody deleted stays asked, is named, and is made again or left out', async () => {
  const town = await openInLists();
  for (const key of ['G-1', 'G-2']) town.lists.reports.rows.delete(town.rowOf(key)?.id ?? 'no row');
  town.instance.sync();
  const faults = () =>
    viewFollowUp(town.leader, {}).rows.map(({ goal, rowFault }) => [goal.key, rowFault]);
  expect(faults()).toEqual([
    ['G-1', 'missing'],
    ['G-2', 'missing'],
    ['G-3', undefined],
  ]);
  await acts['round.add-goals'](town.leader, leaveOut(['G-1']));
  await acts['round.leave-out-goals'](town.leader, leaveOut(['G-2']));
  expect(town.rowOf('G-1')).toMatchObject({ state: 'asked', asAsked: { filledIn: true } });
  expect(faults()).toEqual([
    ['G-1', undefined],
    ['G-3', undefined],
  ]);
});

test('a row typed with a code of its own waits for a process leader, who leaves its goal out', async () => {
  const town = await openInLists();
  town.changeGoal('4', { state: 'adopted' });
  const typed = aReport({ id: '7001', key: 'typed', goalId: '4' });
  town.lists.reports.rows.set(typed.id, { value: typed, version: 1 });
  town.instance.sync();
  const view = () => viewFollowUp(town.leader, {});
  expect(view().unasked?.addable).toEqual([]);
  expect(view().waitingRows).toMatchObject([{ key: 'typed', reason: 'not-asked', goalKey: 'G-4' }]);
  await acts['round.leave-out-goals'](town.leader, leaveOut(['G-4']));
  expect(view().waitingRows).toBeUndefined();
  await acts['round.add-goals'](town.leader, leaveOut(['G-4']));
  expect(view()).not.toHaveProperty('waitingRows');
  expect(view().unasked).toEqual({ addable: [], leftOut: [] });
  expect(town.rowOf('G-4')).toMatchObject({ id: '7001', state: 'submitted', faults: [] });
});

test('a row typed by hand is kept with its figures when its goal is added, and keeps the goal as asked', async () => {
  const town = await openInLists();
  town.changeGoal('4', { state: 'adopted' });
  const typed = aReport({ id: '7001', key: 'helar-2026:G-4', goalId: '4' });
  town.lists.reports.rows.set(typed.id, { value: typed, version: 1 });
  town.instance.sync();
  await acts['round.add-goals'](town.leader, leaveOut(['G-4']));
  expect(town.rowOf('G-4')).toMatchObject({
    state: 'submitted',
    figures: typed.figures,
    asAsked: { goal: { key: 'G-4' } },
  });
  expect(askedOf(town)).toContain('G-4');
});

test.each([
  ['G-4', 'not-adopted'],
  ['G-5', 'goal-closed'],
  ['G-6', 'not-measurable'],
  ['G-7', 'unknown-goal'],
])('the goal %s cannot be added: %s', async (key, reason) => {
  const unmeasurable = omit(aGoal({ id: '6', key: 'G-6' }), 'indicator');
  const closed = aGoal({ id: '5', key: 'G-5', state: 'closed' });
  const town = await openInLists({ goals: [...fourGoals, closed, unmeasurable] });
  const before = writesOf(town);
  const refused = await refusalOf(acts['round.add-goals'](town.leader, leaveOut([key])));
  expect(refused?.faults).toEqual([{ field: 'goalKeys', reason, values: { key } }]);
  expect(writesOf(town)).toEqual(before);
});

test.each(['round.add-goals', 'round.leave-out-goals'] as const)(
  '%s is for process leaders, and for planned and open rounds',
  async (act) => {
    const town = await openInLists();
    const chef = contextOf(town.instance, 'Chef');
    expect((await refusalOf(acts[act](chef, leaveOut(['G-1']))))?.code).toBe('not-allowed');
    await acts['round.close'](town.leader, { roundId });
    const refused = await refusalOf(acts[act](town.leader, leaveOut(['G-1'])));
    expect(refused?.faults).toEqual([{ field: 'state', reason: 'round-closed' }]);
  },
);

test('a planned round leaves goals out and takes them back by its own row alone', async () => {
  const town = await openInLists({
    rounds: [
      aRound({ state: 'planned' }),
      aRound({ id: '901', key: 'delar-2027', state: 'planned' }),
    ],
  });
  const before = writesOf(town);
  const planned = { roundId: '901', goalKeys: ['G-3'] };
  await acts['round.leave-out-goals'](town.leader, planned);
  expect(town.lists.rounds.rows.get('901')?.value.leftOutGoalKeys).toEqual(['G-3']);
  await acts['round.add-goals'](town.leader, planned);
  expect(town.lists.rounds.rows.get('901')?.value.leftOutGoalKeys).toEqual([]);
  expect(writesOf(town)).toEqual({ rounds: before.rounds + 2, reports: before.reports });
});

test('a process that ends before the round is saved leaves a row with which the act is completed', async () => {
  const town = await openInLists();
  town.changeGoal('4', { state: 'adopted' });
  town.lists.rounds.isDown = true;
  const failed = await refusalOf(acts['round.add-goals'](town.leader, leaveOut(['G-4'])));
  expect(failed?.code).toBe('store-unavailable');
  expect(askedOf(town)).not.toContain('G-4');
  town.lists.rounds.isDown = false;
  const before = writesOf(town);
  await acts['round.add-goals'](town.leader, leaveOut(['G-4']));
  expect(writesOf(town)).toEqual({ ...before, rounds: before.rounds + 1 });
  expect(askedOf(town)).toContain('G-4');
});

test('who is asked because a goal was added gets a card, and who is asked for nothing gets none', async () => {
  const town = await openInLists();
  await acts['round.leave-out-goals'](town.leader, leaveOut(['G-3']));
  const run = () => sendDueMessages(clockContext(town.instance));
  const cards = () =>
    town.instance.messenger.sent
      .map(({ key }) => key)
      .filter((key) => key.startsWith('round-card'));
  await run();
  expect(cards()).toEqual(['round-card:helar-2026:oid-chef:once']);
  await acts['round.add-goals'](town.leader, leaveOut(['G-3']));
  await run();
  expect(cards()).toContain('round-card:helar-2026:oid-annan:once');
});
