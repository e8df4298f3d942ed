import type { CollectionRow, FigureSum } from '../../api/follow-up/follow-up-view';
import { remembered } from '../../domain/base/remembered';
import { groupedBy } from '../../domain/base/group-by';
import type { Indicator } from '../../domain/goals/goal';
import { sumOf } from '../../domain/follow-up/figure-sums';

/** Returns a key that is the same for indicators whose figures can be added together. */
const indicatorKey = remembered(({ name, measure, unit, split }: Indicator): string =>
  JSON.stringify([name.trim().toLowerCase(), measure, unit ?? '', split]),
);

/** Returns a sum for each indicator that can be added up and that at least two goals have. */
export function figureSums(rows: readonly CollectionRow[]): readonly FigureSum[] {
  const addable = rows.flatMap(({ goal, report }) => {
    const { indicator } = goal;
    if (indicator?.addsUp !== true) return [];
    return [{ indicator, addend: { goalId: goal.id, report, figures: report?.figures ?? {} } }];
  });
  const groups = groupedBy(addable, ({ indicator }) => indicatorKey(indicator));
  return [...groups.values()].flatMap((group) => {
    const [first, second] = group;
    if (first === undefined || second === undefined) return [];
    return [{ indicator: first.indicator, ...sumOf(group.map(({ addend }) => addend)) }];
  });
}
