import type { Context } from '../../core/ports';
import { valuesOf } from '../../core/domain/base/row-list';
import { conversationOf } from '../../core/domain/messages/conversations';
import type { ConversationReference, Recipient } from '../../core/domain/messages/ledger';

function knownConversations(ctx: Context): readonly ConversationReference[] {
  return valuesOf(ctx.tables.conversations.all());
}

/** Returns the recipient's last known conversation; for a channel, that of any channel in its team. */
export function referenceOf(ctx: Context, recipient: Recipient): ConversationReference | undefined {
  return conversationOf(recipient, knownConversations(ctx));
}

/** Returns the connector address of the newest conversation, since a tenant's conversations are all in one region. */
export function newestServiceUrl(ctx: Context): string | undefined {
  return knownConversations(ctx).toSorted((a, b) => b.seenAt.localeCompare(a.seenAt))[0]
    ?.serviceUrl;
}
