import { addSeconds } from '../../domain/base/calendar';
import { omit } from '../../domain/base/defined';
import type { Due } from '../../domain/messages/due-messages';
import type { Delivery } from '../../domain/messages/ledger';
import type { World } from '../../domain/world';
import { attempt, writeDelivery } from './ledger-steps';
import type { Context, SendOutcome } from '../../ports';

type Update = Due['update'][number];

interface UpdateContext {
  readonly ctx: Context;
  readonly world: World;
}

/**
 * Shows in each living message what the world says now. Returns how many were replaced.
 *
 * @throws {AppError} `store-unavailable`
 */
export async function updateLiving(
  ctx: Context,
  world: World,
  update: Due['update'],
): Promise<number> {
  let updated = 0;
  for (const one of update) {
    const stored = ctx.tables.deliveries.find(one.delivery.id);
    if (stored === undefined) continue;
    const outcome = await attempt(ctx, () =>
      ctx.messenger.update(one.delivery, one.message, world),
    );
    if (outcome.kind === 'sent') updated += 1;
    const value = afterUpdate(one, outcome, { ctx, world });
    if (value === undefined) continue;
    const saved = await writeDelivery(ctx, stored, value);
    if (saved === undefined && outcome.kind === 'sent') await forgetShown(ctx, one.delivery.id);
  }
  return updated;
}

/**
 * Another instance has shown something meanwhile, and nobody knows whose came last: the row no longer claims to know, so
 * the next run shows it once more. Replacing a message with what it shows already is harmless.
 */
async function forgetShown(ctx: Context, id: string): Promise<void> {
  const now = ctx.tables.deliveries.find(id);
  if (now === undefined) return;
  await writeDelivery(ctx, now, omit(now.value, 'shownHash'));
  ctx.notifier.wake();
}

/** The row after its update, with the time of its sending; `undefined` when the next run simply tries again. */
function afterUpdate(
  one: Update,
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

/** Deleted in Teams, or lost there: a new one is sent while it is wanted (bot.md §8). */
function plannedAnew(row: Delivery, { ctx }: UpdateContext): Delivery {
  ctx.notifier.wake();
  const rest = omit(row, 'activityId', 'conversationId', 'shownHash');
  return { ...rest, state: 'planned', stateAt: ctx.clock.now() };
}

/** A refused update is not tried again before there is something new to show. */
function passedOver(
  { delivery, message }: Update,
  { reason }: { readonly reason: string },
  { ctx, world }: UpdateContext,
): Delivery {
  const shownHash = ctx.messenger.hash(message, world);
  return { ...omit(delivery, 'notBefore'), shownHash, reason };
}
