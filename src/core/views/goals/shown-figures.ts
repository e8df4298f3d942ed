import { BoundedMap } from '../../domain/base/bounded-map';
import { definedOnly } from '../../domain/base/defined';
import type { ShownFigure, ShownFigures } from '../../domain/goals/small-numbers';
import { figureFields } from '../../domain/goals/figures';
import type { Figures, Goal } from '../../domain/goals/goal';
import {
  hiddenFigures,
  hiddenFiguresSteps,
  type FigureReader,
  type HiddenByKey,
  type HiddenFigures,
} from '../../domain/follow-up/hidden-figures';
import type { Steps } from '../../domain/base/steps';
import {
  exactFigures,
  hideFigures,
  suppress,
  type Counted,
} from '../../domain/goals/small-numbers';
import type { Round } from '../../domain/follow-up/round';
import { rulesOf } from '../../domain/follow-up/round-rows';
import type { World } from '../../domain/world';
import { can } from '../../policy/can';
import { exactRights } from '../../policy/roles';
import type { ViewSnapshot } from '../base/snapshot';

/** The measure of figures whose indicator is missing or cannot be read: the one whose small numbers are hidden. */
const unknownMeasure = {
  measure: 'people',
  addsUp: false,
  split: 'women-men',
  direction: 'rising',
} as const satisfies Counted;

/**
 * For how many different rights the hidden figures of one state of the lists are remembered. Most people have the same: none.
 */
const mostRights = 8;
/** By state of the lists and by rights: the hidden figures that have been worked out. */
const knownIn = new WeakMap<World, BoundedMap<string, HiddenByKey>>();

/** By view: what is known for its reader's rights, whose text is long for a person who reports many goals. */
const knownForView = new WeakMap<ViewSnapshot, HiddenByKey>();

/** Returns what is known of the figures that are hidden from people with the actor's rights. */
function knownFor(snapshot: ViewSnapshot): HiddenByKey {
  const { actor, world } = snapshot;
  const before = knownForView.get(snapshot);
  if (before !== undefined) return before;
  const byRights = knownIn.get(world) ?? new BoundedMap<string, HiddenByKey>(mostRights);
  knownIn.set(world, byRights);
  const rights = exactRights(actor, world);
  const unknown: HiddenByKey = new Map();
  const known = byRights.get(rights) ?? unknown;
  byRights.set(rights, known);
  knownForView.set(snapshot, known);
  return known;
}

/** By view: which figures its reader may not see, worked out once for all goals of one indicator. */
const hiddenIn = new WeakMap<ViewSnapshot, HiddenFigures>();

function readerOf({ actor, world }: ViewSnapshot): FigureReader {
  return { world, seesExact: (goal) => can(actor, 'report.read-exact', goal, world) };
}

function hiddenBy(snapshot: ViewSnapshot): HiddenFigures {
  const hidden = hiddenIn.get(snapshot) ?? hiddenFigures(readerOf(snapshot), knownFor(snapshot));
  hiddenIn.set(snapshot, hidden);
  return hidden;
}

/** Works out which figures of the goals the actor may not see, one goal a step, so that `shownFigures` only looks them up. */
export function* prepareShownFigures(
  snapshot: ViewSnapshot,
  goals: readonly Goal[],
): Steps<undefined> {
  const [reader, known] = [readerOf(snapshot), knownFor(snapshot)];
  yield* hiddenFiguresSteps(reader, goals, known);
  hiddenIn.set(snapshot, hiddenFigures(reader, known));
}

/** A goal as a round asked for it, with the round, or a goal of today. */
export interface ShownGoal {
  readonly goal: Goal;
  readonly round?: Round | undefined;
}

function shownAs(
  snapshot: ViewSnapshot,
  { goal, round }: ShownGoal,
  figures: Figures,
): ShownFigures {
  const { indicator } = goal;
  const { actor, world } = snapshot;
  if (can(actor, 'report.read-exact', goal, world))
    return exactFigures(figures, indicator ?? unknownMeasure);
  const { smallCountsBelow } = rulesOf(world, round ?? {});
  if (indicator === undefined) return suppress(figures, unknownMeasure, smallCountsBelow);
  return hideFigures(figures, indicator, hiddenBy(snapshot)(goal, figures, smallCountsBelow));
}

/**
 * Returns the figures as the actor may see them: exact, or without small numbers and what gives them away. Without an
 * indicator that can be read nobody knows what the figures count: readers who may not see exact figures see that there are
 * some, which hides the words beside them too, and others see none.
 *
 * @param figures those of one of the goal's stored reports
 */
export function shownFigures(
  snapshot: ViewSnapshot,
  shown: ShownGoal,
  figures: Figures,
): ShownFigures {
  const { goal } = shown;
  if (goal.indicator !== undefined) return shownAs(snapshot, shown, figures);
  if (can(snapshot.actor, 'report.read-exact', goal, snapshot.world)) return {};
  return hideFigures(figures, unknownMeasure, new Set(figureFields));
}

const unlessSuppressed = (figure: ShownFigure | undefined) =>
  figure === 'suppressed' ? undefined : figure;

/** Returns the baseline without the figures that the actor may not see. */
export function shownBaseline(snapshot: ViewSnapshot, shown: ShownGoal): Figures | undefined {
  const { baseline } = shown.goal;
  if (baseline === undefined) return undefined;
  const { women, men, total } = shownAs(snapshot, shown, baseline);
  return definedOnly<Figures>({
    women: unlessSuppressed(women),
    men: unlessSuppressed(men),
    total: unlessSuppressed(total),
  });
}
