import { definedOnly } from '../../domain/base/defined';
import type { Message } from '../../domain/messages/ledger';
import type { Instant } from '../../domain/base/time';
import type { SavingAct } from '../../policy/can';
import { traceOf } from '../base/loading';
import type { Context } from '../../ports';

/** How a message is planned. */
export interface Planning {
  readonly act: SavingAct;
  /** It waits until then. */
  readonly notBefore?: Instant;
}

/**
 * Writes a ledger row in state `planned`, so that the message outlives a restart: used where the lists do not hold the
 * cause themselves ("not me", a list edit, a nudge). The tick sends it. True when the row is new.
 *
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
