import fc from 'fast-check';
import { suppress } from '../../../../src/core/domain/goals/small-numbers';
import { sumOf, type Addend } from '../../../../src/core/domain/follow-up/figure-sums';
import { anIndicator, aReport } from '../../../support/core/builders';

const people = anIndicator({ measure: 'people', decimals: 0, addsUp: true });

describe('small numbers of people', () => {
  test.each([
    [
      { women: 12, men: 7 },
      { women: 12, men: 7, total: 19, gap: 5 },
    ],
    [
      { women: 5, men: 5 },
      { women: 5, men: 5, total: 10, gap: 0 },
    ],
    [
      { women: 4, men: 20 },
      { women: 'suppressed', men: 20, total: 'suppressed', gap: 'suppressed' },
    ],
    [
      { women: 20, men: 0 },
      { women: 20, men: 'suppressed', total: 'suppressed', gap: 'suppressed' },
    ],
    [
      { women: 4, men: 4 },
      { women: 'suppressed', men: 'suppressed', total: 'suppressed', gap: 'suppressed' },
    ],
    [{ women: 3 }, { women: 'suppressed' }],
    [{ men: 30 }, { men: 30 }],
    [{ total: 3 }, { total: 'suppressed' }],
    [{ total: 30 }, { total: 30 }],
    [{}, {}],
  ])('%p is shown as %p', (figures, shown) => {
    expect(suppress(figures, people, 5)).toEqual(shown);
  });

  test('figures of another measure than people are never suppressed', () => {
    expect(suppress({ women: 3, men: 4 }, anIndicator(), 5)).toEqual({ women: 3, men: 4, gap: 1 });
  });

  test('the shown figures never disclose a suppressed one', () => {
    const count = fc.nat({ max: 30 });
    fc.assert(
      fc.property(count, count, count, (women, men, below) => {
        const shown = suppress({ women, men }, people, below);
        const isHidden = women < below || men < below;
        if (!isHidden) expect(shown.total).toBe(women + men);
        if (isHidden) expect([shown.total, shown.gap]).toEqual(['suppressed', 'suppressed']);
        for (const value of [shown.women, shown.men])
          if (typeof value === 'number') expect(value).toBeGreaterThanOrEqual(below);
      }),
      { seed: 8 },
    );
  });
});

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
