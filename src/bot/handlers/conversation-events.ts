import { recordConversation } from '../../core/acts/messages/record-conversation';
import type { ConversationMet } from '../../core/acts/messages/record-conversation';
import type { Activity } from './activity';
import { isPersonal } from './activity';
import type { TurnContext } from './turn-context';
import { isSafeId } from '../base/service-url';

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
  if (learnt === undefined) return undefined;
  const place = isPersonal(activity) ? personIn(activity) : channelIn(activity);
  if (place === undefined || !isSafeId(place.conversationId)) return undefined;
  const unreachable = learnt === 'here' ? {} : { unreachable: learnt };
  return { ...place, ...unreachable, serviceUrl: activity.serviceUrl };
}

function learntFrom(activity: Activity): Learnt {
  switch (activity.type) {
    case 'installationUpdate':
      return learntFromInstallation(activity);
    case 'conversationUpdate':
      return learntFromChannel(activity) ?? learntFromMembers(activity);
    case 'message':
    case 'invoke':
      return isPersonal(activity) ? 'here' : undefined;
    default:
      return undefined;
  }
}

/** `add`, `remove`, and the same with `-upgrade`. */
function learntFromInstallation({ action }: Activity): Learnt {
  return (action ?? '').startsWith('remove') ? 'bot-removed' : 'here';
}

function learntFromChannel({ channelData }: Activity): Learnt {
  const eventType = channelData?.eventType ?? '';
  if (gone.has(eventType)) return 'channel-gone';
  return back.has(eventType) ? 'here' : undefined;
}

function learntFromMembers({ membersAdded, membersRemoved, recipient }: Activity): Learnt {
  const isBot = ({ id }: { readonly id: string }) => id === recipient?.id;
  if (membersRemoved?.some(isBot) === true) return 'bot-removed';
  return membersAdded?.some(isBot) === true ? 'here' : undefined;
}

type MetPlace = Omit<ConversationMet, 'serviceUrl' | 'unreachable'>;

function personIn({ from, conversation, locale }: Activity): MetPlace | undefined {
  const objectId = from.aadObjectId?.toLowerCase();
  if (objectId === undefined) return undefined;
  const recipient = { kind: 'person', objectId } as const;
  const own = { recipient, conversationId: conversation.id };
  return typeof locale === 'string' ? { ...own, locale } : own;
}

/** A board's posts are threads of their own, so what is kept of a channel is its bare id. */
function channelIn({ conversation, channelData }: Activity): MetPlace | undefined {
  const team = channelData?.team;
  if (!team) return undefined;
  const [channelId = ''] = (channelData.channel?.id ?? conversation.id).split(';messageid=');
  // The link that Teams copies for a channel names the team by its group, and so does a board's row.
  const teamId = team.aadGroupId ?? team.id;
  return { recipient: { kind: 'channel', teamId, channelId }, conversationId: channelId };
}
