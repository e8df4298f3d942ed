import { AppError } from '../../domain/base/app-error';
import type { Fault } from '../../domain/base/fault';
import { conversationKey, isPermanentRefusal } from '../../domain/messages/conversations';
import { omit } from '../../domain/base/defined';
import type { Recipient } from '../../domain/messages/ledger';
import { authorize } from '../../policy/can';
import { load, traceOf } from '../base/loading';
import type { Context } from '../../ports';
import { saveUnlessChanged } from '../base/save-unless-changed';
import type { Handler } from '../base/handler';

/** Clears the note that the bot is blocked. Teams does not announce an unblocking, so the next send tries it. */
async function clearUnreachable(ctx: Context, recipient: Recipient): Promise<void> {
  const table = ctx.tables.conversations;
  const known = table.findByKey(conversationKey(recipient));
  if (known === undefined || !isPermanentRefusal(known.value.unreachable ?? '')) return;
  const value = omit(known.value, 'unreachable');
  await saveUnlessChanged(ctx, { table, act: 'ledger.send-again' }, { ...known, value });
}

/**
 * Plans a message again whose outcome is unknown or that was refused. A process leader decides this, since a message
 * whose outcome is unknown may then arrive twice.
 *
 * @throws {AppError} `not-found`, `not-allowed`, `invalid` when it was sent, `conflict`
 */
export const sendAgain: Handler<'ledger.send-again'> = async (ctx, input) => {
  const stored = load(ctx, 'ledger.send-again', {
    table: ctx.tables.deliveries,
    id: input.deliveryId,
  });
  authorize(ctx.actor, 'ledger.send-again', undefined, ctx.world());
  const { state } = stored.value;
  if (state === 'planned') return { queued: true };
  if (state !== 'unknown' && state !== 'refused') {
    const faults: readonly Fault[] = [{ field: 'state', reason: `delivery-${state}` }];
    throw new AppError('invalid', `Delivery ${input.deliveryId} is ${state}`, { faults });
  }
  const rest = omit(stored.value, 'reason', 'notBefore');
  const value = { ...rest, state: 'planned', stateAt: ctx.clock.now() } as const;
  await ctx.tables.deliveries.save({ ...stored, value }, traceOf(ctx, 'ledger.send-again'));
  await clearUnreachable(ctx, value.recipient);
  ctx.notifier.wake();
  return { queued: true };
};
