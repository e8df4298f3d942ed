import { omit } from '../../../../src/core/domain/base/defined';
import { leftOutGoals } from '../../../../src/core/domain/follow-up/asked-by-rule';
import { askedGoal, askedGoals, roundOf } from '../../../../src/core/domain/follow-up/asked-goals';
import type { Round } from '../../../../src/core/domain/follow-up/round';
import type { Goal } from '../../../../src/core/domain/goals/goal';
import type { World } from '../../../../src/core/domain/world';
import { aBody, aGoal, aReport, aRound, aWorld } from '../../../support/core/builders';

describe('the goals that a round asks for', () => {
  const round = aRound();
  const asks = (goal: Goal, more: object = {}) =>
    askedGoals(aWorld({ goals: [goal], ...more }), round).length === 1;

  test('are measurable, adopted goals of bodies that exist in the period and on the due date', () => {
    expect(asks(aGoal())).toBe(true);
    expect(asks(aGoal({ state: 'draft' }))).toBe(false);
    expect(asks(aGoal({ state: 'closed' }))).toBe(false);
    expect(asks(omit(aGoal(), 'target'))).toBe(false);
    expect(asks(aGoal({ bodyId: 'gone' }))).toBe(false);
    const during = (body: object) => ({ bodies: [aBody({ id: 'unit', ...body })] });
    expect(asks(aGoal(), during({ validTo: '2026-12-15' }))).toBe(true);
    expect(asks(aGoal(), during({ validTo: '2026-12-14' }))).toBe(false);
    expect(asks(aGoal(), during({ validFrom: '2026-11-30' }))).toBe(true);
    expect(asks(aGoal(), during({ validFrom: '2026-12-01' }))).toBe(false);
  });

  test('include a goal that has been reported and has ended since', () => {
    const goal = aGoal({ id: '1', state: 'closed' });
    expect(asks(goal, { reports: [aReport({ goalId: '1' })] })).toBe(true);
    const draft = aGoal({ id: '1', state: 'draft' });
    const world = aWorld({ goals: [draft], reports: [aReport({ goalId: '1' })] });
    expect(leftOutGoals(world, round)).toEqual([]);
  });
});

describe('a body that ends', () => {
  const unit = (validTo: string) => [aBody({ id: 'unit', validTo })];
  const goal = aGoal({ id: '1' });
  const isAskedIn = (
    round: Round,
    { validTo, today, ...more }: { validTo: string } & Partial<World>,
  ) => {
    const world = aWorld({
      goals: [goal],
      bodies: unit(validTo),
      ...(today && { today }),
      ...more,
    });
    return askedGoal(world, round, goal.id) !== undefined;
  };
  const validTo = '2026-12-17';

  test('after the due date is asked for a late report until its last day', () => {
    expect(isAskedIn(aRound(), { validTo, today: '2026-12-17' })).toBe(true);
    expect(isAskedIn(aRound(), { validTo, today: '2026-12-18' })).toBe(false);
  });

  test.each([
    ['submitted', true],
    ['accepted', true],
    ['sent-back', false],
  ] as const)('stays in the round with a report that is %s: %p', (state, stays) => {
    const reports = [aReport({ goalId: '1', state })];
    expect(isAskedIn(aRound(), { validTo, today: '2026-12-18', reports })).toBe(stays);
    expect(isAskedIn(aRound(), { validTo, today: '2026-12-17', reports })).toBe(true);
  });

  test.each([
    // In Sweden, the last of these instants is on the day after.
    ['2026-12-10T10:00:00Z', true],
    ['2026-12-17T22:59:59Z', true],
    ['2026-12-17T23:00:00Z', false],
  ])(
    'later changes nothing in a round that was closed at %s, which asked for it: %p',
    (endedAt, asked) => {
      const round = aRound({ state: 'closed', endedAt });
      expect(isAskedIn(round, { validTo, today: '2028-01-01' })).toBe(asked);
    },
  );
});

describe('the goals that a round leaves out', () => {
  const goals = [
    aGoal({ id: 'asked' }),
    omit(aGoal({ id: 'unmeasurable' }), 'target'),
    aGoal({ id: 'draft', state: 'draft' }),
    aGoal({ id: 'by hand', key: 'G-9' }),
    omit(aGoal({ id: 'closed', state: 'closed' }), 'target'),
    omit(aGoal({ id: 'of no body', bodyId: 'gone' }), 'target'),
    omit(aGoal({ id: 'reported' }), 'target'),
  ];
  const round = aRound({ leftOutGoalKeys: ['G-9'] });
  const world = aWorld({ goals, reports: [aReport({ goalId: 'reported' })] });

  test('come with the reason, without goals that are closed, reported or of no body', () => {
    const leftOut = leftOutGoals(world, round).map(({ goal, reason }) => `${goal.id}: ${reason}`);
    expect(leftOut).toEqual([
      'unmeasurable: not-measurable',
      'draft: not-adopted',
      'by hand: by-hand',
    ]);
  });

  test('are not asked for', () => {
    expect(askedGoals(world, round).map(({ id }) => id)).toEqual(['asked', 'reported']);
  });
});

test('a round is found by its id', () => {
  const rounds = [aRound({ id: '1' }), aRound({ id: '2' })];
  expect(roundOf(aWorld({ rounds }), '2')).toBe(rounds[1]);
  expect(roundOf(aWorld({ rounds }), undefined)).toBeUndefined();
});
