import type { MineView } from '../../../src/core/api/mine/mine-view';
import type { Desk } from './product';

/** Prepares and opens a round, as a process leader would in January. @returns its id */
export async function openRound(leader: Desk): Promise<string> {
  const { round } = await leader.done('round.prepare', {
    title: 'Helår 2026',
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    dueOn: '2027-01-29',
    shownIn: 'årsredovisningen 2026',
  });
  await leader.done('round.open', { roundId: round.id });
  return round.id;
}

/** Returns a goal of the person's page Mitt. @throws {Error} when the person does not report it */
export async function mineOf(desk: Desk, goalKey: string) {
  const { items } = await desk.view<MineView>('mine');
  const item = items.find(({ goal }) => goal.key === goalKey);
  if (item === undefined) throw new Error(`${goalKey} is not theirs.`);
  return item;
}

/** Returns the input that the report form would send: goal, round, and the report that the person saw. */
export async function formOf(desk: Desk, goalKey: string) {
  const { goal, round, report } = await mineOf(desk, goalKey);
  const seen = report && { seen: { id: report.id, eTag: report.eTag } };
  return { goalId: goal.id, roundId: round.id, ...seen };
}
