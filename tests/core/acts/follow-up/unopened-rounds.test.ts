import { declineReport } from '../../../../src/core/acts/follow-up/decline-report';
import { submitReport } from '../../../../src/core/acts/follow-up/submit-report';
import { settleRounds } from '../../../../src/core/acts/follow-up/settle-rounds';
import { viewFollowUp } from '../../../../src/core/views/follow-up/view-follow-up';
import { aGoal, aRound, aWorld } from '../../../support/core/builders';
import { declaredActs } from '../../../support/core/declared-acts';
import {
  anInstance,
  clockContext,
  contextOf,
  listsOf,
  refusalOf,
} from '../../../support/core/fake-context';

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

test('a round that is cancelled while it opens stays unknown to managers, and its rows ask no more', async () => {
  const [round = aRound()] = rounds;
  const lists = listsOf({ world: aWorld({ rounds: [round], goals }) });
  const instance = anInstance(lists);
  const leader = contextOf(instance, 'Ledare');
  const states = () => [...lists.reports.rows.values()].map(({ value }) => value.state);
  const roundId = round.id;
  await declaredActs['round.open'](leader, { roundId });
  expect(states()).toEqual(['asked', 'asked']);
  // The process ended when the rows were written, and before the round was saved as open.
  lists.rounds.edit(roundId, { state: 'opening' });
  instance.sync();
  lists.reports.isDown = true;
  await declaredActs['round.cancel'](leader, { roundId });
  lists.reports.isDown = false;
  await settleRounds(clockContext(instance));
  expect(states()).toEqual(['not-reported', 'not-reported']);
  expect(() => viewFollowUp(contextOf(instance, 'Chef'), { round: round.key })).toThrow(
    expect.objectContaining({ code: 'not-allowed' }) as Error,
  );
  const { round: shown } = viewFollowUp(leader, { round: round.key });
  expect(shown?.state).toBe('cancelled');
});
