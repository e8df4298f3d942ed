import type { Goal, Indicator } from '../../domain/goals/goal';
import type { GoalColumn } from '../../text/list/import-columns';
import type { ListCells } from './row-changes';

/** The codes of the body of a goal and of the goal above it. */
interface GoalCodes {
  readonly body: string | undefined;
  readonly parentGoal: string | undefined;
}

function cellsOfIndicator(indicator: Indicator | undefined) {
  return {
    indicator: indicator?.name,
    measure: indicator?.measure,
    unit: indicator?.unit,
    split: indicator?.split,
    direction: indicator?.direction,
    decimals: indicator?.decimals,
  };
}

/** Returns what the list says of a goal, by the columns of an import. */
export function cellsOfGoal(goal: Goal, codes: GoalCodes): ListCells<GoalColumn> {
  const { baseline, title, state, baselineYear, target, targetBySex, targetOn, source } = goal;
  return {
    ...codes,
    ...cellsOfIndicator(goal.indicator),
    ...{ targetWomen: targetBySex?.women, targetMen: targetBySex?.men },
    baselineWomen: baseline?.women,
    baselineMen: baseline?.men,
    baselineTotal: baseline?.total,
    ...{ key: goal.key, title, state, baselineYear, target, targetOn, source },
    reporter: goal.reporter?.mail.toLowerCase(),
  };
}
