import { addSeconds } from '../../domain/base/calendar';
import { omit } from '../../domain/base/defined';
import type { OutdatedMessage } from '../../domain/messages/living-messages';
import type { Delivery } from '../../domain/messages/ledger';
import type { World } from '../../domain/world';
import { attempt, writeDelivery } from './ledger-steps';
import type { RunGuard } from './run-guard';
import type { Context, SendOutcome } from '../../ports';

interface UpdateContext {
  readonly ctx: Context;
  readonly world: World;
}

/**
 * Updates sent messages whose content is no longer what the lists say. An update that fails does not stop the others.
 *
 * @returns the number of messages updated
 */
export async function updateLiving(
  { ctx, world, guard }: UpdateContext & { readonly guard: RunGuard },
  outdated: readonly OutdatedMessage[],
): Promise<number> {
  let updated = 0;
  await guard.each('update', outdated, async (one) => {
    const stored = ctx.tables.deliveries.find(one.delivery.id);
    if (stored === undefined) return;
    const outcome = await attempt(ctx, () =>
      ctx.messenger.update(one.delivery, one.message, world),
    );
    if (outcome.kind === 'sent') updated += 1;
    if (outcome.kind === 'later' && outcome.isForAll === true) guard.end();
    const value = afterUpdate(one, outcome, { ctx, world });
    if (value === undefined) return;
    const saved = await writeDelivery(ctx, stored, value);
    if (saved === undefined && outcome.kind === 'sent') await forgetShown(ctx, one.delivery.id);
  });
  return updated;
}

/**
 * Removes `shownHash` from the row, because another instance has updated the message too and it is unknown whose update
 * came last. The next run then updates the message again, which is harmless.
 */
async function forgetShown(ctx: Context, id: string): Promise<void> {
  const now = ctx.tables.deliveries.find(id);
  if (now === undefined) return;
  await writeDelivery(ctx, now, omit(now.value, 'shownHash'));
  ctx.notifier.wake();
}

/** Returns the ledger row after the update; `undefined` when the row stays unchanged and the next run tries again. */
function afterUpdate(
  one: OutdatedMessage,
  outcome: SendOutcome,
  context: UpdateContext,
): Delivery | undefined {
  const row = omit(one.delivery, 'reason', 'notBefore');
  switch (outcome.kind) {
    case 'sent':
      return { ...row, shownHash: outcome.shownHash };
    case 'refused':
      return outcome.isGone === true
        ? plannedAnew(row, context)
        : passedOver(one, outcome, context);
    case 'later':
      return { ...row, notBefore: addSeconds(context.ctx.clock.now(), outcome.retryAfterSeconds) };
    case 'unknown':
      return undefined;
  }
}

/** Plans the message again, since it no longer exists in Teams. The worker sends a new one if it is still due. */
function plannedAnew(row: Delivery, { ctx }: UpdateContext): Delivery {
  ctx.notifier.wake();
  const rest = omit(row, 'activityId', 'conversationId', 'shownHash');
  return { ...rest, state: 'planned', stateAt: ctx.clock.now() };
}

/** Notes a refused update as if it had been shown, so that it is tried again only when the content changes. */
function passedOver(
  { delivery, message }: OutdatedMessage,
  { reason }: { readonly reason: string },
  { ctx, world }: UpdateContext,
): Delivery {
  const shownHash = ctx.messenger.hash(message, world);
  return { ...omit(delivery, 'notBefore'), shownHash, reason };
}
