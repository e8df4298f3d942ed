import type { ReportRow } from '../../../src/core/domain/follow-up/report';
import type { Goal } from '../../../src/core/domain/goals/goal';
import type { World } from '../../../src/core/domain/world';
import { aConversation, aGoal, aRound, aWorld } from './builders';
import { declaredActs as acts } from './declared-acts';
import { anInstance, contextOf, FakeClock, listsOf } from './fake-context';

/** Goals of the unit (G-1, G-2) and of another unit (G-3), and a draft (G-4). */
export const fourGoals: readonly Goal[] = [
  aGoal({ id: '1', key: 'G-1' }),
  aGoal({ id: '2', key: 'G-2' }),
  aGoal({ id: '3', key: 'G-3', bodyId: 'unit2' }),
  aGoal({ id: '4', key: 'G-4', state: 'draft' }),
];

export const roundId = '900';

/** Opens a round by the act, in a municipality with four goals, and returns what tests look at. */
export async function openInLists(overrides: Partial<World> = {}) {
  const rounds = [aRound({ state: 'planned' })];
  const world = aWorld({ goals: fourGoals, rounds, ...overrides });
  const conversations = [aConversation('Chef'), aConversation('Annan')];
  const lists = listsOf({ world, conversations });
  const clock = new FakeClock('2026-11-23T09:00:00Z');
  const instance = anInstance(lists, { clock });
  const leader = contextOf(instance, 'Ledare');
  await acts['round.open'](leader, { roundId });
  /** Changes the row of a goal in the list Mål, as a person does there. */
  const changeGoal = (id: string, change: Partial<Goal>): void => {
    lists.goals.edit(id, change);
    instance.sync();
  };
  const rowOf = (key: string): ReportRow | undefined =>
    lists.reports.byKey(`helar-2026:${key}`)?.value;
  const round = () => lists.rounds.rows.get(roundId)?.value;
  return { lists, clock, instance, leader, changeGoal, rowOf, round };
}
