import { omit } from '../../../../src/core/domain/base/defined';
import { askedByRule, leftOutGoals } from '../../../../src/core/domain/follow-up/asked-by-rule';
import { bodiesLackingGoal } from '../../../../src/core/domain/goals/bodies-lacking-goal';
import type { Goal } from '../../../../src/core/domain/goals/goal';
import { faultsOfAdopting, faultsOfWritten } from '../../../../src/core/domain/goals/goal-life';
import { isMeasuredByParts, measuringGoals } from '../../../../src/core/domain/goals/parts';
import { aGoal, aRound, aWorld } from '../../../support/core/builders';

/** A goal of the unit without an indicator, derived from the goal of the administration. */
const whole = (over: Partial<Goal> = {}) =>
  omit(
    aGoal({ id: '2', key: 'W', parentGoalId: '1', ...over }),
    ...(['indicator', 'baseline', 'target', 'targetOn'] as const),
  );
const part = (id: string, over: Partial<Goal> = {}) => aGoal({ id, parentGoalId: '2', ...over });
const worldWith = (...goals: readonly Goal[]) =>
  aWorld({ goals: [aGoal({ id: '1', bodyId: 'admin' }), ...goals] });
const isLacking = (...goals: readonly Goal[]) =>
  bodiesLackingGoal(worldWith(...goals), '2026-11-23').some(({ id }) => id === 'unit');

describe('a goal without an indicator is measured by its parts', () => {
  test('when one of them, or of theirs, is adopted and measurable', () => {
    const inner = whole({ id: '3', key: 'I', parentGoalId: '2' });
    const is = (...goals: readonly Goal[]) =>
      isMeasuredByParts(worldWith(whole(), ...goals), whole());
    expect(is(part('3'))).toBe(true);
    expect(is(inner, aGoal({ id: '4', parentGoalId: '3' }))).toBe(true);
    expect(is(inner)).toBe(false);
    expect(is(part('3', { state: 'proposed' }))).toBe(false);
    expect(is(part('3', { bodyId: 'unit2' }))).toBe(false);
    expect(isMeasuredByParts(worldWith(part('3')), aGoal({ id: '2' }))).toBe(false);
  });

  test('and goals that stand under each other in the list end nowhere', () => {
    const one = whole({ parentGoalId: '3' });
    const world = worldWith(one, whole({ id: '3', parentGoalId: '2' }), part('4'));
    expect(measuringGoals(world, one).map(({ id }) => id)).toEqual(['3', '4']);
  });
});

describe('the duty of a body', () => {
  test('is fulfilled by a goal with a measurable part, not by the part alone', () => {
    expect(isLacking(whole(), part('3'))).toBe(false);
    expect(isLacking(whole())).toBe(true);
    expect(isLacking(whole({ state: 'draft' }), part('3'))).toBe(true);
    expect(isLacking(whole(), part('3', { state: 'closed' }))).toBe(true);
  });
});

describe('the life of such a goal', () => {
  test('it can be adopted once a measurable part is proposed, before the part is', () => {
    const faults = (...goals: readonly Goal[]) =>
      faultsOfAdopting(worldWith(...goals), whole({ state: 'proposed' }), 'adopted').map(
        ({ field }) => field,
      );
    expect(faults(part('3', { state: 'proposed' }))).toEqual([]);
    expect(faults(part('3', { state: 'draft' }))).toContain('indicator');
    expect(faults(omit(part('3'), 'targetOn'))).toContain('indicator');
  });

  test('an adopted goal may lose its indicator to adopted parts only', () => {
    const before = aGoal({ id: '2', key: 'W', parentGoalId: '1' });
    const reasons = (goals: readonly Goal[], after = whole()) =>
      faultsOfWritten(worldWith(before, ...goals), after, before).map(({ field }) => field);
    expect(reasons([part('3')])).toEqual([]);
    expect(reasons([part('3', { state: 'proposed' })])).toContain('indicator');
    expect(reasons([part('3')], omit(before, 'target'))).toEqual(['target']);
  });

  test('a round asks for its parts and does not name it among what it leaves out', () => {
    const goals = [whole(), part('3'), whole({ id: '5', key: 'E' })];
    const [world, round] = [worldWith(...goals), aRound({ state: 'planned' })];
    expect(askedByRule(world, round).map(({ id }) => id)).toEqual(['1', '3']);
    expect(leftOutGoals(world, round).map(({ goal }) => goal.id)).toEqual(['5']);
  });
});
