import type { Delivery, OwnReason } from '../../domain/messages/ledger';
import type { Context, SendOutcome, Stored } from '../../ports';
import { saveUnlessChanged } from '../base/save-unless-changed';

/**
 * Saves a ledger row. Returns `undefined` when it has been changed meanwhile.
 *
 * @throws {AppError} `store-unavailable`
 */
export function writeDelivery(
  ctx: Context,
  stored: Stored<Delivery>,
  value: Delivery,
): Promise<Stored<Delivery> | undefined> {
  const save = { table: ctx.tables.deliveries, act: 'ledger.send' } as const;
  return saveUnlessChanged(ctx, save, { ...stored, value });
}

/** Calls `send` and turns an unexpected error into the outcome `unknown`, since the message may have been sent. */
export async function attempt(
  ctx: Context,
  send: () => Promise<SendOutcome>,
): Promise<SendOutcome> {
  try {
    return await send();
  } catch (cause) {
    ctx.log.alarm('message.send-failed', cause);
    return { kind: 'unknown', reason: 'send-failed' satisfies OwnReason };
  }
}
