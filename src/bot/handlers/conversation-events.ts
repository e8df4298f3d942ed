import { recordConversation } from '../../core/actions/record-conversation';
import type { ConversationMet } from '../../core/actions/record-conversation';
import type { Recipient } from '../../core/domain/ledger';
import type { Activity } from './activity';
import { isPersonal } from './activity';
import type { TurnContext } from './turn-context';
import { isSafeId } from '../service-url';

/** What the bot learns of a conversation from an event; `undefined` = nothing that is kept. */
type Learnt = 'here' | 'bot-removed' | 'channel-gone' | undefined;

const gone = new Set(['channelDeleted', 'teamDeleted', 'teamHardDeleted', 'teamArchived']);
const back = new Set(['channelRestored', 'teamRestored', 'teamUnarchived']);

/**
 * Keeps where the bot may write, from events and from whatever a person does in their own chat: the newest address of
 * the connector and the newest language win.
 *
 * @see "Conversation events", learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
export async function keepConversation(turn: TurnContext): Promise<void> {
  const met = metIn(turn.activity);
  if (met !== undefined) await recordConversation(turn.ctx, met);
}

function metIn(activity: Activity): ConversationMet | undefined {
  const learnt = learntFrom(activity);
  const recipient = recipientOf(activity);
  if (learnt === undefined || recipient === undefined) return undefined;
  const [conversationId = ''] = activity.conversation.id.split(';messageid=');
  if (!isSafeId(conversationId)) return undefined;
  return {
    recipient,
    // A board's posts are threads of their own, so what is kept of a channel is its bare id.
    conversationId: recipient.kind === 'channel' ? recipient.channelId : conversationId,
    serviceUrl: activity.serviceUrl,
    ...(recipient.kind === 'person' && typeof activity.locale === 'string'
      ? { locale: activity.locale }
      : {}),
    ...(learnt === 'here' ? {} : { unreachable: learnt }),
  };
}

function learntFrom(activity: Activity): Learnt {
  switch (activity.type) {
    case 'installationUpdate':
      return activity.action?.startsWith('remove') === true ? 'bot-removed' : 'here';
    case 'conversationUpdate':
      return learntFromUpdate(activity);
    case 'message':
    case 'invoke':
      return isPersonal(activity) ? 'here' : undefined;
    default:
      return undefined;
  }
}

function learntFromUpdate(activity: Activity): Learnt {
  const eventType = activity.channelData?.eventType ?? '';
  if (gone.has(eventType)) return 'channel-gone';
  if (back.has(eventType)) return 'here';
  const isBot = ({ id }: { readonly id: string }) => id === activity.recipient?.id;
  if (activity.membersRemoved?.some(isBot) === true) return 'bot-removed';
  return activity.membersAdded?.some(isBot) === true ? 'here' : undefined;
}

function recipientOf(activity: Activity): Recipient | undefined {
  const { from, channelData, conversation } = activity;
  if (isPersonal(activity)) {
    const objectId = from.aadObjectId;
    return typeof objectId === 'string' ? { kind: 'person', objectId } : undefined;
  }
  const team = channelData?.team;
  if (conversation.conversationType !== 'channel' || !team) return undefined;
  const [bareId = ''] = (channelData.channel?.id ?? conversation.id).split(';messageid=');
  // The link that Teams copies for a channel names the team by its group, so that is how a board's row names it.
  const teamId = team.aadGroupId ?? team.id;
  return isSafeId(bareId) ? { kind: 'channel', teamId, channelId: bareId } : undefined;
}
