import { viewFollowUp } from '../../../src/core/views/follow-up/view-follow-up';
import { viewGoals } from '../../../src/core/views/goals/view-goals';
import { viewMine } from '../../../src/core/views/mine/view-mine';
import { viewSettings } from '../../../src/core/views/settings/view-settings';
import { aGoal, aRound, aWorld } from '../../support/core/builders';
import { anInstance, contextOf, listsOf } from '../../support/core/fake-context';

const fault = { kind: 'jumped-forward', now: '2027-02-01T11:00:00.000Z' } as const;

function contextFor(name: string) {
  const world = aWorld({ goals: [aGoal({ id: '1', key: 'G-1' })], rounds: [aRound()] });
  const ctx = contextOf(anInstance(listsOf({ world })), name);
  return { ...ctx, health: { ...ctx.health, clockFault: () => fault } };
}

test.each([
  ['follow-up', viewFollowUp],
  ['goals', viewGoals],
  ['mine', viewMine],
  ['settings', viewSettings],
] as const)('the view %s tells a process leader that the clock is wrong', (_, view) => {
  expect(view(contextFor('Ledare'), {}).clockFault).toEqual(fault);
});

test.each([
  ['follow-up', viewFollowUp],
  ['goals', viewGoals],
  ['mine', viewMine],
] as const)('the view %s tells nobody else', (_, view) => {
  expect(view(contextFor('Chef'), {}).clockFault).toBeUndefined();
});
