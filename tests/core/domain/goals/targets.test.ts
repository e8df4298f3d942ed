import { shownTargets } from '../../../../src/core/domain/goals/targets';
import type { Target, Aimed } from '../../../../src/core/domain/goals/targets';
import type { Indicator } from '../../../../src/core/domain/goals/goal';
import { anIndicator } from '../../../support/core/builders';

test.each<[Aimed, Partial<Indicator>, readonly Target[]]>([
  [{}, {}, []],
  [{ target: 40 }, {}, [{ value: 40 }]],
  [{ target: 40, targetBySex: { women: 40 } }, {}, [{ value: 40 }]],
  [{ targetBySex: { women: 45, men: 45 } }, {}, [{ value: 45 }]],
  [
    { target: 40, targetBySex: { women: 45 } },
    {},
    [
      { field: 'women', value: 45 },
      { field: 'men', value: 40 },
    ],
  ],
  [{ targetBySex: { men: 0 } }, { split: 'girls-boys' }, [{ field: 'men', value: 0 }]],
  // Where the sexes are compared, or the figure is one, only the common target counts.
  [{ target: 5, targetBySex: { women: 45 } }, { direction: 'gap' }, [{ value: 5 }]],
  [{ target: 5, targetBySex: { women: 45 } }, { split: 'total' }, [{ value: 5 }]],
  [{ target: 5, targetBySex: { women: 45 } }, { direction: 'even' }, []],
])('the targets %p of the indicator %p are shown as %p', (aimed, indicator, shown) => {
  expect(shownTargets(aimed, anIndicator(indicator))).toEqual(shown);
});
