import { readSwitches } from '../control/switches';
import type { Emulator, TenantTeam, TenantUser } from '../state/emulator';
import { refusal } from './connector-error';
import type { Place } from './addresses';

/** The app at a person or in a team. A person who blocks the bot still has it, and no event tells. */
export type InstallState = 'installed' | 'removed' | 'blocked';

/** What has the app or not: a person or a team. */
export interface Holder {
  readonly kind: 'user' | 'team';
  readonly id: string;
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
const toldKey = (holder: Holder) => `connector:install-told:${holder.kind}:${holder.id}`;

/** How it stands now; what the tenant's file says until somebody changes it. */
export function installState(emulator: Emulator, holder: Holder): InstallState {
  const kept = emulator.store.get<InstallState>(stateKey(holder));
  return kept ?? (holder.hasApp ? 'installed' : 'removed');
}

/** Installs, removes or blocks. The event goes out by `announceInstallations`. */
export function setInstallState(emulator: Emulator, holder: Holder, state: InstallState): void {
  emulator.store.put(stateKey(holder), state);
  emulator.events.emit({ kind: 'conversation', id: holder.id });
}

/** What the product was told last: it starts with knowing nothing. */
export function toldState(emulator: Emulator, holder: Holder): 'installed' | 'removed' {
  return emulator.store.get<'installed' | 'removed'>(toldKey(holder)) ?? 'removed';
}

/** Remembers that the product was told. */
export function setToldState(
  emulator: Emulator,
  holder: Holder,
  state: 'installed' | 'removed',
): void {
  emulator.store.put(toldKey(holder), state);
}

/** May the bot open a chat: the person has the app, or is in a team that has it (bot.md §7, "proactive, user"). */
export function canMeet(emulator: Emulator, user: TenantUser): boolean {
  if (user.kind === 'outsider') return false;
  if (installState(emulator, userHolder(user)) !== 'removed') return true;
  return emulator.tenant.teams.some(
    (team) =>
      team.memberIds.includes(user.id) && installState(emulator, teamHolder(team)) === 'installed',
  );
}

/**
 * Who took the app away hears nothing more in the chat, in whatever team they are.
 *
 * @throws a refusal as Teams words it when the bot is not in the place, or blocked there
 * @see "Uninstall behavior for personal app with bot", learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
export function mustBeThere(emulator: Emulator, place: Place): void {
  if (place.kind === 'channel') {
    if (installState(emulator, teamHolder(place.team)) !== 'installed') throw notInRoster();
    return;
  }
  if (installState(emulator, userHolder(place.user)) === 'blocked')
    throw refusal('ConversationBlockedByUser', 'User blocked the conversation with the bot.', {
      subCode: 'MessageWritesBlocked',
    });
  const isTakenAway = emulator.store.get(stateKey(userHolder(place.user))) === 'removed';
  if (isTakenAway || !canMeet(emulator, place.user)) throw notInRoster();
}

/** @throws a refusal as Teams words it when the bot may not write in the place (bot.md §7 "private channels", §8 row 26) */
export function mustBeWritable(emulator: Emulator, place: Place): void {
  mustBeThere(emulator, place);
  if (place.kind === 'personal') return;
  if (place.channel.membershipType === 'private')
    throw refusal('NotEnoughPermissions', 'Bots cannot post messages in private channels.');
  if (place.team.isArchived === true && readSwitches(emulator.store).archivedTeam === 'refused')
    throw refusal('ForbiddenOperationException', 'The team is archived.');
}

function notInRoster() {
  return refusal('BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
}
