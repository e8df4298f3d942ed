import type { CollectionRow, FigureSum } from '../../api/follow-up/follow-up-view';
import type { Indicator } from '../../domain/goals/goal';
import { sumOf } from '../../domain/follow-up/figure-sums';

/** Goals are added together when they measure the same thing in the same way. */
function sameThing({ name, measure, unit, split }: Indicator): string {
  return JSON.stringify([name.trim().toLowerCase(), measure, unit ?? '', split]);
}

/** The sums of the indicators that add up and that two goals or more have. */
export function figureSums(rows: readonly CollectionRow[]): readonly FigureSum[] {
  const groups = new Map<string, { indicator: Indicator; rows: CollectionRow[] }>();
  for (const row of rows) {
    const { indicator } = row.goal;
    if (indicator?.addsUp !== true) continue;
    const group = groups.get(sameThing(indicator)) ?? { indicator, rows: [] };
    group.rows.push(row);
    groups.set(sameThing(indicator), group);
  }
  return [...groups.values()]
    .filter((group) => group.rows.length > 1)
    .map(({ indicator, rows: own }) => ({
      indicator,
      ...sumOf(
        own.map(({ goal, report }) => ({
          goalId: goal.id,
          report,
          figures: report?.figures ?? {},
        })),
      ),
    }));
}
