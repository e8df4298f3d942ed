import { omit } from '../../../../src/core/domain/base/defined';
import type { Goal } from '../../../../src/core/domain/goals/goal';
import { isMeasurable, missingForMeasurable } from '../../../../src/core/domain/goals/measurable';
import { aGoal, anIndicator } from '../../../support/core/builders';

describe('a measurable goal (seed:B25)', () => {
  const total = anIndicator({ split: 'total' });
  const even = anIndicator({ direction: 'even', measure: 'people' });
  test.each<[string, Goal, readonly string[]]>([
    ['with every part', aGoal(), []],
    ['without an indicator', omit(aGoal(), 'indicator'), ['indicator', 'baseline']],
    [
      'with an indicator without a name',
      aGoal({ indicator: anIndicator({ name: ' ' }) }),
      ['indicator'],
    ],
    ['without a baseline', omit(aGoal(), 'baseline'), ['baseline']],
    ['with half a baseline', aGoal({ baseline: { women: 50 } }), ['baseline']],
    ['with a baseline of the total', aGoal({ baseline: { total: 50 } }), []],
    ['without a target', omit(aGoal(), 'target'), ['target']],
    [
      'with a target of each sex',
      omit(aGoal({ targetBySex: { women: 60, men: 55 } }), 'target'),
      [],
    ],
    [
      'with a target of women alone',
      omit(aGoal({ targetBySex: { women: 60 } }), 'target'),
      ['target'],
    ],
    [
      'with a target of women, and one that holds for men',
      aGoal({ targetBySex: { women: 60 } }),
      [],
    ],
    [
      'with a ratio that is split',
      aGoal({ indicator: anIndicator({ measure: 'ratio', direction: 'near' }) }),
      ['indicator'],
    ],
    [
      'with a ratio of one figure',
      aGoal({
        indicator: { ...total, measure: 'ratio', direction: 'near' },
        baseline: { total: 92 },
      }),
      [],
    ],
    ['without a target date', omit(aGoal(), 'targetOn'), ['targetOn']],
    ['with a target of zero', aGoal({ target: 0 }), []],
    ['with an even share, which needs no target', omit(aGoal({ indicator: even }), 'target'), []],
    [
      'with a gap that one figure cannot show',
      aGoal({ indicator: { ...total, direction: 'gap' }, baseline: { total: 5 } }),
      ['indicator'],
    ],
    [
      'with a gap whose baseline is one figure',
      aGoal({ indicator: anIndicator({ direction: 'gap' }), baseline: { total: 5 } }),
      ['baseline'],
    ],
    [
      'with a share that one number of people cannot show',
      aGoal({
        indicator: { ...total, direction: 'even', measure: 'people' },
        baseline: { total: 5 },
      }),
      ['indicator'],
    ],
    [
      'with a share that is one percentage',
      aGoal({ indicator: { ...total, direction: 'even' }, baseline: { total: 5 } }),
      [],
    ],
  ])('%s', (_, goal, missing) => {
    expect(missingForMeasurable(goal)).toEqual(missing);
    expect(isMeasurable(goal)).toBe(missing.length === 0);
  });
});
