import { sumOf, type Addend } from '../../../../src/core/domain/follow-up/figure-sums';
import { aReport } from '../../../support/core/builders';

describe('sums over goals', () => {
  const one = (goalId: string, overrides: Partial<Addend> = {}): Addend => ({
    goalId,
    report: aReport({ goalId }),
    figures: { women: 10, men: 20, total: 30, gap: 10 },
    ...overrides,
  });

  test('include reports without faults and list the goals that they leave out', () => {
    const sum = sumOf([
      one('1'),
      one('2', { figures: { women: 5, men: 1.5, total: 6.5 } }),
      one('nothing reported', { report: undefined, figures: {} }),
      one('sent back', { report: aReport({ state: 'sent-back' }) }),
      one('under check', { report: aReport({ faults: [{ field: 'men', reason: 'too-large' }] }) }),
      one('not assessed', { report: aReport({ attainment: 'cannot-be-assessed' }) }),
      one('suppressed', { figures: { women: 'suppressed', men: 20, total: 'suppressed' } }),
      one('empty', { figures: {} }),
    ]);
    expect(sum.figures).toEqual({ women: 15, men: 21.5, total: 36.5, gap: 6.5 });
    expect(sum.goalIds).toEqual(['1', '2']);
    expect(sum.leftOutGoalIds).toEqual([
      'nothing reported',
      'sent back',
      'under check',
      'not assessed',
      'suppressed',
      'empty',
    ]);
  });

  test('have no value, instead of zero, when no report has the figure', () => {
    expect(sumOf([one('1', { report: undefined })]).figures).toEqual({});
    expect(sumOf([one('1', { figures: { total: 3 } })]).figures).toEqual({ total: 3 });
    expect(sumOf([one('1', { figures: { women: 3 } })]).figures).toEqual({ women: 3 });
  });
});
