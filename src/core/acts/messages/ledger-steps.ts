import type { Delivery } from '../../domain/messages/ledger';
import type { Context, SendOutcome, Stored } from '../../ports';
import { saveUnlessChanged } from '../base/save-unless-changed';

/** Saves a ledger row; `undefined` when somebody else has written it meanwhile. @throws {AppError} `store-unavailable` */
export function writeDelivery(
  ctx: Context,
  stored: Stored<Delivery>,
  value: Delivery,
): Promise<Stored<Delivery> | undefined> {
  const save = { table: ctx.tables.deliveries, act: 'ledger.send' } as const;
  return saveUnlessChanged(ctx, save, { ...stored, value });
}

/** Sends; a failure of the sender itself is a lost answer. */
export async function attempt(
  ctx: Context,
  send: () => Promise<SendOutcome>,
): Promise<SendOutcome> {
  try {
    return await send();
  } catch (cause) {
    ctx.log.alarm('message.send-failed', cause);
    return { kind: 'unknown', reason: 'send-failed' };
  }
}
