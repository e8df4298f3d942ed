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
