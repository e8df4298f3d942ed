import type { Body } from '../organisation/body';
import { isSameKey } from '../base/keys';
import { conversationKey, knownTeam } from './conversations';
import type { ConversationReference, Recipient } from './ledger';

type Channel = Extract<Recipient, { readonly kind: 'channel' }>;

/** What an event of Teams says about a conversation. */
export interface Meeting {
  /** The `teamId` of a channel is empty when the event does not name the team's group id. */
  readonly recipient: Recipient;
  /** Why the bot can no longer write there. Absent when it can. */
  readonly unreachable?: string | undefined;
  /** The id that Teams itself gives the channel's team, when the event names it: the id of the team's first channel. */
  readonly teamThreadId?: string | undefined;
  /** True when the event is about every channel of the recipient's team. */
  readonly isOfWholeTeam?: boolean | undefined;
}

/** What is known of channels before the event. */
export interface ChannelsKnown {
  readonly conversations: readonly ConversationReference[];
  readonly bodies: readonly Body[];
}

/**
 * Returns the channel with its team. Where the event does not name the team, the channel's row tells it. A channel that is
 * gone and has no row is taken when the link of a board names it, with an empty team: a link may name a channel of another
 * team, so it vouches for no team, and for no channel that the bot is said to have reached.
 */
function withTeam(
  channel: Channel,
  { unreachable }: Meeting,
  { conversations, bodies }: ChannelsKnown,
): Channel | undefined {
  if (knownTeam(channel) !== undefined) return channel;
  const known = rowOf(channel, conversations);
  if (known !== undefined) return known;
  const { channelId } = channel;
  const isLinked = bodies.some((body) => body.channel?.channelId === channelId);
  return unreachable !== undefined && isLinked
    ? { kind: 'channel', teamId: '', channelId }
    : undefined;
}

/** Returns the channel as its row names it, if it has one. */
function rowOf(
  channel: Channel,
  conversations: readonly ConversationReference[],
): Channel | undefined {
  const key = conversationKey(channel);
  const recipient = conversations.find((one) => isSameKey(one.key, key))?.recipient;
  return recipient?.kind === 'channel' ? recipient : undefined;
}

/**
 * Returns the first channel of the team of an event that names the team by both of its ids, unless a row tells already whose
 * channel that is. Its row then says which team is meant by a later event that has the id of Teams' own alone. An event that
 * says that something is gone does not show that the bot reaches the first channel.
 */
function firstOfTeam(
  channel: Channel,
  { teamThreadId, unreachable }: Meeting,
  { conversations }: ChannelsKnown,
): readonly Channel[] {
  const { channelId, teamId } = channel;
  const isSaid = knownTeam(channel) !== undefined && unreachable === undefined;
  if (!isSaid || teamThreadId === undefined || teamThreadId === channelId) return [];
  const first: Channel = { kind: 'channel', teamId, channelId: teamThreadId };
  const known = rowOf(first, conversations);
  return known !== undefined && knownTeam(known) !== undefined ? [] : [first];
}

/**
 * Returns the recipients that an event is about: the person or channel, or each known channel of the team. Teams names the
 * team of an event by the id of its first channel, and by its group id or not. With the id of the first channel alone, the
 * other channels are found only once an earlier event has named both ids. Returns none when the event does not say whose
 * channel it is.
 */
export function recipientsMet(meeting: Meeting, known: ChannelsKnown): readonly Recipient[] {
  const { recipient, isOfWholeTeam = false } = meeting;
  if (recipient.kind === 'person') return [recipient];
  const own = withTeam(recipient, meeting, known);
  const first = own === undefined ? [] : [own];
  if (!isOfWholeTeam) return [...first, ...firstOfTeam(recipient, meeting, known)];
  const team = own && knownTeam(own);
  const isOfTeam = (one: Channel) =>
    one.channelId !== recipient.channelId &&
    (one.teamId === recipient.channelId || (team !== undefined && knownTeam(one) === team));
  const others = known.conversations.flatMap((one) =>
    one.recipient.kind === 'channel' && isOfTeam(one.recipient) ? [one.recipient] : [],
  );
  return [...first, ...others];
}
