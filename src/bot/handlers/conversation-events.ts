import { recordConversation } from '../../core/acts/messages/record-conversation';
import type { ConversationMet } from '../../core/acts/messages/record-conversation';
import { knownTeam } from '../../core/domain/messages/conversations';
import type { OwnReason } from '../../core/domain/messages/ledger';
import type { Activity } from './activity';
import { isPersonal } from './activity';
import type { TurnContext } from './turn-context';
import { isSafeId } from '../base/service-url';

/** What an activity shows about the bot's access to a conversation. `undefined` when it shows nothing. */
type Access = 'here' | Extract<OwnReason, 'bot-removed' | 'channel-gone'> | undefined;

const goneTeams = ['teamDeleted', 'teamHardDeleted', 'teamArchived'];
const restoredTeams = ['teamRestored', 'teamUnarchived'];
const goneEvents = new Set(['channelDeleted', ...goneTeams]);
const restoredEvents = new Set(['channelRestored', ...restoredTeams]);
/** The events that are about every channel of a team. */
const teamEvents = new Set([...goneTeams, ...restoredTeams]);

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

/** Returns the group id of the channel's team; empty when the activity has none. */
function teamIn({ channelData }: Activity): string {
  return knownTeam({ teamId: channelData?.team?.aadGroupId ?? '' }) ?? '';
}

/** Returns the id that Teams itself gives the team. It becomes part of addresses, so that no other id is taken. */
function threadIn({ channelData }: Activity): Pick<Place, 'teamThreadId'> {
  const teamThreadId = channelData?.team?.id ?? '';
  return teamThreadId.startsWith('19:') && isSafeId(teamThreadId) ? { teamThreadId } : {};
}

/**
 * Returns the channel's id without its thread, since each post to a board starts a new thread. The team's group id, by which
 * a board's row names the team, is empty when the activity has none: events of a channel often name the team by Teams' own id
 * alone.
 */
function channelIn(activity: Activity): Place {
  const { conversation, channelData } = activity;
  const teamId = teamIn(activity);
  const [channelId = ''] = (channelData?.channel?.id ?? conversation.id).split(';messageid=');
  const recipient = { kind: 'channel', teamId, channelId } as const;
  const place = { recipient, conversationId: channelId, ...threadIn(activity) };
  return teamEvents.has(channelData?.eventType ?? '') ? { ...place, isOfWholeTeam: true } : place;
}
