import { dueMessages } from '../../../src/core/domain/messages/due-messages';
import { leftOutGoals } from '../../../src/core/domain/follow-up/asked-by-rule';
import { readableItem, readableRoundView } from '../../../src/bot/cards/follow-up/load-round-view';
import { viewFollowUp } from '../../../src/core/views/follow-up/view-follow-up';
import { viewRoundPreview } from '../../../src/core/views/follow-up/view-round-preview';
import { viewGoals } from '../../../src/core/views/goals/view-goals';
import { viewMine } from '../../../src/core/views/mine/view-mine';
import { AppError } from '../../../src/core/domain/base/app-error';
import type { Context } from '../../../src/core/ports';
import { aBody, anActor, aPerson } from '../../support/core/builders';
import { isWeekday } from '../../support/core/fake-context';
import { aMunicipality, changeSomeRow, names } from '../../support/core/random-edits';
import { randomSource } from '../../support/core/random';

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
    () => readableRoundView(ctx, '900') ?? {},
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
      changeSomeRow(random, lists);
      const actor = anActor(random.pick(names));
      expect(answersTo(lists.as(actor))).toEqual(answersTo(lists.asFresh(actor)));
      expect(due(lists.as(actor))).toBe(due(lists.asFresh(actor)));
    }
  });

  test.each([1, 2, 3])(
    'a press finds the goals that its card shows, and no others (seed %i)',
    (seed) => {
      const random = randomSource(seed);
      const lists = aMunicipality();
      for (let step = 0; step < 60; step += 1) {
        changeSomeRow(random, lists);
        const [ctx, roundId] = [lists.as(anActor(random.pick(names))), random.pick(['800', '901'])];
        const found = lists.rows('goals').flatMap(({ id }) => {
          const item = readableItem(ctx, { roundId, goalId: id });
          return item === undefined ? [] : [item];
        });
        const shown = readableRoundView(ctx, roundId)?.items ?? [];
        const byId = (items: typeof shown) => new Map(items.map((item) => [item.goal.id, item]));
        expect(byId(found)).toEqual(byId(shown));
      }
    },
  );

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
