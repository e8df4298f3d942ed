import { viewRoundPreview } from '../../../../src/core/views/follow-up/view-round-preview';
import type { ParsedInput } from '../../../../src/core/api/acts';
import { omit } from '../../../../src/core/domain/base/defined';
import type { World } from '../../../../src/core/domain/world';
import {
  aBody,
  aConversation,
  aDelivery,
  aGoal,
  anOrganisation,
  anUnknownPerson,
  aReport,
  aRound,
  aWorld,
} from '../../../support/core/builders';
import {
  anInstance,
  contextOf,
  FakeClock,
  listsOf,
  refusalOf,
} from '../../../support/core/fake-context';
import { declaredActs as acts } from '../../../support/core/declared-acts';

const plan: ParsedInput<'round.prepare'> = {
  title: 'Helår 2026',
  periodFrom: '2026-01-01',
  periodTo: '2026-11-30',
  dueOn: '2026-12-15',
  shownIn: 'årsredovisningen 2026',
  leftOutGoalKeys: [],
};

function begin(overrides: Partial<World> = {}, at?: string) {
  const world = aWorld({ goals: [aGoal({ id: '1', key: 'G-1' })], ...overrides });
  const lists = listsOf({ world, conversations: [aConversation('Chef'), aConversation('Ledare')] });
  const instance = anInstance(lists, { clock: new FakeClock(at) });
  return { lists, instance, leader: contextOf(instance, 'Ledare') };
}

describe('preparing a round', () => {
  test('its key is made of the title, and it is planned', async () => {
    const { leader } = begin();
    const { round } = await acts['round.prepare'](leader, plan);
    expect(round).toMatchObject({ key: 'helar-2026', state: 'planned', daysLeft: 22 });
  });

  test('its kind is that of its period, unless a person has chosen another', async () => {
    const { leader } = begin();
    const year = { ...plan, title: 'A year', periodTo: '2026-12-31', dueOn: '2027-01-15' };
    const kinds = [plan, year, { ...year, title: 'Chosen', kind: 'interim' as const }].map(
      async (input) => (await acts['round.prepare'](leader, input)).round.kind,
    );
    expect(await Promise.all(kinds)).toEqual(['interim', 'annual', 'interim']);
  });

  test('the same input twice makes one round, other input with the same title is refused', async () => {
    const { lists, leader } = begin();
    const first = await acts['round.prepare'](leader, plan);
    expect(await acts['round.prepare'](leader, plan)).toEqual(first);
    const refused = await refusalOf(
      acts['round.prepare'](leader, { ...plan, dueOn: '2026-12-20' }),
    );
    expect(refused?.faults).toEqual([{ field: 'title', reason: 'title-taken' }]);
    expect(lists.rounds.rows.size).toBe(1);
  });

  test('the title of a cancelled round can be used again', async () => {
    const { leader } = begin({ rounds: [aRound({ state: 'cancelled' })] });
    const { round } = await acts['round.prepare'](leader, plan);
    expect(round.key).toBe('helar-2026-2');
  });

  test.each([
    [{ periodTo: '2025-12-31' }, 'periodTo', 'before-period-begins'],
    [{ dueOn: '2025-12-15' }, 'dueOn', 'before-period-begins'],
    [{ dueOn: '2026-11-01' }, 'dueOn', 'in-the-past'],
    [{ dueOn: '2026-02-30' }, 'dueOn', 'not-a-date'],
    [{ leftOutGoalKeys: ['G-9'] }, 'leftOutGoalKeys', 'unknown-goal'],
  ])('%p is refused', async (change, field, reason) => {
    const { leader } = begin();
    const refused = await refusalOf(acts['round.prepare'](leader, { ...plan, ...change }));
    expect(refused?.faults).toContainEqual(expect.objectContaining({ field, reason }));
  });
});

describe('running a round', () => {
  test('opened, moved, closed; each step again changes nothing', async () => {
    const { lists, leader } = begin({ rounds: [aRound({ state: 'planned' })] });
    const roundId = '900';
    const opened = await acts['round.open'](leader, { roundId });
    expect(opened.round).toMatchObject({ state: 'open', openedByName: 'Ledare' });
    expect(await acts['round.open'](leader, { roundId })).toEqual(opened);
    const moved = await acts['round.change-due-date'](leader, { roundId, dueOn: '2026-12-18' });
    expect(moved.round.dueOn).toBe('2026-12-18');
    await acts['round.change-due-date'](leader, { roundId, dueOn: '2026-12-18' });
    const closed = await acts['round.close'](leader, { roundId });
    expect(closed.round.state).toBe('closed');
    expect(await acts['round.close'](leader, { roundId })).toEqual(closed);
    // Opening and closing save the round twice: before its rows are written, and when they are.
    expect(lists.rounds.writes).toBe(5);
    const refused = await refusalOf(acts['round.cancel'](leader, { roundId }));
    expect(refused?.faults).toEqual([{ field: 'state', reason: 'round-closed' }]);
  });

  test('cancelled once', async () => {
    const { lists, leader } = begin({ rounds: [aRound()] });
    await acts['round.cancel'](leader, { roundId: '900' });
    expect((await acts['round.cancel'](leader, { roundId: '900' })).round.state).toBe('cancelled');
    expect(lists.rounds.writes).toBe(1);
    const open = await refusalOf(acts['round.open'](leader, { roundId: '900' }));
    expect(open?.faults).toEqual([{ field: 'state', reason: 'round-cancelled' }]);
    const close = await refusalOf(acts['round.close'](leader, { roundId: '900' }));
    expect(close?.code).toBe('invalid');
  });

  test('not opened after its due date, nor moved into the past', async () => {
    const { leader } = begin({ rounds: [aRound({ state: 'planned' })] }, '2027-01-10T09:00:00Z');
    const refused = await refusalOf(acts['round.open'](leader, { roundId: '900' }));
    expect(refused?.faults).toEqual([{ field: 'dueOn', reason: 'in-the-past' }]);
    const moved = acts['round.change-due-date'](leader, { roundId: '900', dueOn: '2027-01-09' });
    expect((await refusalOf(moved))?.faults).toEqual([{ field: 'dueOn', reason: 'in-the-past' }]);
  });

  test('only by process leaders', async () => {
    const { instance } = begin({ rounds: [aRound()] });
    const chef = contextOf(instance, 'Chef');
    const input = { roundId: '900' };
    for (const refused of [
      acts['round.prepare'](chef, plan),
      acts['round.open'](chef, input),
      acts['round.cancel'](chef, input),
      acts['round.close'](chef, input),
      acts['round.change-due-date'](chef, { ...input, dueOn: '2026-12-20' }),
      acts['round.send-to-me'](chef, input),
    ])
      expect((await refusalOf(refused))?.code).toBe('not-allowed');
  });
});

describe('before a round opens', () => {
  const goals = [
    aGoal({ id: '1', key: 'G-1', title: 'Behöriga' }),
    aGoal({ id: '2', key: 'G-2', bodyId: 'unit2', title: 'Trygga' }),
    aGoal({ id: '3', key: 'G-3', bodyId: 'empty', title: 'Ingen chef' }),
    aGoal({ id: '4', key: 'G-4', bodyId: 'lost', title: 'Okänd chef' }),
    omit(aGoal({ id: '5', key: 'G-5', title: 'Inte mätbart' }), 'target'),
    aGoal({ id: '6', key: 'G-6', state: 'draft', title: 'Utkast' }),
    aGoal({ id: '7', key: 'G-7', title: 'Borttaget' }),
    aGoal({ id: '8', key: 'G-8', state: 'closed', title: 'Avslutat' }),
    aGoal({ id: '9', key: 'G-9', bodyId: 'ended', title: 'Enhet som upphört' }),
  ];
  const bodies = [
    ...anOrganisation(),
    aBody({ id: 'empty', name: 'Simhallen', parentId: 'admin' }),
    aBody({ id: 'lost', name: 'Miljö', parentId: 'admin', manager: anUnknownPerson('Olle') }),
    aBody({ id: 'ended', name: 'Gamla', parentId: 'admin', validTo: '2026-12-01' }),
  ];
  const rounds = [aRound({ state: 'planned', leftOutGoalKeys: ['G-7'] })];

  test('one page says who gets what, who cannot be reached and why, and what is left out', () => {
    const { leader } = begin({ goals, bodies, rounds });
    const view = viewRoundPreview(leader, { round: 'helar-2026' });
    expect(view.recipients).toEqual([
      {
        name: 'Chef',
        mail: 'chef@granforsa.example',
        bodyNames: ['Björkskolan'],
        goalTitles: ['Behöriga'],
      },
    ]);
    expect(view.unreachable).toEqual([
      {
        bodyName: 'Granskolan',
        mail: 'annan@granforsa.example',
        reason: 'bot-not-installed',
        goalTitles: ['Trygga'],
      },
      {
        bodyName: 'Simhallen',
        reason: 'no-manager',
        goalTitles: ['Ingen chef'],
        place: { key: 'Bempty', role: 'manager' },
      },
      {
        bodyName: 'Miljö',
        mail: 'olle@granforsa.example',
        reason: 'not-in-directory',
        goalTitles: ['Okänd chef'],
        place: { key: 'Blost', role: 'manager' },
      },
    ]);
    expect(view.channels).toEqual([
      { boardName: 'Barn- och utbildningsnämnden', hasChannel: true },
    ]);
    expect(view.leftOut.map(({ goalKey, reason, missing }) => [goalKey, reason, missing])).toEqual([
      ['G-5', 'not-measurable', ['target']],
      ['G-6', 'not-adopted', []],
      ['G-7', 'by-hand', []],
      ['G-9', 'body-ended', []],
    ]);
  });

  test('a person who has blocked the bot is listed with that reason', () => {
    const world = aWorld({ goals: [aGoal({ id: '1' })], rounds });
    const blocked = aConversation('Chef', { unreachable: 'MessageWritesBlocked' });
    const instance = anInstance(listsOf({ world, conversations: [blocked] }));
    const view = viewRoundPreview(contextOf(instance, 'Ledare'), { round: 'helar-2026' });
    expect(view.unreachable).toEqual([expect.objectContaining({ reason: 'bot-blocked' })]);
  });

  test('the page is for process leaders, and for rounds that exist', async () => {
    const { leader, instance } = begin({ rounds });
    const asked = async (context: typeof leader, round?: string) =>
      refusalOf(Promise.resolve().then(() => viewRoundPreview(context, { round })));
    expect((await asked(contextOf(instance, 'Chef'), 'helar-2026'))?.code).toBe('not-allowed');
    expect((await asked(leader, 'helar-1999'))?.code).toBe('not-found');
    expect((await asked(leader))?.code).toBe('not-found');
  });

  test('the process leader can send the first card to themselves, outside the ledger', async () => {
    const { lists, leader, instance } = begin({ rounds });
    expect(await acts['round.send-to-me'](leader, { roundId: '900' })).toEqual({ sent: true });
    expect(instance.messenger.sent).toEqual([
      expect.objectContaining({
        kind: 'round-card',
        recipient: { kind: 'person', objectId: 'oid-ledare' },
        details: { dueOn: '2026-12-15', preview: 'oid-chef' },
      }),
    ]);
    expect(lists.deliveries.rows.size).toBe(0);
  });

  test('the process leader is told when that does not work', async () => {
    const { instance, leader } = begin({ rounds });
    instance.messenger.outcome = () => ({ kind: 'refused', reason: 'MessageWritesBlocked' });
    const input = { roundId: '900' };
    const refused = { sent: false, reason: 'MessageWritesBlocked' };
    expect(await acts['round.send-to-me'](leader, input)).toEqual(refused);
    instance.messenger.outcome = () => ({ kind: 'later', retryAfterSeconds: 3 });
    expect(await acts['round.send-to-me'](leader, input)).toEqual({ sent: false, reason: 'later' });
    const second = contextOf(instance, 'Ledare2');
    const missing = { sent: false, reason: 'bot-not-installed' };
    expect(await acts['round.send-to-me'](second, input)).toEqual(missing);
  });
});

describe('by hand', () => {
  const rounds = [aRound()];
  const input = { roundId: '900', goalId: '1' };

  test('a reminder by hand is planned once a day for each goal, and sent in working hours', async () => {
    const { lists, leader } = begin({ rounds }, '2026-11-21T20:00:00Z');
    const nudged = await acts['round.nudge'](leader, input);
    expect(nudged).toEqual({ queued: true, sendsAt: '2026-11-23T07:00:00Z' });
    await acts['round.nudge'](leader, input);
    expect([...lists.deliveries.rows.values()].map(({ value }) => value)).toEqual([
      expect.objectContaining({
        kind: 'reminder-person',
        details: { goalKey: 'G-1' },
        state: 'planned',
      }),
    ]);
  });

  test('no reminder is planned when nothing is owed or nobody can be asked', async () => {
    const reports = [aReport({ goalId: '1', key: 'helar-2026:G-1' })];
    const done = begin({ rounds, reports });
    expect((await refusalOf(acts['round.nudge'](done.leader, input)))?.faults[0]?.reason).toBe(
      'already-reported',
    );
    const closed = begin({ rounds: [aRound({ state: 'closed' })] });
    expect((await refusalOf(acts['round.nudge'](closed.leader, input)))?.faults[0]?.reason).toBe(
      'round-closed',
    );
    const goals = [aGoal({ id: '1', reporter: anUnknownPerson('Olle') })];
    const lost = begin({ rounds, goals });
    expect((await refusalOf(acts['round.nudge'](lost.leader, input)))?.faults[0]?.reason).toBe(
      'nobody-to-ask',
    );
  });

  test.each(['unknown', 'refused'] as const)(
    'what ended %s goes out again by a person',
    async (state) => {
      const delivery = aDelivery({
        id: '70',
        key: 'k',
        kind: 'reminder-person',
        state,
        reason: 'x',
      });
      const world = aWorld({ rounds });
      const lists = listsOf({ world, deliveries: [delivery] });
      const instance = anInstance(lists);
      const leader = contextOf(instance, 'Ledare');
      expect(await acts['ledger.send-again'](leader, { deliveryId: '70' })).toEqual({
        queued: true,
      });
      expect(lists.deliveries.rows.get('70')?.value).toMatchObject({ state: 'planned' });
      expect(lists.deliveries.rows.get('70')?.value.reason).toBeUndefined();
      expect(await acts['ledger.send-again'](leader, { deliveryId: '70' })).toEqual({
        queued: true,
      });
      expect(lists.deliveries.writes).toBe(1);
      const chef = contextOf(instance, 'Chef');
      expect((await refusalOf(acts['ledger.send-again'](chef, { deliveryId: '70' })))?.code).toBe(
        'not-allowed',
      );
    },
  );

  test('a message that was sent is not sent again', async () => {
    const delivery = aDelivery({ id: '70', key: 'k', kind: 'reminder-person', state: 'sent' });
    const lists = listsOf({ world: aWorld({ rounds }), deliveries: [delivery] });
    const leader = contextOf(anInstance(lists), 'Ledare');
    const refused = await refusalOf(acts['ledger.send-again'](leader, { deliveryId: '70' }));
    expect(refused?.faults).toEqual([{ field: 'state', reason: 'delivery-sent' }]);
  });
});
