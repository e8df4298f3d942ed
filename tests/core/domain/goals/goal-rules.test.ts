import type { Goal } from '../../../../src/core/domain/goals/goal';
import { faultsOfGoal } from '../../../../src/core/domain/goals/goal-rules';
import { aGoal, anIndicator, aWorld } from '../../../support/core/builders';

test.each<[Partial<Goal>, string[]]>([
  [{ bodyId: 'council' }, []],
  [{ bodyId: 'unit' }, ['missing']],
  [{ bodyId: 'unit', state: 'draft' }, []],
  [{ bodyId: 'unit', parentGoalId: 'kf' }, []],
  [{ bodyId: 'unit', parentGoalId: 'gone' }, ['unknown']],
  [{ bodyId: 'unit', parentGoalId: 'beside' }, ['not-above']],
  [{ bodyId: 'unit2', parentGoalId: 'beside' }, []],
  [{ bodyId: 'admin', parentGoalId: 'beside' }, ['not-above']],
  [{ bodyId: 'unit', state: 'proposed' }, []],
  [{ bodyId: 'gone' }, ['unknown']],
])(
  'a goal with %p must derive from one of a level above or of its body (seed:B24, seed:B27) and has the faults %p',
  (overrides, reasons) => {
    const goals = [
      aGoal({ id: 'kf', bodyId: 'council' }),
      aGoal({ id: 'beside', bodyId: 'unit2' }),
    ];
    const faults = faultsOfGoal(aWorld({ goals }), aGoal(overrides));
    expect(faults.map(({ reason }) => reason)).toEqual(reasons);
  },
);

test.each<[Partial<Goal>, string[]]>([
  [{ target: 1e308 }, ['target too-large']],
  [{ target: -1 }, ['target too-small']],
  [{ target: NaN }, ['target not-a-number']],
  [{ baseline: { women: 101, men: 40 } }, ['baselineWomen too-large']],
  [{ baseline: { women: 3, men: -1e308, total: 1e308 } }, ['baselineMen', 'baselineTotal']],
  [{ indicator: anIndicator({ measure: 'sek' }), target: 1e12, baseline: { total: -1e12 } }, []],
  [{ indicator: anIndicator({ measure: 'sek' }), target: 1e13 }, ['target too-large']],
  [{ indicator: anIndicator({ measure: 'change', split: 'total' }), target: -12.5 }, []],
  [{ indicator: anIndicator({ measure: 'ratio', split: 'total' }), target: 101.3 }, []],
  [
    { indicator: anIndicator({ measure: 'ratio', split: 'total' }), target: -1 },
    ['target too-small'],
  ],
  [{ indicator: anIndicator({ measure: 'ratio' }), target: 100 }, ['split one-figure']],
  [{ targetBySex: { women: 101, men: 40 } }, ['targetWomen too-large']],
  [
    { indicator: anIndicator({ direction: 'gap' }), targetBySex: { women: 4, men: 3 } },
    ['targetWomen not-asked-for', 'targetMen not-asked-for'],
  ],
  [
    { indicator: anIndicator({ split: 'total' }), targetBySex: { men: 3 } },
    ['targetMen not-asked-for'],
  ],
])('a goal with %p has the faults of its values %p', (overrides, faults) => {
  const found = faultsOfGoal(aWorld(), aGoal({ bodyId: 'council', ...overrides }));
  const words = found.map(({ field, reason }) => `${field} ${reason}`);
  expect(words).toHaveLength(faults.length);
  for (const [at, fault] of faults.entries()) expect(words[at]).toContain(fault);
});
