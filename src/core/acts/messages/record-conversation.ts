import { daysBetween } from '../../domain/base/calendar';
import { valuesOf } from '../../domain/base/row-list';
import { conversationKey } from '../../domain/messages/conversations';
import { definedOnly, omit } from '../../domain/base/defined';
import { recipientsMet, type Meeting } from '../../domain/messages/met-channels';
import type { ConversationReference } from '../../domain/messages/ledger';
import { authorize } from '../../policy/can';
import { traceOf } from '../base/loading';
import type { Context, Stored } from '../../ports';

/** A conversation that the bot has seen. With `unreachable`, the bot may no longer write to the person or channel. */
export interface ConversationMet extends Meeting {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly locale?: string | undefined;
}

/**
 * `seenAt` is saved at most this often when nothing else changes, so that not every chat message writes to the list.
 */
const freshDays = 1;

const teamOf = ({ recipient }: ConversationReference) =>
  recipient.kind === 'channel' ? recipient.teamId : undefined;

function isSame(known: ConversationReference, next: ConversationReference): boolean {
  const fields = ['conversationId', 'serviceUrl', 'locale', 'unreachable'] as const;
  const isFresh = daysBetween(known.seenAt.slice(0, 10), next.seenAt.slice(0, 10)) < freshDays;
  const isSameTeam = teamOf(known) === teamOf(next);
  return isFresh && isSameTeam && fields.every((field) => known[field] === next[field]);
}

/**
 * Records in which conversation the bot may write to a person or channel, or that it no longer may. An event of a channel
 * that does not say whose channel it is is not recorded. Wakes the worker, which then sends messages that waited for the
 * person.
 *
 * @throws {AppError} `not-allowed`, `conflict`, `store-unavailable`
 */
export async function recordConversation(ctx: Context, met: ConversationMet): Promise<void> {
  const { bodies } = ctx.world();
  authorize(ctx.actor, 'conversation.record', met.recipient, ctx.world());
  const conversations = valuesOf(ctx.tables.conversations.all());
  for (const recipient of recipientsMet(met, { conversations, bodies })) {
    const conversationId = recipient.kind === 'person' ? met.conversationId : recipient.channelId;
    await recordOne(ctx, {
      ...omit(met, 'isOfWholeTeam', 'teamThreadId'),
      conversationId,
      recipient,
    });
  }
  ctx.notifier.wake();
}

async function recordOne(ctx: Context, met: ConversationMet): Promise<void> {
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
