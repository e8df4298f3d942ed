import type { Context } from '../../core/actions/ports';
import type { ConversationReference, Recipient } from '../../core/domain/ledger';

/** The key of a recipient's row in the list of conversations. */
export function referenceKey(recipient: Recipient): string {
  return recipient.kind === 'person'
    ? `person:${recipient.objectId}`
    : `channel:${recipient.channelId}`;
}

/** Where the bot was last seen with the recipient; for a channel, with any channel of its team. */
export function referenceOf(ctx: Context, recipient: Recipient): ConversationReference | undefined {
  const { conversations } = ctx.tables;
  const own = conversations.findByKey(referenceKey(recipient))?.value;
  if (own !== undefined || recipient.kind === 'person') return own;
  return conversations
    .all()
    .map(({ value }) => value)
    .find(({ recipient: known }) => known.kind === 'channel' && known.teamId === recipient.teamId);
}

/** The connector's address that was seen last, with anybody: all of a tenant's are in one region. */
export function newestServiceUrl(ctx: Context): string | undefined {
  return ctx.tables.conversations
    .all()
    .map(({ value }) => value)
    .toSorted((a, b) => b.seenAt.localeCompare(a.seenAt))[0]?.serviceUrl;
}
