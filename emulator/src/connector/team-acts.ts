import { randomUUID } from 'node:crypto';
import type { Emulator, TenantUser } from '../state/emulator';
import { personMri, teamConversationId } from './addresses';
import { teamHolder, installState } from './installations';
import { keepTeam, type TeamState } from './living-teams';
import { envelope, tell } from './outgoing';

type Channel = TeamState['channels'][number];

/** What people do to a team. Channels by id; members by Entra object id. */
export type TeamAct =
  | { readonly act: 'renameTeam'; readonly name: string }
  | { readonly act: 'archiveTeam' | 'unarchiveTeam' | 'deleteTeam' | 'restoreTeam' }
  | {
      readonly act: 'createChannel';
      readonly name: string;
      readonly membershipType: Channel['membershipType'];
    }
  | { readonly act: 'renameChannel'; readonly channelId: string; readonly name: string }
  | { readonly act: 'deleteChannel' | 'restoreChannel'; readonly channelId: string }
  | { readonly act: 'addMembers' | 'removeMembers'; readonly userIds: readonly string[] };

/** The event's name in `channelData.eventType`. */
const EVENT: Readonly<Record<TeamAct['act'], string>> = {
  renameTeam: 'teamRenamed',
  archiveTeam: 'teamArchived',
  unarchiveTeam: 'teamUnarchived',
  deleteTeam: 'teamDeleted',
  restoreTeam: 'teamRestored',
  createChannel: 'channelCreated',
  renameChannel: 'channelRenamed',
  deleteChannel: 'channelDeleted',
  restoreChannel: 'channelRestored',
  addMembers: 'teamMemberAdded',
  removeMembers: 'teamMemberRemoved',
};

interface Outcome {
  readonly team: TeamState;
  /** The channel that it is about. */
  readonly channel?: Channel | undefined;
  /** Members that came or went. */
  readonly members?: readonly string[];
}

type ChannelAct = Extract<TeamAct, { readonly channelId: string }>;
type WholeAct = Exclude<TeamAct, { readonly channelId: string } | { readonly userIds: unknown }>;

function withChannel(team: TeamState, act: ChannelAct): Outcome {
  const change =
    act.act === 'renameChannel'
      ? { displayName: act.name }
      : { isDeleted: act.act === 'deleteChannel' };
  const channels = team.channels.map((one) =>
    one.id === act.channelId ? { ...one, ...change } : one,
  );
  const channel = channels.find((one) => one.id === act.channelId);
  return { team: { ...team, channels }, channel };
}

function created(team: TeamState, act: TeamAct & { act: 'createChannel' }): Outcome {
  const id = `19:${randomUUID().replaceAll('-', '')}@thread.tacv2`;
  const channel = { id, displayName: act.name, membershipType: act.membershipType };
  return { team: { ...team, channels: [...team.channels, channel] }, channel };
}

function withMembers(
  team: TeamState,
  act: Extract<TeamAct, { readonly userIds: unknown }>,
): Outcome {
  const isAdded = act.act === 'addMembers';
  const members = act.userIds.filter((id) => team.memberIds.includes(id) !== isAdded);
  const memberIds = isAdded
    ? [...team.memberIds, ...members]
    : team.memberIds.filter((id) => !members.includes(id));
  return { team: { ...team, memberIds }, members };
}

function whole(team: TeamState, act: WholeAct): Outcome {
  switch (act.act) {
    case 'createChannel':
      return created(team, act);
    case 'renameTeam':
      return { team: { ...team, displayName: act.name } };
    case 'archiveTeam':
    case 'unarchiveTeam':
      return { team: { ...team, isArchived: act.act === 'archiveTeam' } };
    case 'deleteTeam':
    case 'restoreTeam':
      return { team: { ...team, isDeleted: act.act === 'deleteTeam' } };
  }
}

/** The team after an act. */
function done(team: TeamState, act: TeamAct): Outcome {
  if ('userIds' in act) return withMembers(team, act);
  return 'channelId' in act ? withChannel(team, act) : whole(team, act);
}

function membersChanged(emulator: Emulator, act: TeamAct, members: readonly string[]) {
  const changed = members.map((id) => ({ id: personMri(emulator.tenant, id), aadObjectId: id }));
  return act.act === 'addMembers' ? { membersAdded: changed } : { membersRemoved: changed };
}

/** Bots hear of standard and shared channels, not of private ones, in which they cannot write either (bot.md §7). */
const isHeard = ({ channel, members }: Outcome): boolean =>
  channel?.membershipType !== 'private' && members?.length !== 0;

/** @see "Conversation update events", learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events */
function eventOf(emulator: Emulator, act: TeamAct, by: { user: TenantUser; outcome: Outcome }) {
  const { team, channel, members } = by.outcome;
  const id = teamConversationId(team);
  const [general] = team.channels;
  const place = { kind: 'channel', id, team, channel: channel ?? general } as const;
  if (place.channel === undefined) return undefined;
  const base = envelope(emulator, { user: by.user, place: { ...place, channel: place.channel } });
  return {
    ...base,
    ...(members === undefined ? {} : membersChanged(emulator, act, members)),
    type: 'conversationUpdate',
    id: `f:${randomUUID()}`,
    channelData: {
      ...(channel === undefined ? {} : { channel: { id: channel.id, name: channel.displayName } }),
      team: { id, aadGroupId: team.id, name: team.displayName },
      eventType: EVENT[act.act],
      tenant: { id: emulator.tenant.tenantId },
    },
  };
}

/**
 * Changes a team as a person does in Teams, and tells the bot if it is there.
 *
 * @returns the channel that it was about, if any
 */
export function actOnTeam(
  emulator: Emulator,
  by: { readonly user: TenantUser; readonly team: TeamState },
  act: TeamAct,
): { readonly channelId?: string } {
  const outcome = done(by.team, act);
  keepTeam(emulator, outcome.team);
  const event = eventOf(emulator, act, { user: by.user, outcome });
  const isThere = installState(emulator, teamHolder(by.team)) === 'installed';
  if (event !== undefined && isThere && isHeard(outcome)) tell(emulator, event);
  return outcome.channel === undefined ? {} : { channelId: outcome.channel.id };
}
