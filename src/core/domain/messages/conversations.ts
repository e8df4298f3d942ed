import { rowsBy } from '../base/row-index';
import type { ConnectorCode, ConversationReference, Recipient } from './ledger';
import { recipientId } from './messages';

/** Returns the key of a recipient's row in the list of conversations. */
export function conversationKey(recipient: Recipient): string {
  return `${recipient.kind}:${recipientId(recipient)}`;
}

const withKey = rowsBy<ConversationReference>(({ key }) => key);
const ofTeam = rowsBy<ConversationReference>(({ recipient }) =>
  recipient.kind === 'channel' ? knownTeam(recipient) : undefined,
);

type Channel = Extract<Recipient, { readonly kind: 'channel' }>;

const groupIdShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Returns the group id of the channel's team in lower case; `undefined` when it is unknown. Links name a team by its group
 * id. Rows that earlier versions wrote may hold the id that Teams uses itself, `19:…`, which can be compared with no link.
 */
export function knownTeam({ teamId }: Pick<Channel, 'teamId'>): string | undefined {
  return groupIdShape.test(teamId) ? teamId.toLowerCase() : undefined;
}

/** True when a conversation shows that the channel belongs to another team than the one that is named. */
export function isOfOtherTeam(
  { recipient }: ConversationReference,
  named: Pick<Channel, 'teamId' | 'channelId'>,
): boolean {
  if (recipient.kind !== 'channel' || recipient.channelId !== named.channelId) return false;
  const [met, wanted] = [knownTeam(recipient), knownTeam(named)];
  return met !== undefined && wanted !== undefined && met !== wanted;
}

/**
 * Returns the conversation in which the bot can write to the recipient, if there is one. The bot reaches a channel through
 * any conversation of the channel's team. A channel that the bot has met in another team is out of reach: a link that
 * names both would lead a post to people who are not meant.
 */
export function conversationOf(
  recipient: Recipient,
  conversations: readonly ConversationReference[],
): ConversationReference | undefined {
  const key = conversationKey(recipient);
  const [own] = withKey(conversations, key);
  if (recipient.kind === 'person') return own;
  if (own !== undefined) return isOfOtherTeam(own, recipient) ? undefined : own;
  const team = knownTeam(recipient);
  return team === undefined ? undefined : ofTeam(conversations, team)[0];
}

/** True when the bot may write to the recipient. */
export function isReachable(
  recipient: Recipient,
  conversations: readonly ConversationReference[],
): boolean {
  const reference = conversationOf(recipient, conversations);
  return reference !== undefined && reference.unreachable === undefined;
}

/**
 * The refusals that stand until the recipient lets the bot in again. Teams reports a block in no other way.
 *
 * @see "Status codes from bot conversational APIs", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages
 */
const permanentRefusals: ReadonlySet<string> = new Set<ConnectorCode>([
  'MessageWritesBlocked',
  'ConversationBlockedByUser',
  'BotNotInConversationRoster',
]);

/** True when the reason of a refusal means that the bot can send nothing more to that recipient. */
export function isPermanentRefusal(reason: string): boolean {
  return permanentRefusals.has(reason);
}
