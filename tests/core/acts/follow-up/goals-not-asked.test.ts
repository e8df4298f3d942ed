import { viewFollowUp } from '../../../../src/core/views/follow-up/view-follow-up';
import { declaredActs as acts } from '../../../support/core/declared-acts';
import { contextOf, refusalOf } from '../../../support/core/fake-context';
import { openInLists, roundId } from '../../../support/core/open-in-lists';

const figures = { figures: { women: 82, men: 81 }, cannotBeAssessed: false };
type Town = Awaited<ReturnType<typeof openInLists>>;
const submit = (town: Town, goalId: string) =>
  acts['report.submit'](contextOf(town.instance, 'Chef'), { roundId, goalId, ...figures });
const leaveOut = (town: Town, goalKeys: string[]) =>
  acts['round.leave-out-goals'](town.leader, { roundId, goalKeys });

const waysToMiss: readonly (readonly [string, string, (town: Town) => unknown])[] = [
  ['that was left out', '1', (town) => leaveOut(town, ['G-1'])],
  ['that is a draft', '4', () => undefined],
  [
    'that was adopted after the opening',
    '4',
    (town) => {
      town.changeGoal('4', { state: 'adopted' });
    },
  ],
];

test.each(waysToMiss)('a goal %s is not reported, declined or nudged', async (_, goalId, miss) => {
  const town = await openInLists();
  await miss(town);
  const { writes } = town.lists.reports;
  const goal = { roundId, goalId };
  const doings = [
    submit(town, goalId),
    acts['report.decline'](contextOf(town.instance, 'Chef'), goal),
    acts['round.nudge'](town.leader, goal),
  ];
  for (const doing of doings)
    expect((await refusalOf(doing))?.faults).toEqual([{ field: 'goalId', reason: 'not-in-round' }]);
  expect(town.lists.reports.writes).toBe(writes);
});

describe('a report that came while its goal was left out', () => {
  async function crossed() {
    const town = await openInLists();
    const round = town.round();
    if (round === undefined) throw new TypeError('There is no round');
    await submit(town, '1');
    const left = { ...round, leftOutGoalKeys: ['G-1'] };
    town.lists.rounds.rows.set(roundId, { value: left, version: 9 });
    town.instance.sync();
    return town;
  }
  const waiting = ({ leader }: Town) => viewFollowUp(leader, {}).waitingRows;

  test('waits for a process leader, who takes the goal in again, sends it back and leaves it out', async () => {
    const town = await crossed();
    expect(waiting(town)).toMatchObject([{ reason: 'not-asked', goalKey: 'G-1' }]);
    const refused = await refusalOf(leaveOut(town, ['G-1']));
    expect(refused?.faults).toMatchObject([{ reason: 'send-back-first' }]);
    await acts['round.add-goals'](town.leader, { roundId, goalKeys: ['G-1'] });
    expect(waiting(town)).toBeUndefined();
    const [row] = viewFollowUp(town.leader, {}).rows;
    expect(row?.report).toMatchObject({ figures: { women: 82 } });
    const { id: reportId = '', eTag = '' } = row?.report ?? {};
    const back = { reportId, eTag, reason: 'Not this year.' };
    await acts['report.send-back'](town.leader, back);
    await leaveOut(town, ['G-1']);
    expect(waiting(town)).toBeUndefined();
  });
});

describe('a row whose key somebody has changed to that of another goal', () => {
  async function retyped() {
    const town = await openInLists();
    const [one, two] = [town.rowOf('G-1'), town.rowOf('G-2')];
    if (one === undefined || two === undefined) throw new TypeError('There is no row');
    town.lists.reports.rows.delete(two.id);
    const value = { ...one, key: two.key };
    town.lists.reports.rows.set(one.id, { value, version: 9 });
    town.instance.sync();
    return { town, id: one.id };
  }

  test('hides no goal, and takes no report of the other goal', async () => {
    const { town, id } = await retyped();
    const goals = viewFollowUp(town.leader, {}).rows.map(({ goal }) => goal.key);
    expect(goals).toEqual(['G-1', 'G-2', 'G-3']);
    expect((await refusalOf(submit(town, '2')))?.code).toBe('conflict');
    await submit(town, '1');
    const saved = town.lists.reports.rows.get(id)?.value;
    expect(saved).toMatchObject({ key: 'helar-2026:G-1', asAsked: { goal: { key: 'G-1' } } });
  });
});

test('a reported goal is not left out by a row with another key', async () => {
  const town = await openInLists();
  await submit(town, '1');
  const row = town.rowOf('G-1');
  if (row === undefined) throw new TypeError('There is no row');
  town.lists.reports.rows.set(row.id, { value: { ...row, key: 'typed' }, version: 9 });
  town.instance.sync();
  expect((await refusalOf(leaveOut(town, ['G-1'])))?.faults).toMatchObject([
    { reason: 'send-back-first' },
  ]);
});

describe('a code that is written in another case', () => {
  test('is the same goal when goals are left out and taken in', async () => {
    const town = await openInLists();
    await submit(town, '1');
    expect((await refusalOf(leaveOut(town, ['g-1'])))?.faults).toMatchObject([
      { reason: 'send-back-first' },
    ]);
    await leaveOut(town, ['g-2', 'G-2']);
    expect(town.rowOf('G-2')?.state).toBe('not-reported');
    expect(town.round()?.leftOutGoalKeys).toEqual(['g-2']);
    await acts['round.add-goals'](town.leader, { roundId, goalKeys: ['G-2', 'g-3'] });
    expect(town.round()).toMatchObject({
      leftOutGoalKeys: [],
      asAsked: { goalKeys: ['G-1', 'G-2', 'G-3'] },
    });
  });
});

test('a goal that was left out and whose row is gone is taken in again with the mark of what is filled in', async () => {
  const town = await openInLists();
  await leaveOut(town, ['G-2']);
  town.lists.reports.rows.delete(town.rowOf('G-2')?.id ?? 'no row');
  town.instance.sync();
  await acts['round.add-goals'](town.leader, { roundId, goalKeys: ['G-2'] });
  expect(town.rowOf('G-2')).toMatchObject({ state: 'asked', asAsked: { filledIn: true } });
});
