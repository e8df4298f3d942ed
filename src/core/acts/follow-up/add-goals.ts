import { addGoals as add, rowsOfAdded } from '../../domain/follow-up/round-goals';
import { authorize } from '../../policy/can';
import { loadRound } from '../base/loading';
import type { Handler } from '../base/handler';
import { moveRound } from './move-round';
import { writeRowsDue } from './settle-round';

/**
 * Makes a planned or an open round ask for more goals; those who are asked for them then get or see their card. The rows of goals come
 * first: when the process ends before the round is saved, they wait for a process leader, and the act can be done again.
 *
 * @throws {AppError} as `moveRound`
 */
export const addGoals: Handler<'round.add-goals'> = async (ctx, { roundId, goalKeys }) => {
  const act = 'round.add-goals';
  const round = loadRound(ctx, act, roundId).value;
  const world = ctx.world();
  authorize(ctx.actor, act, round, world);
  add(world, round, goalKeys);
  await writeRowsDue(ctx, act, rowsOfAdded(world, round, goalKeys));
  return moveRound(ctx, { roundId, act }, (stored) => add(ctx.world(), stored, goalKeys));
};
