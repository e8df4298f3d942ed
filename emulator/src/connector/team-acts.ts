import { randomUUID } from 'node:crypto';
import type { Emulator, TenantUser } from '../state/emulator';
import { personMri, teamConversationId } from './addresses';
import { teamHolder, installState } from './installations';
import { saveTeam, type TeamState } from './team-states';
import { deliverInBackground, envelope } from './outgoing';

type Channel = TeamState['channels'][number];

/** An act of a person on a team. Channels are named by id, members by Entra object id. */
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

/** The value of `channelData.eventType` for each act. */
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
  /** The channel that the act changed. */
  readonly channel?: Channel | undefined;
  /** Ids of the members who were added or removed. */
  readonly members?: readonly string[];
}

type ChannelAct = Extract<TeamAct, { readonly channelId: string }>;
type TeamPropertyAct = Exclude<
  TeamAct,
  { readonly channelId: string } | { readonly userIds: unknown }
>;

function changeChannel(team: TeamState, act: ChannelAct): Outcome {
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

function createChannel(team: TeamState, act: TeamAct & { act: 'createChannel' }): Outcome {
  const id = `19:${randomUUID().replaceAll('-', '')}@thread.tacv2`;
  const channel = { id, displayName: act.name, membershipType: act.membershipType };
  return { team: { ...team, channels: [...team.channels, channel] }, channel };
}

function changeMembers(
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

function changeTeam(team: TeamState, act: TeamPropertyAct): Outcome {
  switch (act.act) {
    case 'createChannel':
      return createChannel(team, act);
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

/** The team after an act, with what the act changed. */
function outcomeOf(team: TeamState, act: TeamAct): Outcome {
  if ('userIds' in act) return changeMembers(team, act);
  return 'channelId' in act ? changeChannel(team, act) : changeTeam(team, act);
}

function membersChanged(emulator: Emulator, act: TeamAct, members: readonly string[]) {
  const changed = members.map((id) => ({ id: personMri(emulator.tenant, id), aadObjectId: id }));
  return act.act === 'addMembers' ? { membersAdded: changed } : { membersRemoved: changed };
}

/**
 * Whether Teams sends the bot an event: not for private channels, in which bots cannot write, and not when no member changed.
 *
 * @see "Channel and group conversations", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations
 */
const isSentToBot = ({ channel, members }: Outcome): boolean =>
  channel?.membershipType !== 'private' && members?.length !== 0;

/** Makes the activity that tells the bot of an act. @see "Conversation update events", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events */
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
 * Changes a team as a person does in Teams, and sends the bot an event if the team has the app.
 *
 * @returns the id of the channel that the act changed, if any
 */
export function actOnTeam(
  emulator: Emulator,
  by: { readonly user: TenantUser; readonly team: TeamState },
  act: TeamAct,
): { readonly channelId?: string } {
  const outcome = outcomeOf(by.team, act);
  saveTeam(emulator, outcome.team);
  const event = eventOf(emulator, act, { user: by.user, outcome });
  const hasApp = installState(emulator, teamHolder(by.team)) === 'installed';
  if (event !== undefined && hasApp && isSentToBot(outcome)) deliverInBackground(emulator, event);
  return outcome.channel === undefined ? {} : { channelId: outcome.channel.id };
}
