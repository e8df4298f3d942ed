import { readSwitches } from '../control/switches';
import type { Emulator, TenantTeam, TenantUser } from '../state/emulator';
import { refusal } from './connector-error';
import type { Place } from './addresses';

/** Whether a person or a team has the app. A person who blocks the bot still has it, and Teams sends the bot no event. */
export type InstallState = 'installed' | 'removed' | 'blocked';

/** A person or a team that can have the app installed. */
export interface Holder {
  readonly kind: 'user' | 'team';
  readonly id: string;
  /** Whether the app is installed at the start, as the tenant file says. */
  readonly hasApp: boolean;
}

/** A person as holder of the app. */
export const userHolder = (user: TenantUser): Holder => ({
  kind: 'user',
  id: user.id,
  hasApp: user.hasApp,
});

/** A team as holder of the app. */
export const teamHolder = (team: TenantTeam): Holder => ({
  kind: 'team',
  id: team.id,
  hasApp: team.hasApp,
});

const stateKey = (holder: Holder) => `connector:install:${holder.kind}:${holder.id}`;
const announcedKey = (holder: Holder) => `connector:install-told:${holder.kind}:${holder.id}`;

/** Reads whether a holder has the app now. Until somebody changes it, the tenant file decides. */
export function installState(emulator: Emulator, holder: Holder): InstallState {
  const kept = emulator.store.get<InstallState>(stateKey(holder));
  return kept ?? (holder.hasApp ? 'installed' : 'removed');
}

/** Installs, removes or blocks the app. `announceInstallations` then sends the bot the events. */
export function setInstallState(emulator: Emulator, holder: Holder, state: InstallState): void {
  emulator.store.put(stateKey(holder), state);
  emulator.events.emit({ kind: 'conversation', id: holder.id });
}

/** Reads what the product was last told of a holder; `removed` before it was told anything. */
export function announcedState(emulator: Emulator, holder: Holder): 'installed' | 'removed' {
  return emulator.store.get<'installed' | 'removed'>(announcedKey(holder)) ?? 'removed';
}

/** Remembers what the product was told of a holder. */
export function setAnnouncedState(
  emulator: Emulator,
  holder: Holder,
  state: 'installed' | 'removed',
): void {
  emulator.store.put(announcedKey(holder), state);
}

/**
 * Decides whether the bot may open a chat with a person: the person has the app, or is in a team that has it.
 *
 * @see "Send proactive messages", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export function canOpenChat(emulator: Emulator, user: TenantUser): boolean {
  if (user.kind === 'outsider') return false;
  if (installState(emulator, userHolder(user)) !== 'removed') return true;
  return emulator.tenant.teams.some(
    (team) =>
      team.memberIds.includes(user.id) && installState(emulator, teamHolder(team)) === 'installed',
  );
}

/**
 * Refuses a call for a conversation that the bot is not in. A person who removed the app gets no more messages in the chat,
 * even when a team that the person is in still has the app.
 *
 * @throws {HTTPException} 403 `BotNotInConversationRoster`, or `ConversationBlockedByUser` when the person blocked the bot
 * @see "Uninstall behavior for personal app with bot", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
export function mustBeInConversation(emulator: Emulator, place: Place): void {
  if (place.kind === 'channel') {
    if (installState(emulator, teamHolder(place.team)) !== 'installed') throw notInRoster();
    return;
  }
  if (installState(emulator, userHolder(place.user)) === 'blocked')
    throw refusal('ConversationBlockedByUser', 'User blocked the conversation with the bot.', {
      subCode: 'MessageWritesBlocked',
    });
  const isRemoved = emulator.store.get(stateKey(userHolder(place.user))) === 'removed';
  if (isRemoved || !canOpenChat(emulator, place.user)) throw notInRoster();
}

/**
 * Refuses a message to a conversation that the bot is not in or may not write in. The switch `archivedTeam` decides for
 * archived teams, since Microsoft's pages do not.
 *
 * @throws {HTTPException} 403 with the code that Teams uses
 * @see "Channel and group conversations", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations
 */
export function mustBeWritable(emulator: Emulator, place: Place): void {
  mustBeInConversation(emulator, place);
  if (place.kind === 'personal') return;
  if (place.channel.membershipType === 'private')
    throw refusal('NotEnoughPermissions', 'Bots cannot post messages in private channels.');
  if (place.team.isArchived === true && readSwitches(emulator.store).archivedTeam === 'refused')
    throw refusal('ForbiddenOperationException', 'The team is archived.');
}

function notInRoster() {
  return refusal('BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
}
