import type { KnownChannels } from '../../domain/messages/channel-rules';
import type { Context } from '../../ports';

/** Returns what the rules of a body's channel need to know. */
export function knownChannels(ctx: Context): KnownChannels {
  const conversations = ctx.tables.conversations.all().map(({ value }) => value);
  return { tenantId: ctx.settings().tenantId, conversations };
}
