import { rowsBy } from '../base/row-index';
import type { Goal, GoalState } from './goal';
import { goalOf, type GoalWorld } from './goal-world';
import { isMeasurable } from './measurable';

type Goals = Pick<GoalWorld, 'goals'>;

/** The states whose parts count for a goal in force. A part that is only written or proposed says nothing of the goal yet. */
const inForce: readonly GoalState[] = ['adopted'];

const goalsUnder = rowsBy<Goal>(({ parentGoalId }) => parentGoalId);

/** True for a goal under a goal of its own body (delmål), which is not derived from the level above. */
export function isPart(world: Goals, goal: Goal): boolean {
  return goalOf(world, goal.parentGoalId)?.bodyId === goal.bodyId;
}

/** Returns the parts (delmål) of the goal: the goals of its own body under it, by default those that are adopted. */
export function partsOf(world: Goals, goal: Goal, states = inForce): readonly Goal[] {
  return goalsUnder(world.goals, goal.id).filter(
    ({ bodyId, state }) => bodyId === goal.bodyId && states.includes(state),
  );
}

/**
 * Returns the goals whose outcomes say whether the goal is met: the goal itself, or when it has no indicator those of its parts,
 * however many levels of parts there are. A part without an indicator and without parts is one of them, though no round can ask for it.
 */
export function measuringGoals(world: Goals, goal: Goal, states = inForce): readonly Goal[] {
  return measuredIn(world, goal, { states, above: new Set() });
}

/** `above` has the goals on the way down, since people may set up goals that stand under each other in the list. */
function measuredIn(
  world: Goals,
  goal: Goal,
  way: { readonly states: readonly GoalState[]; readonly above: ReadonlySet<string> },
): readonly Goal[] {
  const above = new Set([...way.above, goal.id]);
  const parts = goal.indicator === undefined ? partsOf(world, goal, way.states) : [];
  const below = parts.filter(({ id }) => !above.has(id));
  if (below.length === 0) return [goal];
  return below.flatMap((part) => measuredIn(world, part, { ...way, above }));
}

/**
 * True for a goal without an indicator that is measured by its parts: at least one of them, or of theirs, is measurable. Rounds ask
 * for the parts and never for the goal.
 *
 * @param states the states whose parts count: `adopted`, unless a body is about to adopt the goal with parts that are proposed
 */
export function isMeasuredByParts(world: Goals, goal: Goal, states = inForce): boolean {
  return goal.indicator === undefined && measuringGoals(world, goal, states).some(isMeasurable);
}
