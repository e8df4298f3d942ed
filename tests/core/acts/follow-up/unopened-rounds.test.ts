import { declineReport } from '../../../../src/core/acts/follow-up/decline-report';
import { submitReport } from '../../../../src/core/acts/follow-up/submit-report';
import { aGoal, aRound, aWorld } from '../../../support/core/builders';
import { anInstance, contextOf, listsOf, refusalOf } from '../../../support/core/fake-context';

const rounds = [
  aRound({ id: '1', key: 'planned', state: 'planned' }),
  aRound({ id: '2', key: 'cancelled', state: 'cancelled' }),
  aRound({ id: '3', key: 'once-open', state: 'cancelled', openedAt: '2026-11-01T09:00:00Z' }),
];
const goals = [aGoal({ id: '1', key: 'G-1' }), aGoal({ id: '2', key: 'KF-1', bodyId: 'council' })];

const acts = {
  submit: (name: string, goalId: string, roundId: string) =>
    submitReport(as(name), {
      goalId,
      roundId,
      figures: { women: 1, men: 2 },
      cannotBeAssessed: false,
    }),
  decline: (name: string, goalId: string, roundId: string) =>
    declineReport(as(name), { goalId, roundId }),
};
const as = (name: string) =>
  contextOf(anInstance(listsOf({ world: aWorld({ rounds, goals }) })), name);

describe.each(['submit', 'decline'] as const)('%s', (act) => {
  it.each([
    ['is planned', '1'],
    ['was cancelled before it opened', '2'],
    ['is not there', '999'],
  ])('tells a manager nothing of a round that %s', async (_name, roundId) => {
    const refusal = await refusalOf(acts[act]('Chef', '1', roundId));
    expect([refusal?.code, refusal?.faults]).toEqual(['not-allowed', []]);
  });

  it('says in which state a round is that had opened', async () => {
    const refusal = await refusalOf(acts[act]('Chef', '1', '3'));
    expect(refusal?.faults).toMatchObject([{ reason: 'round-cancelled' }]);
  });

  it('says to a process leader that the round is planned', async () => {
    const refusal = await refusalOf(acts[act]('Ledare', '2', '1'));
    expect(refusal?.faults).toMatchObject([{ reason: 'round-planned' }]);
  });
});
