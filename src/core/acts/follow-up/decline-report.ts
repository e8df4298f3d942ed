import { definedOnly, nonEmpty } from '../../domain/base/defined';
import { requireAsked } from '../../domain/follow-up/row-places';
import { requireOpen } from '../../domain/follow-up/round-rules';
import { personalMessage } from '../../domain/messages/messages';
import { processLeaderIds } from '../../domain/organisation/organisation';
import { authorize } from '../../policy/can';
import { loadGoalInRound } from '../base/loading';
import { planMessage } from '../messages/plan-message';
import type { Handler } from '../base/handler';

/**
 * Declines to report a goal ("not me") and tells the process leaders. No list stores a decline, so the act plans one
 * message for each process leader in the ledger at once. Idempotent: the same person declining the same goal again
 * plans no second message.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid` when the round is not open or does not ask for the goal,
 *   `store-unavailable`
 */
export const declineReport: Handler<'report.decline'> = async (ctx, input) => {
  const { goal, round } = loadGoalInRound(ctx, 'report.decline', input);
  const world = ctx.world();
  authorize(ctx.actor, 'report.decline', { goal, round }, world);
  requireOpen(round);
  requireAsked(world, round, goal);
  const details = definedOnly({
    goalKey: goal.key,
    byName: ctx.actor.name,
    reason: nonEmpty(input.reason),
  });
  const about = { occasion: `${goal.id}.${ctx.actor.objectId}`, details };
  const leaders = processLeaderIds(world);
  for (const objectId of leaders) {
    const message = personalMessage('report-declined', { round, objectId }, about);
    await planMessage(ctx, message, { act: 'report.decline' });
  }
  ctx.notifier.wake();
  return { notifiedCount: leaders.length };
};
