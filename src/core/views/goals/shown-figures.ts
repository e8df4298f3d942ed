import { definedOnly } from '../../domain/base/defined';
import type { ShownFigure, ShownFigures } from '../../domain/goals/small-numbers';
import type { Figures, Goal } from '../../domain/goals/goal';
import { exactFigures, suppress, type Counted } from '../../domain/goals/small-numbers';
import { can } from '../../policy/can';
import type { ViewSnapshot } from '../base/snapshot';

/** The measure of figures whose indicator is missing or cannot be read: the one whose small numbers are hidden. */
const unknownMeasure = {
  measure: 'people',
  addsUp: false,
  split: 'women-men',
  direction: 'rising',
} as const satisfies Counted;

function shownAs(snapshot: ViewSnapshot, goal: Goal, figures: Figures): ShownFigures {
  const indicator = goal.indicator ?? unknownMeasure;
  return can(snapshot.actor, 'report.read-exact', goal, snapshot.world)
    ? exactFigures(figures, indicator)
    : suppress(figures, indicator, snapshot.world.settings.smallCountsBelow);
}

/** Returns the figures as the actor may see them: exact, or with small counts hidden. */
export function shownFigures(snapshot: ViewSnapshot, goal: Goal, figures: Figures): ShownFigures {
  return goal.indicator === undefined ? {} : shownAs(snapshot, goal, figures);
}

const unlessSuppressed = (figure: ShownFigure | undefined) =>
  figure === 'suppressed' ? undefined : figure;

/** Returns the baseline without the figures that the actor may not see. */
export function shownBaseline(snapshot: ViewSnapshot, goal: Goal): Figures | undefined {
  if (goal.baseline === undefined) return undefined;
  const { women, men, total } = shownAs(snapshot, goal, goal.baseline);
  return definedOnly<Figures>({
    women: unlessSuppressed(women),
    men: unlessSuppressed(men),
    total: unlessSuppressed(total),
  });
}
