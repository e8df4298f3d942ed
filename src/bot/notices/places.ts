import type { Context } from '../../core/ports';
import { conversationOf } from '../../core/domain/messages/conversations';
import type { ConversationReference, Recipient } from '../../core/domain/messages/ledger';

function known(ctx: Context): readonly ConversationReference[] {
  return ctx.tables.conversations.all().map(({ value }) => value);
}

/** Where the bot was last seen with the recipient; for a channel, with any channel of its team. */
export function referenceOf(ctx: Context, recipient: Recipient): ConversationReference | undefined {
  return conversationOf(recipient, known(ctx));
}

/** The connector's address that was seen last, with anybody: all of a tenant's are in one region. */
export function newestServiceUrl(ctx: Context): string | undefined {
  return known(ctx).toSorted((a, b) => b.seenAt.localeCompare(a.seenAt))[0]?.serviceUrl;
}
