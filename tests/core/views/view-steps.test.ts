import { dueMessagesSteps } from '../../../src/core/domain/messages/due-messages';
import type { Steps } from '../../../src/core/domain/base/steps';
import { followUpViewSteps } from '../../../src/core/views/follow-up/view-follow-up';
import { goalsViewSteps } from '../../../src/core/views/goals/view-goals';
import type { Context } from '../../../src/core/ports';
import { anActor, aReport, aRound } from '../../support/core/builders';
import { isWeekday } from '../../support/core/fake-context';
import { aMunicipality } from '../../support/core/random-edits';
import type { RenewedLists } from '../../support/core/renewed-lists';
import { laterFieldSteps } from '../../../src/server/routes/json-steps';

/** Does all steps, and returns the result and how many pauses were possible. */
function counted<T>(steps: Steps<T>): { readonly made: T; readonly pauses: number } {
  for (let pauses = 0; ; pauses += 1) {
    const step = steps.next();
    if (step.done === true) return { made: step.value, pauses };
  }
}

describe('Long work can pause', () => {
  test('at each goal and each body of the goals, and again at each figure that may be hidden', () => {
    const lists = aMunicipality();
    const leader = counted(goalsViewSteps(lists.as(anActor('Ledare'))));
    const employee = counted(goalsViewSteps(lists.as(anActor('Anställd'))));
    expect(leader.pauses).toBeGreaterThan(leader.made.goals.length + leader.made.bodies.length);
    expect(employee.pauses).toBeGreaterThan(2 * employee.made.goals.length);
  });

  test('at each row and each delivery of the follow-up', () => {
    const { made, pauses } = counted(followUpViewSteps(aMunicipality().as(anActor('Ledare')), {}));
    expect(made.rows.length).toBeGreaterThan(0);
    expect(pauses).toBeGreaterThan(made.rows.length + made.deliveries.length);
  });

  test('at each element of a list while a view is written', () => {
    const { pauses } = counted(laterFieldSteps({ rows: [1, 2, 3], others: ['x'], name: 'x' }));
    expect(pauses).toBe(4);
  });

  test('several times a round while the due messages are worked out', () => {
    const world = aMunicipality().as(anActor('Ledare')).world();
    const ledger = { deliveries: [], conversations: [], now: '2026-12-14T10:00:00Z' };
    const { pauses } = counted(dueMessagesSteps(world, { ...ledger, isWorkingDay: isWeekday }));
    const isOpen = ({ state }: { readonly state: string }) => state === 'open';
    expect(pauses).toBeGreaterThan(world.rounds.length + 5 * world.rounds.filter(isOpen).length);
  });
});

describe('A page that is made in steps shows one instant', () => {
  const reportsOf = (lists: RenewedLists, women: number) => {
    lists.rows('goals').forEach(({ id: goalId }, index) => {
      const id = String(5_000 + index);
      const figures = { women, men: women };
      lists.put('reports', aReport({ id, key: `K:${id}`, goalId, roundId: '900', figures }));
    });
  };

  test('whatever is saved between its steps', () => {
    const begin = (of: Context): Steps<object> => followUpViewSteps(of, { round: aRound().key });
    const lists = aMunicipality();
    const ctx = lists.as(anActor('Ledare'));
    reportsOf(lists, 20);
    const atOnce = counted(begin(ctx)).made;
    const steps = begin(ctx);
    let step = steps.next();
    for (let women = 21; step.done !== true; women += 1) {
      reportsOf(lists, women);
      step = steps.next();
    }
    expect(step.value).toEqual(atOnce);
    expect(counted(begin(ctx)).made).not.toEqual(atOnce);
  });
});
