import { definedOnly } from '../../domain/base/defined';
import type { ShownFigure, ShownFigures } from '../../domain/goals/small-numbers';
import type { Figures, Goal } from '../../domain/goals/goal';
import { exactFigures, suppress } from '../../domain/goals/small-numbers';
import { can } from '../../policy/can';
import type { ViewSnapshot } from '../base/snapshot';

/** Returns the figures as the actor may see them: exact, or with small counts hidden. */
export function shownFigures(snapshot: ViewSnapshot, goal: Goal, figures: Figures): ShownFigures {
  if (goal.indicator === undefined) return {};
  return can(snapshot.actor, 'report.read-exact', goal, snapshot.world)
    ? exactFigures(figures, goal.indicator)
    : suppress(figures, goal.indicator, snapshot.world.settings.smallCountsBelow);
}

const unlessSuppressed = (figure: ShownFigure | undefined) =>
  figure === 'suppressed' ? undefined : figure;

/** Returns the baseline without the figures that the actor may not see. */
export function shownBaseline(snapshot: ViewSnapshot, goal: Goal): Figures | undefined {
  if (goal.baseline === undefined || goal.indicator === undefined) return goal.baseline;
  const { women, men, total } = shownFigures(snapshot, goal, goal.baseline);
  return definedOnly<Figures>({
    women: unlessSuppressed(women),
    men: unlessSuppressed(men),
    total: unlessSuppressed(total),
  });
}
