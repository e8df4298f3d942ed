import type { Delivery } from '../../../src/core/domain/messages/ledger';
import type { Indicator } from '../../../src/core/domain/goals/goal';
import type { RoundState } from '../../../src/core/domain/follow-up/round';
import {
  aDelivery,
  aGoal,
  anIndicator,
  aPerson,
  aRound,
  aWorld,
} from '../../support/core/builders';
import { declaredActs as acts } from '../../support/core/declared-acts';
import { anInstance, contextOf, listsOf, refusalOf } from '../../support/core/fake-context';

const report = { goalId: '1', roundId: '900', figures: { women: 82, men: 81 } };

/** Contexts of a process leader and a reporter, in a municipality with a goal of each and one round. */
function begin(state: RoundState, indicator: Partial<Indicator> = {}, delivery?: Delivery) {
  const goals = [
    aGoal({ id: '1', key: 'G-1', indicator: anIndicator(indicator) }),
    aGoal({ id: '2', key: 'G-2', reporter: aPerson('Ledare') }),
  ];
  const newer = aRound({ id: '901', key: 'r', state: 'closed', dueOn: '2026-12-16' });
  const rounds = [aRound({ state }), newer];
  const deliveries = delivery === undefined ? [] : [delivery];
  const instance = anInstance(listsOf({ world: aWorld({ goals, rounds }), deliveries }));
  return { leader: contextOf(instance, 'Ledare'), chef: contextOf(instance, 'Chef') };
}

test.each(['planned', 'open', 'closed', 'cancelled'] as const)(
  'each act on a round refuses a %s round for a declared reason',
  async (state) => {
    const roundId = '900';
    const moves = ['round.open', 'round.cancel', 'round.close'] as const;
    for (const move of moves) await refusalOf(acts[move](begin(state).leader, { roundId }));
    for (const dueOn of ['2026-12-31', '2026-11-01', '2025-01-01', '2026-02-30']) {
      const { leader } = begin(state);
      await refusalOf(acts['round.change-due-date'](leader, { roundId, dueOn }));
      await refusalOf(acts['round.reopen'](leader, { roundId, dueOn, reason: 'Därför' }));
    }
    // A process leader who reports the goal, since a manager is told nothing of a round that has not opened.
    const { leader } = begin(state);
    await refusalOf(acts['round.nudge'](leader, { roundId, goalId: '1' }));
    const own = { roundId, goalId: '2' };
    await refusalOf(acts['report.decline'](leader, own));
    const submitted = acts['report.submit'](leader, { ...report, ...own, cannotBeAssessed: false });
    expect((await refusalOf(submitted))?.faults).toEqual(
      state === 'open' ? undefined : [{ field: 'state', reason: `round-${state}` }],
    );
  },
);

test.each([
  ['missing', {}, { women: 1 }],
  ['not-a-number', {}, { women: Infinity, men: 1 }],
  ['too-small', {}, { women: -1, men: 1 }],
  ['too-large', {}, { women: 101, men: 1 }],
  ['not-whole', { measure: 'people' }, { women: 1.5, men: 1 }],
  ['too-many-decimals', {}, { women: 1.55, men: 1 }],
  ['not-asked-for', { split: 'total' }, { women: 1, total: 2 }],
  ['not-the-sum', { addsUp: true }, { women: 1, men: 1, total: 3 }],
] as const)('report.submit declares the reason %s', async (reason, indicator, figures) => {
  const { chef } = begin('open', indicator);
  const submitted = acts['report.submit'](chef, { ...report, figures, cannotBeAssessed: false });
  expect((await refusalOf(submitted))?.faults).toMatchObject([{ reason }]);
});

test.each(['sending', 'sent'] as const)(
  'ledger.send-again declares the reason for which it refuses a %s message',
  async (state) => {
    const { leader } = begin(
      'open',
      {},
      aDelivery({ id: '70', key: 'k', kind: 'reminder-person', state }),
    );
    const again = acts['ledger.send-again'](leader, { deliveryId: '70' });
    expect((await refusalOf(again))?.faults).toMatchObject([{ reason: `delivery-${state}` }]);
  },
);
