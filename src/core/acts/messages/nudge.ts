import { AppError } from '../../domain/base/app-error';
import type { Reason } from '../../domain/base/fault';
import { nextSendingMoment } from '../../domain/messages/sending-hours';
import { requireAsked } from '../../domain/follow-up/row-places';
import { isOwed } from '../../domain/follow-up/collection';
import { personalMessage } from '../../domain/messages/messages';
import { askedPerson } from '../../domain/goals/goal-reporters';
import { authorize } from '../../policy/can';
import { findRow, loadGoalInRound } from '../base/loading';
import { planMessage } from './plan-message';
import type { Handler } from '../base/handler';

function refusal(reason: Reason): AppError {
  return new AppError('invalid', `Nobody is nudged: ${reason}`, {
    faults: [{ field: 'goalId', reason }],
  });
}

/**
 * Plans a reminder that a process leader sends by hand to the person who is asked for the goal. Idempotent for the same
 * goal and day. Quiet hours postpone the sending.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid` when the round does not ask for the goal, nothing is owed or nobody can be asked
 */
export const nudge: Handler<'round.nudge'> = async (ctx, input) => {
  const { goal, round } = loadGoalInRound(ctx, 'round.nudge', input);
  const world = ctx.world();
  authorize(ctx.actor, 'round.nudge', { goal, round }, world);
  const row = findRow(ctx, { goal, round })?.value;
  if (round.state !== 'open') throw refusal(`round-${round.state}`);
  requireAsked(world, round, goal);
  if (!isOwed(row)) throw refusal('already-reported');
  const objectId = askedPerson(world, goal)?.objectId;
  if (objectId === undefined) throw refusal('nobody-to-ask');
  const sendsAt = nextSendingMoment(ctx.clock.now(), world.settings, (date) =>
    ctx.workingDays.isWorkingDay(date),
  );
  const occasion = `nudge.${goal.id}.${ctx.clock.today()}`;
  const about = { occasion, details: { goalKey: goal.key } };
  const message = personalMessage('reminder-person', { round, objectId }, about);
  await planMessage(ctx, message, { act: 'round.nudge', notBefore: sendsAt });
  ctx.notifier.wake();
  return { queued: true, sendsAt };
};
