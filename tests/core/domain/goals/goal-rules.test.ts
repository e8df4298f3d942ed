import type { Goal } from '../../../../src/core/domain/goals/goal';
import { faultsOfGoal } from '../../../../src/core/domain/goals/goal-rules';
import { aGoal, aWorld } from '../../../support/core/builders';

test.each<[Partial<Goal>, string[]]>([
  [{ bodyId: 'council' }, []],
  [{ bodyId: 'unit' }, ['missing']],
  [{ bodyId: 'unit', state: 'draft' }, []],
  [{ bodyId: 'unit', parentGoalId: 'kf' }, []],
  [{ bodyId: 'unit', parentGoalId: 'gone' }, ['unknown']],
  [{ bodyId: 'unit', parentGoalId: 'beside' }, ['not-above']],
  [{ bodyId: 'unit2', parentGoalId: 'beside' }, ['not-above']],
  [{ bodyId: 'gone' }, ['unknown']],
])(
  'a goal with %p must derive from one of a level above (seed:B24, seed:B27) and has the faults %p',
  (overrides, reasons) => {
    const goals = [
      aGoal({ id: 'kf', bodyId: 'council' }),
      aGoal({ id: 'beside', bodyId: 'unit2' }),
    ];
    const faults = faultsOfGoal(aWorld({ goals }), aGoal(overrides));
    expect(faults.map(({ reason }) => reason)).toEqual(reasons);
  },
);
