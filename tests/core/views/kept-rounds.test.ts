import type { Goal } from '../../../src/core/domain/goals/goal';
import { finished } from '../../../src/core/domain/base/steps';
import type { World } from '../../../src/core/domain/world';
import { can } from '../../../src/core/policy/can';
import { exactRights } from '../../../src/core/policy/roles';
import { viewFollowUp } from '../../../src/core/views/follow-up/view-follow-up';
import { viewMine } from '../../../src/core/views/mine/view-mine';
import { goalHistorySteps } from '../../../src/core/views/goals/view-goal-history';
import { viewGoals } from '../../../src/core/views/goals/view-goals';
import {
  aBody,
  aGoal,
  anActor,
  anIndicator,
  anOrganisation,
  aPerson,
  aWorld,
} from '../../support/core/builders';
import { contextOf } from '../../support/core/fake-context';
import { withClosedRound } from '../../support/core/frozen-rounds';
import { instanceOf } from '../../support/rounds/round-as-shown';

const goal = aGoal({ id: '1', key: 'KLF-2', indicator: anIndicator({ decimals: 1 }) });
const plan = { id: '800', key: 'helar-2025', title: 'Helår 2025', periodTo: '2025-12-31' };
const closed = withClosedRound(aWorld({ goals: [goal] }), plan, () => ({ women: 34.1, men: 40 }));

const withGoal = (change: Partial<Goal>): World => ({ ...closed, goals: [{ ...goal, ...change }] });
const as = (world: World, name: string) => contextOf(instanceOf(world), name);
const historyIn = (world: World, name = 'Anställd') =>
  finished(goalHistorySteps(as(world, name), { goal: '1' })).history;
const rowIn = (world: World, name = 'Ledare') =>
  viewFollowUp(as(world, name), { round: 'helar-2025' }).rows[0];
const withoutBody = (id: string): World => ({
  ...closed,
  bodies: closed.bodies.filter((body) => body.id !== id),
});

describe('the outcomes of a goal over time', () => {
  test('keep the decimals of their round when the goal has fewer today', () => {
    const indicator = anIndicator({ decimals: 0 });
    const [outcome] = historyIn(withGoal({ indicator }));
    expect(outcome).toMatchObject({ figures: { women: 34.1 }, indicator: { decimals: 1 } });
    expect(outcome).not.toHaveProperty('measuresOther');
  });

  test.each([
    ['measure', anIndicator({ measure: 'points' })],
    ['indicator', anIndicator({ name: 'Andel nöjda' })],
    ['unit', anIndicator({ unit: 'enheter' })],
  ])('say so when they have another %s than the goal has today', (_, indicator) => {
    const [outcome] = historyIn(withGoal({ indicator }));
    expect(outcome).toMatchObject({ indicator: goal.indicator, measuresOther: true });
  });

  test('say nothing of their indicator while it is that of the goal', () => {
    expect(historyIn(withGoal({ title: 'Andra ord' }))[0]).not.toHaveProperty('indicator');
  });

  test('follow the goal to the new row with the same code', () => {
    const world = { ...closed, goals: [{ ...goal, id: '77' }] };
    const { history } = finished(goalHistorySteps(as(world, 'Anställd'), { goal: '77' }));
    expect(history.map(({ roundTitle }) => roundTitle)).toEqual(['Helår 2025']);
  });

  test('leave out later periods in the page of a round', () => {
    const later = { id: '801', key: 'helar-2026', title: 'Helår 2026', periodTo: '2026-12-31' };
    const world = withClosedRound(closed, later, () => ({ women: 50, men: 50 }));
    const { rows } = viewFollowUp(as(world, 'Ledare'), { round: 'helar-2026' });
    expect(rows[0]?.goal.history.map(({ roundTitle }) => roundTitle)).toEqual(['Helår 2025']);
    expect(rowIn(world)?.goal.history).toEqual([]);
  });
});

describe('a closed round', () => {
  test.each(['unit', 'admin', 'board'])('keeps its row when the row of %s is deleted', (id) => {
    expect(rowIn(withoutBody(id))).toEqual(rowIn(closed));
  });

  test('says that a goal was not reported when the row of its report is deleted', () => {
    const emptied = { ...closed, reports: [] };
    const { asked, reported, rows } = viewFollowUp(as(emptied, 'Ledare'), { round: 'helar-2025' });
    expect([asked, reported]).toEqual([1, 0]);
    expect(rows).toMatchObject([{ goal: { key: 'KLF-2' }, standing: 'not-reported' }]);
  });

  test('is still seen by those above when the row of a body is deleted, and by nobody beside', () => {
    const gone = withoutBody('unit');
    for (const name of ['Förvaltningschef', 'Sekreterare'])
      expect(rowIn(gone, name)?.bodyName).toBe('Björkskolan');
    expect(rowIn(gone, 'Annan')).toBeUndefined();
  });

  test('names the person whom it asked, and an open round the one of today', () => {
    const bodies = closed.bodies.map((body) =>
      body.id === 'unit' ? { ...body, manager: aPerson('Ny') } : body,
    );
    expect(rowIn({ ...closed, bodies })?.reporterName).toBe('Chef');
    const rounds = closed.rounds.map((round) => ({ ...round, state: 'open' as const }));
    expect(rowIn({ ...closed, bodies, rounds })?.reporterName).toBe('Ny');
  });

  test('is seen as well by those who answer for the goal today', () => {
    const moved = withGoal({ bodyId: 'unit2' });
    expect(rowIn(moved, 'Chef')?.bodyName).toBe('Björkskolan');
    expect(rowIn(moved, 'Annan')?.bodyName).toBe('Björkskolan');
  });
});

describe('the rules of an open round', () => {
  const opened = closed.rounds.map((round) => ({ ...round, state: 'open' as const }));
  const later = { ...closed.settings, partlyMetFrom: 0.1, smallCountsBelow: 20 };

  test('are those that it keeps, and the stricter limit of small numbers', () => {
    const { items } = viewMine(as({ ...closed, rounds: opened, settings: later }, 'Chef'));
    expect(items[0]?.round).toMatchObject({ partlyMetFrom: 0.75, smallCountsBelow: 20 });
    const lower = { ...closed.settings, smallCountsBelow: 0 };
    const { items: shown } = viewMine(as({ ...closed, rounds: opened, settings: lower }, 'Chef'));
    expect(shown[0]?.round.smallCountsBelow).toBe(5);
  });
});

describe('rights to exact figures', () => {
  test('are not shared by people of whom only one is named as reporter', () => {
    // The goal's body of today has ended, so that nobody reports it, but its round asked for it in another.
    const ended = aBody({ id: 'ended', validTo: '2026-01-01' });
    const named = { ...goal, bodyId: 'ended', reporter: aPerson('Namngiven') };
    const world = { ...closed, bodies: [...anOrganisation(), ended], goals: [named] };
    const [one, other] = [anActor('Namngiven'), anActor('Anställd')];
    const asked = { ...named, bodyId: 'unit' };
    expect(can(one, 'report.read-exact', asked, world)).toBe(true);
    expect(can(other, 'report.read-exact', asked, world)).toBe(false);
    expect(exactRights(one, world)).not.toBe(exactRights(other, world));
  });
});

describe('Goals', () => {
  const ended = anOrganisation().map((body) =>
    body.id === 'unit' ? { ...body, validTo: '2025-12-31' } : body,
  );

  test('keeps a body that has ended as long as it has goals, with its last day', () => {
    const { bodies, goals } = viewGoals(as({ ...closed, bodies: ended }, 'Anställd'));
    const dates = bodies.map(({ key, endedOn }) => [key, endedOn]);
    expect(dates).toContainEqual(['BUF-1', '2025-12-31']);
    expect(dates).toContainEqual(['BUF-2', undefined]);
    expect(goals.map(({ key, status }) => [key, status?.attainment])).toEqual([
      ['KLF-2', 'not-met'],
    ]);
    const without = viewGoals(as({ ...closed, bodies: ended, goals: [] }, 'Anställd'));
    expect(without.bodies.map(({ key }) => key)).not.toContain('BUF-1');
  });

  test('leaves out a body that has not begun, with its goals', () => {
    const bodies = anOrganisation().map((body) =>
      body.id === 'unit' ? { ...body, validFrom: '2027-01-01' } : body,
    );
    const view = viewGoals(as({ ...closed, bodies }, 'Anställd'));
    expect([view.bodies.map(({ key }) => key).includes('BUF-1'), view.goals]).toEqual([false, []]);
  });

  test.each(['draft', 'adopted', 'closed'] as const)('says that a goal is %s', (state) => {
    const { goals } = viewGoals(as(withGoal({ state }), 'Ledare'));
    expect(goals.map((one) => one.state)).toEqual([state]);
  });
});
