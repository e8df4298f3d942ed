import { settleRounds } from '../../../../src/core/acts/follow-up/settle-rounds';
import { isReported, type ReportRow } from '../../../../src/core/domain/follow-up/report';
import type { World } from '../../../../src/core/domain/world';
import { aGoal, aReport, aRound, aWorld } from '../../../support/core/builders';
import { declaredActs as acts } from '../../../support/core/declared-acts';
import {
  anInstance,
  clockContext,
  contextOf,
  FakeClock,
  listsOf,
  refusalOf,
} from '../../../support/core/fake-context';

const goals = ['1', '2', '3'].map((id) => aGoal({ id, key: `G-${id}` }));
const planned = aRound({ state: 'planned' });

function begin(overrides: Partial<World> = {}) {
  const lists = listsOf({ world: aWorld({ goals, rounds: [planned], ...overrides }) });
  const instance = anInstance(lists, { clock: new FakeClock() });
  const rows = () => [...lists.reports.rows.values()].map(({ value }): ReportRow => value);
  const round = () => lists.rounds.byKey('helar-2026')?.value;
  return {
    ...{ lists, instance, rows, round },
    leader: contextOf(instance, 'Ledare'),
    chef: contextOf(instance, 'Chef'),
    tick: () => settleRounds(clockContext(instance)),
    states: () => rows().map(({ key, state }) => `${key} ${state}`),
  };
}
const roundId = planned.id;
const report = { roundId, goalId: '1', figures: { women: 60, men: 70 }, cannotBeAssessed: false };

describe('opening a round', () => {
  test('writes a row for each goal that it asks for, with the goal as asked, and then opens', async () => {
    const { leader, rows, states, round } = begin();
    const reply = await acts['round.open'](leader, { roundId });
    expect(reply.round.state).toBe('open');
    expect(states()).toEqual(goals.map(({ key }) => `helar-2026:${key} asked`));
    expect(rows().map(({ asAsked, dueOn }) => [asAsked?.goal.title, dueOn])).toEqual(
      goals.map(({ title }) => [title, planned.dueOn]),
    );
    expect(round()?.asAsked).toMatchObject({
      ...{ partlyMetFrom: 0.75, smallCountsBelow: 5, goalKeys: ['G-1', 'G-2', 'G-3'] },
    });
  });

  test('that fails half-way takes no report and is finished by the worker', async () => {
    const { lists, leader, chef, instance, states, round, tick } = begin();
    lists.reports.isDown = true;
    const reply = await acts['round.open'](leader, { roundId });
    expect(reply.round.state).toBe('opening');
    lists.reports.isDown = false;
    const refused = await refusalOf(acts['report.submit'](chef, report));
    expect(refused?.code).toBe('not-allowed');
    expect(instance.messenger.sent).toEqual([]);
    await tick();
    expect(round()?.state).toBe('open');
    expect(states()).toHaveLength(3);
    expect(await tick()).toEqual({ hasMoved: false, isUnfinished: false, hasFailed: false });
  });

  test('counts a row that is there already, and makes no second one', async () => {
    const { leader, states } = begin({
      reports: [aReport({ id: '7', key: 'helar-2026:G-2', goalId: '2' })],
    });
    await acts['round.open'](leader, { roundId });
    expect(states().toSorted()).toEqual([
      'helar-2026:G-1 asked',
      'helar-2026:G-2 submitted',
      'helar-2026:G-3 asked',
    ]);
  });
});

test('a first report saves the row that the round asks with, once', async () => {
  const { lists, leader, chef, rows } = begin();
  await acts['round.open'](leader, { roundId });
  const before = lists.reports.writes;
  await acts['report.submit'](chef, report);
  expect(lists.reports.writes).toBe(before + 1);
  const reported = rows().find(isReported);
  expect(reported).toMatchObject({ state: 'submitted', revision: 1, goalId: '1' });
  expect(reported?.asAsked?.goal.key).toBe('G-1');
  expect(rows()).toHaveLength(3);
});

test('closing marks what nobody has reported, and reopening takes it back', async () => {
  const { leader, chef, states } = begin();
  await acts['round.open'](leader, { roundId });
  await acts['report.submit'](chef, report);
  const closed = await acts['round.close'](leader, { roundId });
  expect(closed.round.state).toBe('closed');
  const ended = ['G-1 submitted', 'G-2 not-reported', 'G-3 not-reported'];
  expect(states()).toEqual(ended.map((one) => `helar-2026:${one}`));
  await acts['round.reopen'](leader, { roundId, dueOn: '2027-01-15', reason: 'Fel siffror' });
  const again = ['G-1 submitted', 'G-2 asked', 'G-3 asked'];
  expect(states()).toEqual(again.map((one) => `helar-2026:${one}`));
});

test('a new due date stands in every row', async () => {
  const { leader, rows } = begin();
  await acts['round.open'](leader, { roundId });
  await acts['round.change-due-date'](leader, { roundId, dueOn: '2026-12-22' });
  expect(new Set(rows().map(({ dueOn }) => dueOn))).toEqual(new Set(['2026-12-22']));
});

test('a row that somebody deletes after the opening is not made again', async () => {
  const { lists, instance, leader, rows, tick } = begin();
  await acts['round.open'](leader, { roundId });
  lists.reports.rows.delete(rows()[0]?.id ?? '');
  instance.sync();
  await tick();
  expect(rows()).toHaveLength(2);
});

test('what is done to goals after the opening does not change what the round asks for', async () => {
  const { lists, instance, leader, rows, round, tick } = begin();
  await acts['round.open'](leader, { roundId });
  const before = rows();
  lists.goals.rows.set('4', { value: aGoal({ id: '4', key: 'G-4' }), version: 1 });
  lists.goals.edit('1', { title: 'Andra ord' });
  instance.sync();
  await tick();
  expect(rows()).toEqual(before);
  expect(round()?.asAsked?.goalKeys).toEqual(['G-1', 'G-2', 'G-3']);
});

describe('a round that an older version opened', () => {
  const old = { openedAt: '2026-11-01T08:00:00Z' };
  const reports = [aReport({ id: '7', key: 'helar-2026:G-2', goalId: '2' })];

  test.each([
    ['open', 'asked'],
    ['closed', 'not-reported'],
  ] as const)('gets its rows marked as filled in, while it is %s', async (state, unreported) => {
    const { rows, round, states, tick } = begin({ rounds: [aRound({ state, ...old })], reports });
    await tick();
    expect(states().toSorted()).toEqual([
      `helar-2026:G-1 ${unreported}`,
      'helar-2026:G-2 submitted',
      `helar-2026:G-3 ${unreported}`,
    ]);
    expect(rows().map(({ asAsked }) => asAsked?.filledIn)).toEqual([true, true, true]);
    expect(round()?.asAsked?.filledIn).toBe(true);
    expect(await tick()).toEqual({ hasMoved: false, isUnfinished: false, hasFailed: false });
  });

  test('is judged as before until then, and keeps what it got when it is interrupted', async () => {
    const { lists, round, rows, tick } = begin({ rounds: [aRound(old)], reports });
    lists.rounds.isDown = true;
    await expect(tick()).rejects.toMatchObject({ code: 'store-unavailable' });
    expect(round()?.asAsked).toBeUndefined();
    const made = rows();
    lists.rounds.isDown = false;
    await tick();
    expect(rows()).toEqual(made);
    expect(round()?.asAsked?.goalKeys).toEqual(['G-1', 'G-2', 'G-3']);
  });
});

test('a round whose row does not say any more what it keeps is filled in by nobody', async () => {
  const spoiled = aRound({ openedAt: '2026-11-01T08:00:00Z', isAsAskedSpoiled: true });
  const { rows, round, tick } = begin({ rounds: [spoiled] });
  await tick();
  expect(rows()).toEqual([]);
  expect(round()?.asAsked).toBeUndefined();
});
