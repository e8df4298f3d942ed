import type { CollectionRow, FigureSum } from '../../api/follow-up/follow-up-view';
import { remembered } from '../../domain/base/remembered';
import { groupedInSteps } from '../../domain/base/group-by';
import { eachInSteps, type Steps } from '../../domain/base/steps';
import type { Indicator } from '../../domain/goals/goal';
import { isOneFigure } from '../../domain/goals/measure-rules';
import { sumOf } from '../../domain/follow-up/figure-sums';

/** Returns a key that is the same for indicators whose figures can be added together. */
const indicatorKey = remembered(({ name, measure, unit, split }: Indicator): string =>
  JSON.stringify([name.trim().toLowerCase(), measure, unit ?? '', split]),
);

/** Makes a sum for each indicator that can be added up and that at least two goals have, one row or sum a step. */
export function* figureSums(rows: readonly CollectionRow[]): Steps<readonly FigureSum[]> {
  const addable = yield* eachInSteps(rows, ({ goal, report }) => {
    const { indicator } = goal;
    if (indicator?.addsUp !== true || isOneFigure(indicator.measure)) return [];
    return [{ indicator, addend: { goalId: goal.id, report, figures: report?.figures ?? {} } }];
  });
  const groups = yield* groupedInSteps(addable.flat(), ({ indicator }) => indicatorKey(indicator));
  const sums = yield* eachInSteps([...groups.values()], (group): readonly FigureSum[] => {
    const [first, second] = group;
    if (first === undefined || second === undefined) return [];
    return [{ indicator: first.indicator, ...sumOf(group.map(({ addend }) => addend)) }];
  });
  return sums.flat();
}
