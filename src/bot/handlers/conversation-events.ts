import { recordConversation } from '../../core/acts/messages/record-conversation';
import type { ConversationMet } from '../../core/acts/messages/record-conversation';
import type { OwnReason } from '../../core/domain/messages/ledger';
import type { Activity } from './activity';
import { isPersonal } from './activity';
import type { TurnContext } from './turn-context';
import { isSafeId } from '../base/service-url';

/** What an activity shows about the bot's access to a conversation. `undefined` when it shows nothing. */
type Access = 'here' | Extract<OwnReason, 'bot-removed' | 'channel-gone'> | undefined;

const goneEvents = new Set(['channelDeleted', 'teamDeleted', 'teamHardDeleted', 'teamArchived']);
const restoredEvents = new Set(['channelRestored', 'teamRestored', 'teamUnarchived']);

/**
 * Records where the bot may write, from conversation events and from each activity in a person's own chat. The newest
 * connector address and the newest language replace earlier ones.
 *
 * @see "Conversation events", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
export async function keepConversation(turn: TurnContext): Promise<void> {
  const met = conversationIn(turn.activity);
  if (met !== undefined) await recordConversation(turn.ctx, met);
}

function conversationIn(activity: Activity): ConversationMet | undefined {
  const access = accessIn(activity);
  if (access === undefined) return undefined;
  const place = isPersonal(activity) ? personIn(activity) : channelIn(activity);
  if (place === undefined || !isSafeId(place.conversationId)) return undefined;
  const unreachable = access === 'here' ? {} : { unreachable: access };
  return { ...place, ...unreachable, serviceUrl: activity.serviceUrl };
}

function accessIn(activity: Activity): Access {
  switch (activity.type) {
    case 'installationUpdate':
      return accessFromInstallation(activity);
    case 'conversationUpdate':
      return accessFromChannel(activity) ?? accessFromMembers(activity);
    case 'message':
    case 'invoke':
      return isPersonal(activity) ? 'here' : undefined;
    default:
      return undefined;
  }
}

/** Reads the action: `add`, `remove`, `add-upgrade` or `remove-upgrade`. */
function accessFromInstallation({ action }: Activity): Access {
  return (action ?? '').startsWith('remove') ? 'bot-removed' : 'here';
}

function accessFromChannel({ channelData }: Activity): Access {
  const eventType = channelData?.eventType ?? '';
  if (goneEvents.has(eventType)) return 'channel-gone';
  return restoredEvents.has(eventType) ? 'here' : undefined;
}

function accessFromMembers({ membersAdded, membersRemoved, recipient }: Activity): Access {
  const isBot = ({ id }: { readonly id: string }) => id === recipient?.id;
  if (membersRemoved?.some(isBot) === true) return 'bot-removed';
  return membersAdded?.some(isBot) === true ? 'here' : undefined;
}

type Place = Omit<ConversationMet, 'serviceUrl' | 'unreachable'>;

function personIn({ from, conversation, locale }: Activity): Place | undefined {
  const objectId = from.aadObjectId?.toLowerCase();
  if (objectId === undefined) return undefined;
  const recipient = { kind: 'person', objectId } as const;
  const own = { recipient, conversationId: conversation.id };
  return typeof locale === 'string' ? { ...own, locale } : own;
}

const groupId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Returns the group id of the channel's team, by which a board's row names the team; empty when the activity has none. */
function teamIn({ channelData }: Activity): string {
  const id = channelData?.team?.aadGroupId?.toLowerCase() ?? '';
  return groupId.test(id) ? id : '';
}

/**
 * Returns the channel's id without its thread, since each post to a board starts a new thread. An activity that does not
 * name the team does not say whose channel it is.
 */
function channelIn(activity: Activity): Place | undefined {
  const { conversation, channelData } = activity;
  const teamId = teamIn(activity);
  if (teamId === '') return undefined;
  const [channelId = ''] = (channelData?.channel?.id ?? conversation.id).split(';messageid=');
  return { recipient: { kind: 'channel', teamId, channelId }, conversationId: channelId };
}
