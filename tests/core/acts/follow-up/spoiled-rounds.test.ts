import { settleRounds } from '../../../../src/core/acts/follow-up/settle-rounds';
import { omit } from '../../../../src/core/domain/base/defined';
import { asAskedToday } from '../../../../src/core/domain/follow-up/as-asked';
import { askedKeys } from '../../../../src/core/domain/follow-up/asked-goals';
import { hiddenFigures } from '../../../../src/core/domain/follow-up/hidden-figures';
import type { Round } from '../../../../src/core/domain/follow-up/round';
import { rulesOf } from '../../../../src/core/domain/follow-up/round-rows';
import { viewSettings } from '../../../../src/core/views/settings/view-settings';
import { aGoal, anIndicator, aReport, aRound, aWorld } from '../../../support/core/builders';
import { declaredActs as acts } from '../../../support/core/declared-acts';
import {
  anInstance,
  clockContext,
  contextOf,
  FakeClock,
  listsOf,
} from '../../../support/core/fake-context';

const goals = ['1', '2', '3'].map((id) => aGoal({ id, key: `G-${id}` }));
const planned = aRound({ state: 'planned' });
const roundId = planned.id;

function begin() {
  const lists = listsOf({ world: aWorld({ goals, rounds: [planned] }) });
  const instance = anInstance(lists, { clock: new FakeClock() });
  const round = () => lists.rounds.rows.get(roundId)?.value;
  const put = (value: Round) => {
    const { version } = lists.rounds.rows.get(roundId) ?? { version: 0 };
    lists.rounds.rows.set(roundId, { value, version: version + 1 });
    instance.sync();
  };
  const spoil = () => put({ ...omit(round() ?? planned, 'asAsked'), isAsAskedSpoiled: true });
  const tick = () => settleRounds(clockContext(instance));
  return { lists, instance, put, spoil, round, tick, leader: contextOf(instance, 'Ledare') };
}

describe('a round in which somebody has changed what it keeps', () => {
  test('is closed with its rows', async () => {
    const { lists, spoil, leader, round } = begin();
    await acts['round.open'](leader, { roundId });
    spoil();
    await acts['round.close'](leader, { roundId });
    expect(round()?.state).toBe('closed');
    const states = [...lists.reports.rows.values()].map(({ value }) => value.state);
    expect(states).toEqual(['not-reported', 'not-reported', 'not-reported']);
  });

  test('does not open while nobody knows what it asks for, and process leaders see why', async () => {
    const { lists, put, spoil, leader, round, tick } = begin();
    lists.reports.isDown = true;
    await acts['round.open'](leader, { roundId });
    const opening = round() ?? planned;
    lists.reports.isDown = false;
    spoil();
    expect(await tick()).toEqual({ hasMoved: false, isUnfinished: false, hasFailed: false });
    expect(round()?.state).toBe('opening');
    expect(viewSettings(leader).faultyRows).toEqual([
      {
        ...{ list: 'Uppföljningsomgångar', rowId: roundId, title: planned.title },
        ...{ column: 'Som det efterfrågades' },
        fault: { field: 'asAsked', reason: 'changed-as-asked' },
      },
    ]);
    put(opening);
    await tick();
    expect(round()?.state).toBe('open');
    expect(lists.reports.rows.size).toBe(3);
    expect(viewSettings(leader).faultyRows).toEqual([]);
  });

  test('asks for each goal once, also when a row has been copied', async () => {
    const { lists, instance, spoil, leader, round } = begin();
    await acts['round.open'](leader, { roundId });
    const [row] = [...lists.reports.rows.values()];
    lists.reports.add({ ...(row?.value ?? aReport()), key: 'kopia' });
    spoil();
    const reports = instance.as(leader.actor).world().reports;
    expect(reports).toHaveLength(4);
    expect(askedKeys({ reports }, round() ?? planned)).toEqual(['G-1', 'G-2', 'G-3']);
  });
});

describe('the limit of small numbers of such a round', () => {
  const kept = { partlyMetFrom: 0.75, bodies: [], goalKeys: [] };
  const strict = aRound({ id: '1', asAsked: { ...kept, smallCountsBelow: 20 } });
  const indicator = anIndicator({ measure: 'people', decimals: 0 });
  const goal = aGoal({ indicator });
  const figures = { women: 15, men: 70 };
  const spoiled = aRound({ id: '2', state: 'closed', isAsAskedSpoiled: true });
  const world = aWorld({
    goals: [goal],
    rounds: [strict, spoiled],
    reports: [
      aReport({
        ...{ goalId: goal.id, roundId: '2', figures },
        asAsked: asAskedToday(aWorld({ goals: [goal] }), goal),
      }),
    ],
  });

  test('is the strictest that a round keeps', () => {
    expect(rulesOf(world, spoiled).smallCountsBelow).toBe(20);
    expect(rulesOf(world, {}).smallCountsBelow).toBe(5);
  });

  test('hides what it hid', () => {
    const hidden = hiddenFigures({ world, seesExact: () => false });
    expect([...hidden(goal, figures, 5)]).toContain('women');
  });
});
