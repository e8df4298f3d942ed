import { definedOnly } from '../../domain/base/defined';
import type { Message } from '../../domain/messages/ledger';
import type { Instant } from '../../domain/base/time';
import type { SavingAct } from '../../policy/can';
import { traceOf } from '../base/loading';
import type { Context } from '../../ports';

/** The act that plans a message, and when the message may be sent. */
export interface Planning {
  readonly act: SavingAct;
  /** The worker does not send the message before this instant. */
  readonly notBefore?: Instant;
}

/**
 * Plans a message by creating its ledger row in state `planned`; the worker sends it. Used for messages whose cause no
 * list stores (a declined report, an edit in a list, a reminder by hand), so that they survive a restart (decision
 * 0008).
 *
 * @returns false when a message with this key exists already
 * @throws {AppError} `store-unavailable`
 */
export async function planMessage(
  ctx: Context,
  message: Message,
  { act, notBefore }: Planning,
): Promise<boolean> {
  const row = definedOnly({ ...message, state: 'planned', stateAt: ctx.clock.now(), notBefore });
  const { created } = await ctx.tables.deliveries.create(row, traceOf(ctx, act));
  return created;
}
