import { daysBetween } from '../../domain/base/calendar';
import { conversationKey } from '../../domain/messages/conversations';
import { definedOnly, omit } from '../../domain/base/defined';
import type { ConversationReference, Recipient } from '../../domain/messages/ledger';
import { authorize } from '../../policy/can';
import { traceOf } from '../base/loading';
import type { Context, Stored } from '../../ports';

/** A conversation that the bot has seen. With `unreachable`, the bot may no longer write to the person or channel. */
export interface ConversationMet {
  readonly recipient: Recipient;
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly locale?: string | undefined;
  /** The reason why the bot cannot write, such as that it was removed or blocked. */
  readonly unreachable?: string | undefined;
}

/**
 * `seenAt` is saved at most this often when nothing else changes, so that not every chat message writes to the list.
 */
const freshDays = 1;

function isSame(known: ConversationReference, next: ConversationReference): boolean {
  const fields = ['conversationId', 'serviceUrl', 'locale', 'unreachable'] as const;
  const isFresh = daysBetween(known.seenAt.slice(0, 10), next.seenAt.slice(0, 10)) < freshDays;
  return isFresh && fields.every((field) => known[field] === next[field]);
}

/**
 * Records in which conversation the bot may write to a person or channel, or that it no longer may. Wakes the worker,
 * which then sends messages that waited for the person.
 *
 * @throws {AppError} `not-allowed`, `conflict`, `store-unavailable`
 */
export async function recordConversation(ctx: Context, met: ConversationMet): Promise<void> {
  authorize(ctx.actor, 'conversation.record', met.recipient, ctx.world());
  const key = conversationKey(met.recipient);
  const row = { ...met, key, seenAt: ctx.clock.now() };
  const next = definedOnly<Omit<ConversationReference, 'id'>>(row);
  const trace = traceOf(ctx, 'conversation.record');
  const known = ctx.tables.conversations.findByKey(key);
  const { stored, created } =
    known === undefined
      ? await ctx.tables.conversations.create(next, trace)
      : { stored: known, created: false };
  if (!created) await refresh(ctx, stored, next);
  ctx.notifier.wake();
}

async function refresh(
  ctx: Context,
  stored: Stored<ConversationReference>,
  next: Omit<ConversationReference, 'id'>,
): Promise<void> {
  const value = { ...omit(stored.value, 'locale', 'unreachable'), ...next };
  if (isSame(stored.value, value)) return;
  await ctx.tables.conversations.save({ ...stored, value }, traceOf(ctx, 'conversation.record'));
}
