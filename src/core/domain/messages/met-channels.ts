import type { Body } from '../organisation/body';
import { conversationKey, knownTeam } from './conversations';
import type { ConversationReference, Recipient } from './ledger';

type Channel = Extract<Recipient, { readonly kind: 'channel' }>;

/** What an event of Teams says about a conversation. */
export interface Meeting {
  /** The `teamId` of a channel is empty when the event does not name the team's group id. */
  readonly recipient: Recipient;
  /** Why the bot can no longer write there. Absent when it can. */
  readonly unreachable?: string | undefined;
  /** True when the event is about every channel of the recipient's team. */
  readonly isOfWholeTeam?: boolean | undefined;
}

/** What is known of channels before the event. */
export interface ChannelsKnown {
  readonly conversations: readonly ConversationReference[];
  readonly bodies: readonly Body[];
}

/**
 * Returns the channel with its team. Where the event does not name the team, the channel's row tells it, and for a channel
 * that is gone also the link of a board. A link does not vouch for a channel that the bot is said to have reached, since it
 * may name a channel of another team.
 */
function withTeam(
  channel: Channel,
  { unreachable }: Meeting,
  { conversations, bodies }: ChannelsKnown,
): Recipient | undefined {
  if (knownTeam(channel) !== undefined) return channel;
  const key = conversationKey(channel);
  const known = conversations.find((one) => one.key === key);
  if (known !== undefined) return known.recipient;
  if (unreachable === undefined) return undefined;
  const { channelId } = channel;
  const linked = bodies.find((body) => body.channel?.channelId === channelId)?.channel;
  return linked && { kind: 'channel', teamId: linked.teamId, channelId };
}

/**
 * Returns the recipients that an event is about: the person or channel, or each known channel of the team. Teams names the
 * team of an event by the id of its first channel, and by its group id or not. Returns none when the event does not say whose
 * channel it is.
 */
export function recipientsMet(meeting: Meeting, known: ChannelsKnown): readonly Recipient[] {
  const { recipient, isOfWholeTeam = false } = meeting;
  if (recipient.kind === 'person') return [recipient];
  const own = withTeam(recipient, meeting, known);
  const first = own === undefined ? [] : [own];
  if (!isOfWholeTeam) return first;
  const team = own?.kind === 'channel' ? knownTeam(own) : undefined;
  const isOfTeam = (one: Channel) =>
    one.channelId !== recipient.channelId &&
    (one.teamId === recipient.channelId || (team !== undefined && knownTeam(one) === team));
  const others = known.conversations.flatMap((one) =>
    one.recipient.kind === 'channel' && isOfTeam(one.recipient) ? [one.recipient] : [],
  );
  return [...first, ...others];
}
