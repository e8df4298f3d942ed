import type { Fault } from '../base/fault';
import type { Body } from '../organisation/body';
import { isOfOtherTeam } from './conversations';
import type { ConversationReference } from './ledger';

/** What is known about channels: the municipality's tenant, and the conversations that the bot has met. */
export interface KnownChannels {
  /** The tenant's id; absent where no server runs, as in set-up. */
  readonly tenantId?: string | undefined;
  readonly conversations: readonly ConversationReference[];
}

/**
 * Returns the rules that the link to a body's channel breaks: it must lead to a channel, of our own tenant, and of the team
 * that it names. Which team a channel belongs to is known once the bot has met the channel.
 */
export function faultsOfChannel(body: Body, known: KnownChannels): readonly Fault[] {
  const field = 'channel';
  const { channel } = body;
  if (channel === undefined) {
    return body.hasUnreadableChannel === true ? [{ field, reason: 'not-a-channel-link' }] : [];
  }
  const { tenantId = known.tenantId } = channel;
  if (known.tenantId !== undefined && tenantId !== known.tenantId) {
    return [{ field, reason: 'channel-of-other-tenant' }];
  }
  const isElsewhere = known.conversations.some((one) => isOfOtherTeam(one, channel));
  return isElsewhere ? [{ field, reason: 'channel-of-other-team' }] : [];
}
