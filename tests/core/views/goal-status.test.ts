import { viewGoals } from '../../../src/core/views/goals/view-goals';
import { aGoal, aReport, aRound, aWorld } from '../../support/core/builders';
import { anInstance, contextOf, listsOf } from '../../support/core/fake-context';

const year = { kind: 'annual', periodTo: '2026-11-30' };

function statusFor(name: string, report: object, round: object) {
  const goals = [aGoal({ id: '1', key: 'G-1' })];
  const reports = [aReport({ ...report })];
  const world = aWorld({ goals, reports, rounds: [aRound(round)] });
  return viewGoals(contextOf(anInstance(listsOf({ world })), name)).goals[0]?.status;
}

test.each(['Anställd', 'Chef'])(
  'shows %s as the status of a goal its newest outcome that stands, with its period',
  (name) => {
    expect(statusFor(name, {}, {})).toBeUndefined();
    const accepted = statusFor(name, { state: 'accepted' }, {});
    expect(accepted).toMatchObject({ ...year, attainment: 'not-met' });
    expect(accepted).not.toHaveProperty('isUnaccepted');
    const unaccepted = { ...year, isUnaccepted: true };
    expect(statusFor(name, {}, { state: 'closed' })).toMatchObject(unaccepted);
  },
);
