import { dueMessages } from '../../../src/core/domain/messages/due-messages';
import { leftOutGoals } from '../../../src/core/domain/follow-up/asked-goals';
import { viewFollowUp } from '../../../src/core/views/follow-up/view-follow-up';
import { viewRoundPreview } from '../../../src/core/views/follow-up/view-round-preview';
import { viewGoals } from '../../../src/core/views/goals/view-goals';
import { viewMine } from '../../../src/core/views/mine/view-mine';
import { AppError } from '../../../src/core/domain/base/app-error';
import type { Context } from '../../../src/core/ports';
import {
  aBody,
  aConversation,
  aDelivery,
  aGoal,
  anActor,
  anIndicator,
  anOrganisation,
  aPerson,
  aReport,
  aRound,
  aWorld,
} from '../../support/core/builders';
import { isWeekday } from '../../support/core/fake-context';
import { randomSource, type RandomSource } from '../../support/core/random';
import { renewedLists, type RenewedLists } from '../../support/core/renewed-lists';

const names = ['Ledare', 'Chef', 'Ersättare', 'Annan', 'Förvaltningschef', 'Sekreterare', 'Okänd'];
const bodyIds = ['council', 'board', 'admin', 'unit', 'unit2', 'gone'];
const goalIds = ['1', '2', '3', '4', '5', '6', '7', '8'];
const people = anIndicator({ name: 'Deltagare', measure: 'people', decimals: 0, addsUp: true });

function aMunicipality(): RenewedLists {
  const goals = goalIds.map((id) =>
    aGoal({ id, bodyId: bodyIds[Number(id) % bodyIds.length] ?? '', indicator: people }),
  );
  const rounds = [
    aRound({ id: '800', key: 'helar-2025', state: 'closed', periodTo: '2025-12-31' }),
    aRound({ id: '900' }),
    aRound({ id: '901', key: 'delar-2026', dueOn: '2026-12-20' }),
  ];
  return renewedLists(aWorld({ goals, rounds, reports: [], bodies: anOrganisation() }));
}

let nextId = 5000;

function someReport(random: RandomSource, lists: RenewedLists) {
  const reports = lists.rows('reports');
  const isNew = reports.length === 0 || random.below(3) === 0;
  const { id, key } = isNew
    ? { id: String((nextId += 1)), key: `K:${String(nextId)}` }
    : random.pick(reports);
  return aReport({
    ...{ id, key, goalId: random.pick(goalIds), roundId: random.pick(['800', '900', '901']) },
    state: random.pick(['submitted', 'sent-back', 'accepted'] as const),
    figures: { women: random.below(9), men: random.below(9) },
    reportedByObjectId: `oid-${random.pick(names).toLowerCase()}`,
    sentBackAt: '2026-11-22T09:00:00Z',
  });
}

/** Changes one row as an act, a person in SharePoint or the worker may. */
const edits: readonly ((random: RandomSource, lists: RenewedLists) => void)[] = [
  ...Array.from({ length: 8 }, () => (random: RandomSource, lists: RenewedLists) => {
    lists.put('reports', someReport(random, lists));
  }),
  (random, lists) => {
    const goal = random.pick(lists.rows('goals'));
    const state = random.pick(['draft', 'adopted', 'adopted', 'closed'] as const);
    lists.put('goals', { ...goal, state, bodyId: random.pick(bodyIds) });
  },
  (random, lists) => {
    const goal = random.pick(lists.rows('goals'));
    lists.put('goals', { ...goal, reporter: aPerson(random.pick(names)) });
  },
  (random, lists) => {
    lists.put('goals', aGoal({ id: String((nextId += 1)), bodyId: random.pick(bodyIds) }));
  },
  (random, lists) => {
    const body = random.pick(lists.rows('bodies'));
    lists.put('bodies', { ...body, manager: aPerson(random.pick(names)) });
  },
  (random, lists) => {
    const [council = aBody()] = lists.rows('bodies');
    lists.put('bodies', { ...council, processLeaders: [aPerson(random.pick(names))] });
  },
  (random, lists) => {
    const round = random.pick(lists.rows('rounds'));
    const state = random.pick(['open', 'open', 'closed', 'planned'] as const);
    const leftOutGoalKeys = [`G-${random.pick(goalIds)}`];
    lists.put('rounds', { ...round, state, leftOutGoalKeys });
  },
  (random, lists) => {
    const name = random.pick(names).toLowerCase();
    const key = `round-card:${String((nextId += 1))}`;
    const recipient = { kind: 'person', objectId: `oid-${name}` } as const;
    lists.put('deliveries', aDelivery({ id: String(nextId), key, kind: 'round-card', recipient }));
  },
  (random, lists) => {
    lists.put('conversations', aConversation(random.pick(names)));
  },
];

/** The answer that the person gets, or the code with which it is refused. */
function answerOf(view: () => object): string {
  try {
    return JSON.stringify(view());
  } catch (cause) {
    if (cause instanceof AppError) return cause.code;
    throw cause;
  }
}

function answersTo(ctx: Context): readonly string[] {
  return [
    () => viewMine(ctx),
    () => viewGoals(ctx),
    () => viewFollowUp(ctx, {}),
    () => viewFollowUp(ctx, { round: 'helar-2025' }),
    () => viewRoundPreview(ctx, { round: 'delar-2026' }),
  ].map(answerOf);
}

function due(ctx: Context): string {
  const world = ctx.world();
  const messages = dueMessages(world, {
    deliveries: ctx.tables.deliveries.all().map(({ value }) => value),
    conversations: ctx.tables.conversations.all().map(({ value }) => value),
    now: '2026-12-14T10:00:00Z',
    isWorkingDay: isWeekday,
  });
  return JSON.stringify([messages, world.rounds.map((round) => leftOutGoals(world, round))]);
}

describe('After any changes of rows', () => {
  test.each([1, 2, 3])('everybody gets what a start with these rows shows (seed %i)', (seed) => {
    const random = randomSource(seed);
    const lists = aMunicipality();
    for (let step = 0; step < 60; step += 1) {
      random.pick(edits)(random, lists);
      const actor = anActor(random.pick(names));
      expect(answersTo(lists.as(actor))).toEqual(answersTo(lists.asFresh(actor)));
      expect(due(lists.as(actor))).toBe(due(lists.asFresh(actor)));
    }
  });

  test('a right that is lost is lost at once', () => {
    const lists = aMunicipality();
    const leader = anActor('Ledare');
    expect(viewMine(lists.as(leader)).me.isProcessLeader).toBe(true);
    const [council = aBody()] = lists.rows('bodies');
    lists.put('bodies', { ...council, processLeaders: [aPerson('Annan')] });
    expect(viewMine(lists.as(leader)).me.isProcessLeader).toBe(false);
    expect(answersTo(lists.as(leader))[2]).toBe('not-allowed');
  });

  test('a manager who is replaced no longer sees the figures, and the new one does', () => {
    const lists = aMunicipality();
    const unit = lists.rows('bodies').find(({ id }) => id === 'unit') ?? aBody();
    expect(viewFollowUp(lists.as(anActor('Chef')), {}).rows).not.toEqual([]);
    lists.put('bodies', { ...unit, manager: aPerson('Okänd') });
    expect(answersTo(lists.as(anActor('Chef')))[2]).toBe('not-allowed');
    expect(viewFollowUp(lists.as(anActor('Okänd')), {}).rows).not.toEqual([]);
  });
});
