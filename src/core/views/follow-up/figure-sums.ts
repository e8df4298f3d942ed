import type { CollectionRow, FigureSum } from '../../api/follow-up/follow-up-view';
import { groupedBy } from '../../domain/base/group-by';
import type { Indicator } from '../../domain/goals/goal';
import { sumOf } from '../../domain/follow-up/figure-sums';

/** Goals are added together when they measure the same thing in the same way. */
function sameThing({ name, measure, unit, split }: Indicator): string {
  return JSON.stringify([name.trim().toLowerCase(), measure, unit ?? '', split]);
}

/** The sums of the indicators that add up and that two goals or more have. */
export function figureSums(rows: readonly CollectionRow[]): readonly FigureSum[] {
  const addable = rows.flatMap(({ goal, report }) => {
    const { indicator } = goal;
    if (indicator?.addsUp !== true) return [];
    return [{ indicator, addend: { goalId: goal.id, report, figures: report?.figures ?? {} } }];
  });
  const groups = groupedBy(addable, ({ indicator }) => sameThing(indicator));
  return [...groups.values()].flatMap((group) => {
    const [first, second] = group;
    if (first === undefined || second === undefined) return [];
    return [{ indicator: first.indicator, ...sumOf(group.map(({ addend }) => addend)) }];
  });
}
