import { sendDueMessages } from '../../../../src/core/acts/messages/send-due-messages';
import { aConversation, aGoal, aReport, aRound, aWorld } from '../../../support/core/builders';
import {
  anInstance,
  clockContext,
  contextOf,
  FakeClock,
  listsOf,
  refusalOf,
} from '../../../support/core/fake-context';
import { declaredActs as acts } from '../../../support/core/declared-acts';

const goals = [
  aGoal({ id: '1', key: 'G-1' }),
  aGoal({ id: '2', key: 'G-2' }),
  aGoal({ id: '3', key: 'G-3', bodyId: 'unit2' }),
];
const report = aReport({ goalId: '1', key: 'helar-2026:G-1' });
const input = { roundId: '900', dueOn: '2027-01-20', reason: 'Två enheter saknas.' };

/** An open round with one report; both managers can be reached unless `met` says otherwise. */
function begin(met: readonly string[] = ['Chef', 'Annan']) {
  const world = aWorld({ goals, rounds: [aRound()], reports: [report] });
  const lists = listsOf({ world, conversations: met.map((name) => aConversation(name)) });
  const clock = new FakeClock('2026-11-23T09:00:00Z');
  const instance = anInstance(lists, { clock });
  const leader = contextOf(instance, 'Ledare');
  const run = () => sendDueMessages(clockContext(instance));
  const sentKeys = () => instance.messenger.sent.map(({ key }) => key);
  return { lists, instance, clock, leader, run, sentKeys };
}

test('a closed round is open again: reports stay, the row says who and why, and twice is once', async () => {
  const { lists, instance, clock, leader } = begin();
  await acts['round.close'](leader, { roundId: '900' });
  clock.set('2027-01-04T09:00:00Z');
  const { round } = await acts['round.reopen'](leader, input);
  expect(round).toMatchObject({ state: 'open', dueOn: '2027-01-20', daysLeft: 16 });
  expect(lists.rounds.rows.get('900')?.value).toMatchObject({
    reopening: { at: '2027-01-04T09:00:00Z', byName: 'Ledare', reason: 'Två enheter saknas.' },
  });
  expect(lists.reports.rows.get(report.id)?.value).toEqual(report);
  expect(instance.wakes).toBe(2);
  const { writes } = lists.rounds;
  await acts['round.reopen'](leader, input);
  expect(lists.rounds.writes).toBe(writes);
});

test('the report can be changed again after the reopening, and not before it', async () => {
  const { clock, instance, leader } = begin();
  const chef = contextOf(instance, 'Chef');
  await acts['round.close'](leader, { roundId: '900' });
  const change = {
    goalId: '1',
    roundId: '900',
    seen: { id: report.id, eTag: '1' },
    figures: { women: 61, men: 60 },
    cannotBeAssessed: false,
  };
  const refused = await refusalOf(acts['report.submit'](chef, change));
  expect(refused?.faults[0]?.reason).toBe('round-closed');
  clock.set('2027-01-04T09:00:00Z');
  await acts['round.reopen'](leader, input);
  const saved = await acts['report.submit'](chef, change);
  expect(saved.report.figures).toMatchObject({ women: 61, men: 60 });
});

test('cards that are out show the open round, and their holders learn of it once', async () => {
  const { clock, leader, run, sentKeys } = begin();
  await run();
  await acts['round.close'](leader, { roundId: '900' });
  expect(await run()).toMatchObject({ sent: 0, updated: 2 });
  clock.set('2027-01-04T09:00:00Z');
  await acts['round.reopen'](leader, input);
  const before = sentKeys();
  expect(await run()).toMatchObject({ sent: 2, updated: 2 });
  expect(sentKeys().slice(before.length).toSorted()).toEqual([
    'round-changed:helar-2026:oid-annan:reopened.2027-01-04T09:00:00Z',
    'round-changed:helar-2026:oid-chef:reopened.2027-01-04T09:00:00Z',
  ]);
  expect(await run()).toMatchObject({ sent: 0, updated: 0 });
});

test('a second reopening is told too, and a later change of the date by itself', async () => {
  const { clock, leader, run, sentKeys } = begin();
  await run();
  for (const at of ['2027-01-04T09:00:00Z', '2027-01-11T09:00:00Z']) {
    await acts['round.close'](leader, { roundId: '900' });
    clock.set(at);
    await acts['round.reopen'](leader, input);
    await run();
    expect(sentKeys()).toContain(`round-changed:helar-2026:oid-chef:reopened.${at}`);
  }
  await acts['round.change-due-date'](leader, { roundId: '900', dueOn: '2027-01-27' });
  const before = sentKeys().length;
  expect(await run()).toMatchObject({ sent: 2 });
  expect(
    sentKeys()
      .slice(before)
      .every((key) => key.includes('2027-01-27')),
  ).toBe(true);
});

test('a reminder that was dropped at the closing is sent when the round is open again', async () => {
  const { lists, clock, leader, run } = begin();
  await run();
  await acts['round.nudge'](leader, { roundId: '900', goalId: '3' });
  const nudge = [...lists.deliveries.rows.values()].find(
    ({ value }) => value.kind === 'reminder-person',
  );
  await acts['round.close'](leader, { roundId: '900' });
  await run();
  const stateOf = () => lists.deliveries.rows.get(nudge?.value.id ?? '')?.value;
  expect(stateOf()).toMatchObject({ state: 'refused', reason: 'not-needed' });
  clock.set('2027-01-04T09:00:00Z');
  await acts['round.reopen'](leader, input);
  await run();
  expect(stateOf()).toMatchObject({ state: 'sent' });
});

test('only process leaders reopen, and only with a reason that says something', async () => {
  const { instance, leader } = begin();
  await acts['round.close'](leader, { roundId: '900' });
  const refused = await refusalOf(acts['round.reopen'](contextOf(instance, 'Chef'), input));
  expect(refused?.code).toBe('not-allowed');
});
