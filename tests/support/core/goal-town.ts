import type { ActInput } from '../../../src/core/api/acts';
import type { Goal } from '../../../src/core/domain/goals/goal';
import type { GoalFields } from '../../../src/core/domain/goals/goal-fields';
import { viewGoalForm } from '../../../src/core/views/goals/view-goal-form';
import { aGoal, anIndicator, aWorld } from './builders';
import { declaredActs } from './declared-acts';
import { anInstance, contextOf, listsOf } from './fake-context';

/** The fields of a measurable goal of the unit under the goal of the board. */
export const someFields: GoalFields = {
  bodyKey: 'BUF-1',
  title: 'Fler flickor och pojkar når målen',
  parentGoalKey: 'BUN-1',
  indicator: {
    ...{ name: 'Andel behöriga', measure: 'percent', split: 'women-men' },
    ...{ direction: 'rising', decimals: 1 },
  },
  baseline: { women: 50, men: 40 },
  baselineYear: 2025,
  target: 80,
  targetOn: '2027-12-31',
};

/** Goals of the council and, derived from it, of the board. */
const above: readonly Goal[] = [
  aGoal({ id: '1', key: 'KF-1', bodyId: 'council', bodyKey: 'KF' }),
  aGoal({
    ...{ id: '2', key: 'BUN-1', bodyId: 'board', bodyKey: 'BUN' },
    ...{ parentGoalId: '1', parentGoalKey: 'KF-1', indicator: anIndicator() },
  }),
];

/** Makes a municipality with a goal of the council and one of the board, with `more` goals, that two instances share. */
export function goalTown({
  goals = [],
  refusesDuplicates = true,
}: { readonly goals?: readonly Goal[]; readonly refusesDuplicates?: boolean } = {}) {
  const lists = listsOf({ world: aWorld({ goals: [...above, ...goals] }), refusesDuplicates });
  const [one, two] = [anInstance(lists), anInstance(lists)];
  const as = (name: string) => {
    one.sync();
    return contextOf(one, name);
  };
  const { 'goal.write': write, 'goal.propose': propose, ...others } = declaredActs;
  return {
    ...{ lists, one, two, as },
    write: (name: string, input: ActInput<'goal.write'>) =>
      write(as(name), { ...input, rounds: input.rounds ?? 'keep' }),
    propose: (name: string, key: string) => propose(as(name), { key }),
    withdraw: (name: string, key: string) => others['goal.withdraw'](as(name), { key }),
    adopt: (name: string, input: Partial<ActInput<'goal.adopt'>> & { readonly key: string }) =>
      others['goal.adopt'](as(name), { ...someAdoption, ...input }),
    close: (name: string, key: string, reason: string) =>
      others['goal.close'](as(name), { key, reason }),
    form: (name: string, query: Parameters<typeof viewGoalForm>[1]) =>
      viewGoalForm(as(name), query),
    goal: (key: string) => lists.goals.byKey(key)?.value,
    decisions: () => [...lists.decisions.rows.values()].map(({ value }) => value),
  };
}

/** A decision of the board on a day that has been. */
export const someAdoption = { bodyKey: 'BUN', decidedOn: '2026-11-20', paragraph: '§ 79' };
