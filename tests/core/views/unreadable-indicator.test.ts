import { finished } from '../../../src/core/domain/base/steps';
import { omit } from '../../../src/core/domain/base/defined';
import { goalHistorySteps } from '../../../src/core/views/goals/view-goal-history';
import { viewGoals } from '../../../src/core/views/goals/view-goals';
import { aGoal, aReport, aRound, aWorld } from '../../support/core/builders';
import { anInstance, contextOf, listsOf } from '../../support/core/fake-context';

// A person may empty the cell of a goal's indicator in the list. Until its reports are checked again they look faultless.
const goal = omit(aGoal({ id: '1' }), 'indicator');
const report = aReport({
  goalId: '1',
  roundId: '900',
  state: 'accepted',
  figures: { women: 18, men: 2 },
  comment: 'De två männen slutade i maj.',
});

function outcomesFor(name: string, reports = [report]) {
  const world = aWorld({ goals: [goal], rounds: [aRound({ state: 'closed' })], reports });
  const ctx = contextOf(anInstance(listsOf({ world })), name);
  const { history } = finished(goalHistorySteps(ctx, { goal: '1' }));
  return { history, attainment: viewGoals(ctx).goals[0]?.status?.attainment };
}

test('nobody reads words beside figures of which it is not known what they count', () => {
  const { history, attainment } = outcomesFor('Anställd');
  expect(history).toEqual([
    expect.objectContaining({
      figures: { women: 'suppressed', men: 'suppressed', gap: 'suppressed' },
      attainment: 'suppressed',
    }),
  ]);
  expect(JSON.stringify(history)).not.toContain('männen');
  expect(attainment).toBe('suppressed');
});

test('people who may see the figures as reported read the words', () => {
  expect(outcomesFor('Chef').history[0]).toMatchObject({ comment: report.comment });
});

test('everybody reads the words of a report without figures', () => {
  const without = { ...report, figures: {}, attainment: 'cannot-be-assessed' as const };
  const { history, attainment } = outcomesFor('Anställd', [without]);
  expect(history[0]).toMatchObject({ comment: report.comment });
  expect(attainment).toBe('cannot-be-assessed');
});
