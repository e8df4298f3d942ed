import type { Goal } from '../goals/goal';

/** Where each goal of a round stands in the list of its goals. */
export type GoalOrder = ReadonlyMap<Goal, number>;

/** Returns the place of each goal in the list. */
export function orderOf(goals: readonly Goal[]): GoalOrder {
  return new Map(goals.map((goal, at) => [goal, at]));
}

function isBefore(order: GoalOrder, a: Goal, b: Goal): boolean {
  return (order.get(a) ?? 0) < (order.get(b) ?? 0);
}

/** Returns at which index of the ordered goals the goal is, or would be. */
function placeOf(order: GoalOrder, goals: readonly Goal[], goal: Goal): number {
  let [from, to] = [0, goals.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const other = goals[middle];
    if (other !== undefined && isBefore(order, other, goal)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Returns the ordered goals with or without one of them; the same array when nothing changes. */
export function withGoal(
  order: GoalOrder,
  goals: readonly Goal[],
  { goal, isIn }: { readonly goal: Goal; readonly isIn: boolean },
): readonly Goal[] {
  const at = placeOf(order, goals, goal);
  if ((goals[at] === goal) === isIn) return goals;
  return isIn ? goals.toSpliced(at, 0, goal) : goals.toSpliced(at, 1);
}

/** Returns the groups with another content of one group. Groups are in the order of their first goals; none is empty. */
export function withGroup<K>(
  order: GoalOrder,
  groups: ReadonlyMap<K, readonly Goal[]>,
  { key, goals }: { readonly key: K; readonly goals: readonly Goal[] },
): ReadonlyMap<K, readonly Goal[]> {
  const others = [...groups].filter(([other]) => other !== key);
  const [first] = goals;
  if (first === undefined) return new Map(others);
  const after = others.findIndex(([, [other]]) => other && isBefore(order, first, other));
  return new Map(others.toSpliced(after === -1 ? others.length : after, 0, [key, goals]));
}
