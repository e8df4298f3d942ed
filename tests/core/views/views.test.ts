import { viewFollowUp } from '../../../src/core/views/follow-up/view-follow-up';
import { finished } from '../../../src/core/domain/base/steps';
import type { Context } from '../../../src/core/ports';
import { goalHistorySteps } from '../../../src/core/views/goals/view-goal-history';
import { viewGoals } from '../../../src/core/views/goals/view-goals';
import { viewMine } from '../../../src/core/views/mine/view-mine';
import type { World } from '../../../src/core/domain/world';
import { roundStates, type RoundState } from '../../../src/core/domain/follow-up/round';
import { omit } from '../../../src/core/domain/base/defined';
import {
  aDelivery,
  aGoal,
  anIndicator,
  aReport,
  aRound,
  aWorld,
  boardChannel,
} from '../../support/core/builders';
import {
  anInstance,
  clockContext,
  contextOf,
  listsOf,
  refusalOf,
} from '../../support/core/fake-context';

const people = anIndicator({ name: 'Deltagare', measure: 'people', decimals: 0, addsUp: true });
const small = aGoal({ id: '1', key: 'G-1', indicator: people, baseline: { women: 3, men: 9 } });
const other = aGoal({ id: '2', key: 'G-2', bodyId: 'unit2', indicator: people });
const last = aRound({
  id: '800',
  key: 'helar-2025',
  title: 'Helår 2025',
  state: 'closed',
  periodTo: '2025-12-31',
  dueOn: '2026-01-30',
});
const earlier = aReport({
  goalId: '1',
  roundId: '800',
  key: 'helar-2025:G-1',
  figures: { women: 2, men: 20 },
  comment: 'Få sökande',
});
const now = aReport({
  id: '50',
  goalId: '1',
  key: 'helar-2026:G-1',
  figures: { women: 4, men: 20 },
});

const deliveries = [
  aDelivery({ key: 'a', kind: 'round-card' }),
  aDelivery({ key: 'b', kind: 'round-card', recipient: { kind: 'person', objectId: 'oid-gone' } }),
  aDelivery({ key: 'c', kind: 'board-post', recipient: { kind: 'channel', ...boardChannel } }),
  aDelivery({
    key: 'd',
    kind: 'board-post',
    recipient: { kind: 'channel', teamId: 't', channelId: 'gone' },
    stateAt: '2026-11-24T09:00:00Z',
  }),
  aDelivery({ key: 'e', kind: 'round-card', roundId: '800' }),
  omit(aDelivery({ key: 'f', kind: 'edit-refused' }), 'roundId'),
];

function begin(overrides: Partial<World> = {}) {
  const world = aWorld({
    goals: [small, other],
    rounds: [last, aRound()],
    reports: [earlier, now],
    ...overrides,
  });
  const instance = anInstance(listsOf({ world, deliveries }));
  return (name: string) => contextOf(instance, name);
}

const refusal = (view: () => unknown) => refusalOf(Promise.resolve().then(view));

describe('Mine', () => {
  test('lists the reports that the manager owes first, then the submitted ones, with earlier outcomes', () => {
    const as = begin({ goals: [small, aGoal({ id: '3', key: 'G-3' }), other] });
    const { items, nextRoundDueOn, me } = viewMine(as('Chef'));
    expect(
      items.map(({ goal, owed, can }) => [
        goal.key,
        owed,
        can['report.submit'],
        can['report.decline'],
      ]),
    ).toEqual([
      ['G-3', true, true, true],
      ['G-1', false, true, false],
    ]);
    expect(items[1]?.report).toMatchObject({ figures: { women: 4, men: 20, total: 24, gap: 16 } });
    expect(items[1]?.goal.history).toEqual([
      {
        roundTitle: 'Helår 2025',
        periodTo: '2025-12-31',
        figures: { women: 2, men: 20, total: 22, gap: 18 },
        attainment: 'not-met',
        ...{ comment: 'Få sökande', isUnaccepted: true },
      },
    ]);
    expect(nextRoundDueOn).toBeUndefined();
    expect(items[1]?.round).toMatchObject({ partlyMetFrom: 0.75, smallCountsBelow: 5 });
    expect(me).toMatchObject({ managesBodyIds: ['unit'], followsUp: true, isProcessLeader: false });
  });

  test('says when the next planned round is due, and nothing else of it, when the manager owes nothing', () => {
    const rounds = [
      aRound({ id: '901', key: 'b', state: 'planned', dueOn: '2027-06-30' }),
      aRound({ id: '902', key: 'a', state: 'planned', dueOn: '2027-01-31' }),
    ];
    const view = viewMine(begin({ rounds, reports: [] })('Chef'));
    expect(view.items).toEqual([]);
    expect(view.nextRoundDueOn).toBe('2027-01-31');
    expect(JSON.stringify(view)).not.toContain('"title":"Helår 2026"');
  });

  test('sorts rounds by due date, nearest first', () => {
    const rounds = [aRound(), aRound({ id: '901', key: 'tidig', dueOn: '2026-12-01' })];
    const { items } = viewMine(begin({ rounds, reports: [], goals: [small] })('Chef'));
    expect(items.map(({ round }) => round.key)).toEqual(['tidig', 'helar-2026']);
  });

  test('refuses the system actor, as Goals does', async () => {
    const context = clockContext(anInstance(listsOf({ world: aWorld() })));
    expect((await refusal(() => viewMine(context)))?.code).toBe('not-allowed');
    expect((await refusal(() => viewGoals(context)))?.code).toBe('not-allowed');
  });
});

const historyOf = (ctx: Context, goal: string) => finished(goalHistorySteps(ctx, { goal })).history;
const notAllowed = { code: 'not-allowed' };

describe('Goals', () => {
  test('lists parents before children, and marks bodies that lack a measurable goal', () => {
    const { bodies, isEmpty } = viewGoals(begin()('Anställd'));
    expect(bodies.map(({ key, lacksMeasurableGoal }) => [key, lacksMeasurableGoal])).toEqual([
      ['KF', false],
      ['BUN', true],
      ['BUF', true],
      ['BUF-1', false],
      ['BUF-2', false],
    ]);
    expect(bodies[3]).toMatchObject({ managerName: 'Chef', parentId: 'admin' });
    expect(isEmpty).toBe(false);
    expect(viewGoals(begin({ bodies: [], goals: [] })('Anställd')).isEmpty).toBe(true);
  });

  test('shows an employee accepted and closed outcomes with small counts hidden, also in the baseline', () => {
    const ctx = begin()('Anställd');
    const { goals } = viewGoals(ctx);
    const goal = goals.find(({ key }) => key === 'G-1');
    expect(goal?.baseline).toEqual({ men: 9 });
    expect(goal?.status?.attainment).toBe('suppressed');
    expect(historyOf(ctx, '1')).toEqual([
      {
        roundTitle: 'Helår 2025',
        periodTo: '2025-12-31',
        figures: { women: 'suppressed', men: 20, total: 'suppressed', gap: 'suppressed' },
        ...{ attainment: 'suppressed', isUnaccepted: true },
      },
    ]);
  });

  test('shows a baseline of an unknown measure as if it counted people', () => {
    const goals = [omit({ ...small, baseline: { women: 3, men: 9 } }, 'indicator')];
    const baselineFor = (name: string) => viewGoals(begin({ goals })(name)).goals[0]?.baseline;
    expect(baselineFor('Anställd')).toEqual({ men: 9 });
    expect(baselineFor('Chef')).toEqual({ women: 3, men: 9 });
  });

  test('shows people who follow the goal exact figures, and submitted outcomes of open rounds', () => {
    const ctx = begin()('Chef');
    const { goals } = viewGoals(ctx);
    const goal = goals.find(({ key }) => key === 'G-1');
    expect(goal?.baseline).toEqual({ women: 3, men: 9, total: 12 });
    expect(historyOf(ctx, '1').map(({ roundTitle }) => roundTitle)).toEqual([
      'Helår 2026',
      'Helår 2025',
    ]);
  });

  test('shows accepted outcomes to everybody; sent-back, faulty and cancelled ones to nobody', () => {
    const history = (report: object, round: object = {}) => {
      const reports = [{ ...now, ...report }];
      const as = begin({ reports, rounds: [aRound(round)] });
      return ['Anställd', 'Chef'].map((name) => {
        const listed = viewGoals(as(name)).goals.find(({ id }) => id === '1');
        const outcomes = historyOf(as(name), '1');
        const accepted = outcomes.find(({ isUnaccepted }) => isUnaccepted !== true);
        expect(listed?.status?.attainment).toBe(accepted?.attainment);
        return outcomes.length;
      });
    };
    expect(history({})).toEqual([0, 1]);
    expect(history({ state: 'accepted' })).toEqual([1, 1]);
    expect(history({ state: 'sent-back' })).toEqual([0, 0]);
    expect(history({ state: 'sent-back' }, { state: 'closed' })).toEqual([0, 0]);
    expect(history({ faults: [{ field: 'men', reason: 'too-large' }] })).toEqual([0, 0]);
    expect(history({}, { state: 'cancelled' })).toEqual([0, 0]);
    expect(history({ roundId: 'gone' })).toEqual([0, 0]);
  });

  test('shows drafts only to people who follow them, and what a goal without an indicator lacks', async () => {
    const goals = [
      aGoal({ id: '1', key: 'G-1', state: 'draft' }),
      omit(aGoal({ id: '2', key: 'G-2' }), 'indicator'),
      aGoal({ id: '3', key: 'G-3', bodyId: 'gone' }),
    ];
    const reports = [aReport({ goalId: '2', state: 'accepted' })];
    const as = begin({ goals, reports });
    expect(viewGoals(as('Chef')).goals.map(({ key }) => key)).toEqual(['G-1', 'G-2']);
    const [goal, ...more] = viewGoals(as('Anställd')).goals;
    expect(more).toEqual([]);
    expect(goal).toMatchObject({
      isMeasurable: false,
      missing: ['indicator', 'baseline'],
      baseline: { women: 50, men: 40 },
    });
    expect(historyOf(as('Anställd'), '2')).toMatchObject([{ figures: {} }]);
    expect(historyOf(as('Chef'), '1')).toEqual([]);
    expect(await refusal(() => historyOf(as('Anställd'), '1'))).toMatchObject(notAllowed);
    expect(await refusal(() => historyOf(as('Anställd'), '4711'))).toMatchObject(notAllowed);
    expect((await refusal(() => historyOf(as('Ledare'), '4711')))?.code).toBe('not-found');
  });
});

describe('Follow-up', () => {
  test('shows the process leader the whole round with states, sums and messages', () => {
    const view = viewFollowUp(begin()('Ledare'), {});
    expect(view).toMatchObject({
      asked: 2,
      reported: 1,
      round: { key: 'helar-2026', daysLeft: 22 },
    });
    expect(view.rounds.map(({ key }) => key)).toEqual(['helar-2026', 'helar-2025']);
    expect(view.boards).toEqual([
      expect.objectContaining({
        boardName: 'Barn- och utbildningsnämnden',
        asked: 2,
        counts: {
          ...{ late: 0, missing: 1, 'sent-back': 0, checking: 0, reported: 1, accepted: 0 },
          'not-reported': 0,
        },
      }),
    ]);
    expect(view.rows.map((row) => [row.goal.key, row.standing, row.reporterName])).toEqual([
      ['G-1', 'reported', 'Chef'],
      ['G-2', 'missing', 'Annan'],
    ]);
    expect(
      view.rows.map(({ can }) => [
        can['report.accept'],
        can['report.send-back'],
        can['round.nudge'],
      ]),
    ).toEqual([
      [true, true, false],
      [false, false, true],
    ]);
    expect(view.sums).toEqual([
      {
        indicator: people,
        figures: { women: 4, men: 20, total: 24, gap: 16 },
        goalIds: ['1'],
        leftOutGoalIds: ['2'],
      },
    ]);
    expect(view.deliveries.map(({ kind, to }) => [kind, to])).toEqual([
      ['board-post', ''],
      ['round-card', 'Chef'],
      ['round-card', ''],
      ['board-post', 'Barn- och utbildningsnämnden'],
      ['edit-refused', 'Chef'],
    ]);
    expect(view.can).toEqual({
      'round.prepare': true,
      'round.open': false,
      'round.change-due-date': true,
      ...{ 'round.add-goals': true, 'round.leave-out-goals': true },
      ...{ 'round.take-new-words': true, 'round.cancel': true },
      'round.close': true,
      'round.reopen': false,
      'round.export': true,
    });
  });

  test('lists the newest period first, also when an older round was due later, and shows the newest closed round', () => {
    const rounds = [
      { ...last, dueOn: '2027-01-31' },
      aRound({ state: 'closed', dueOn: '2026-12-15' }),
    ];
    const view = viewFollowUp(begin({ rounds })('Ledare'), {});
    expect(view.rounds.map(({ key }) => key)).toEqual(['helar-2026', 'helar-2025']);
    expect(view.round?.key).toBe('helar-2026');
    expect(view.can['round.reopen']).toBe(true);
  });

  test('offers to open a round again only when no newer one has been opened', () => {
    const offers = (state: RoundState) => {
      const as = begin({ rounds: [last, aRound({ state })] });
      return viewFollowUp(as('Ledare'), { round: 'helar-2025' }).can['round.reopen'];
    };
    expect(roundStates.filter(offers)).toEqual(['planned', 'cancelled']);
  });

  test('shows heads the bodies under them, managers their own, secretaries their board’s; none of them the ledger', () => {
    const as = begin();
    const seen = (name: string) => {
      const { rows, deliveries: ledger, can } = viewFollowUp(as(name), { round: 'helar-2026' });
      expect([ledger, can['round.prepare'], can['round.export']]).toEqual([[], false, false]);
      return rows.map(({ goal }) => goal.key);
    };
    expect(seen('Förvaltningschef')).toEqual(['G-1', 'G-2']);
    expect(seen('Sekreterare')).toEqual(['G-1', 'G-2']);
    expect(seen('Chef')).toEqual(['G-1']);
    expect(seen('Annan')).toEqual(['G-2']);
  });

  test('refuses employees, and is empty when there is no round', async () => {
    const as = begin();
    expect((await refusal(() => viewFollowUp(as('Anställd'), {})))?.code).toBe('not-allowed');
    const unknown = await refusal(() => viewFollowUp(as('Ledare'), { round: 'x' }));
    expect(unknown?.code).toBe('not-found');
    const empty = viewFollowUp(begin({ rounds: [], reports: [] })('Ledare'), {});
    expect(empty).toMatchObject({ rows: [], asked: 0, boards: [], rounds: [] });
    expect(empty.can).toMatchObject({
      'round.prepare': true,
      'round.open': false,
      'round.export': false,
    });
  });

  test('names a person in the ledger who has reported but no longer holds a role', () => {
    const reports = [{ ...now, reportedByObjectId: 'oid-gone', reportedByName: 'Före detta' }];
    const { deliveries: ledger } = viewFollowUp(begin({ reports })('Ledare'), {});
    expect(ledger.map(({ to }) => to)).toContain('Före detta');
  });

  test('shows a goal whose body is gone to a process leader, without names, and counts the council as the board of its own goals', () => {
    const goals = [aGoal({ id: '1', bodyId: 'gone' }), aGoal({ id: '2', bodyId: 'council' })];
    const { rows } = viewFollowUp(begin({ goals })('Ledare'), {});
    expect(rows.map(({ boardName, reporterName }) => [boardName, reporterName])).toEqual([
      ['', undefined],
      ['Kommunfullmäktige', 'Ledare'],
    ]);
  });
});
