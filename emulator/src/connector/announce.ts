import { randomUUID } from 'node:crypto';
import type { Emulator, TenantTeam, TenantUser } from '../state/emulator';
import { botId, findPlace, personalChatId, personMri, teamConversationId } from './addresses';
import {
  installState,
  setAnnouncedState,
  teamHolder,
  announcedState,
  userHolder,
  type Holder,
} from './installations';
import { deliver, envelope, type Origin } from './outgoing';

/** Pause before the emulator tries again to reach a product that did not answer. */
const retryMs = 2_000;

/** An installation or removal that the product has to be told of. */
interface Announcement {
  readonly holder: Holder;
  readonly origin: Origin;
  readonly to: 'installed' | 'removed';
}

function originOfTeam(emulator: Emulator, team: TenantTeam): Origin | undefined {
  const place = findPlace(emulator.tenant, teamConversationId(team));
  const user = emulator.tenant.users.find((u) => u.id === team.memberIds[0]);
  return place === undefined || user === undefined ? undefined : { place, user };
}

function originOfUser(emulator: Emulator, user: TenantUser): Origin {
  const id = personalChatId(emulator.tenant, user.id);
  return { place: { kind: 'personal', id, user }, user };
}

/**
 * Lists the installations and removals that the product has not been told of. Teams sends no event when a person blocks the
 * bot, so a blocked person counts as installed here.
 */
function pendingAnnouncements(emulator: Emulator): readonly Announcement[] {
  const holders = [
    ...emulator.tenant.teams.map((team) => ({
      holder: teamHolder(team),
      origin: originOfTeam(emulator, team),
    })),
    ...emulator.tenant.users.map((user) => ({
      holder: userHolder(user),
      origin: originOfUser(emulator, user),
    })),
  ];
  return holders.flatMap(({ holder, origin }) => {
    const to = installState(emulator, holder) === 'removed' ? 'removed' : 'installed';
    if (origin === undefined || announcedState(emulator, holder) === to) return [];
    return [{ holder, origin, to } as const];
  });
}

/** The members that joined or left with the app: the bot and the person in a chat, the bot alone in a team. */
function membersOf(emulator: Emulator, { user, place }: Origin): readonly object[] {
  const bot = { id: botId(emulator.tenant) };
  if (place.kind === 'channel') return [bot];
  return [bot, { id: personMri(emulator.tenant, user.id), aadObjectId: user.id }];
}

/** The event's `channelData`. For a team it names the event and the channel that the app was installed for. */
function channelDataOf({ origin, to }: Announcement, given: unknown): object {
  const { place } = origin;
  if (place.kind === 'personal') return { ...(given as object) };
  const eventType = to === 'installed' ? 'teamMemberAdded' : 'teamMemberRemoved';
  return { ...(given as object), eventType, settings: { selectedChannel: { id: place.id } } };
}

/**
 * Sends the product a `conversationUpdate` with the bot among the members, then an `installationUpdate`, as Teams does.
 *
 * @returns false when the product did not accept both
 * @see "Installation update event", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
async function announce(emulator: Emulator, announcement: Announcement): Promise<boolean> {
  const { holder, origin, to } = announcement;
  const members = membersOf(emulator, origin);
  const envelopeOf = envelope(emulator, origin);
  const channelData = channelDataOf(announcement, envelopeOf['channelData']);
  const base = { ...envelopeOf, channelData };
  const changed = to === 'installed' ? { membersAdded: members } : { membersRemoved: members };
  const action = to === 'installed' ? 'add' : 'remove';
  const events = [
    { ...base, ...changed, type: 'conversationUpdate', id: `f:${randomUUID()}` },
    { ...base, action, type: 'installationUpdate', id: `f:${randomUUID()}` },
  ];
  for (const event of events) {
    const { status } = await deliver(emulator, event);
    if (status === undefined || status >= 300) return false;
  }
  setAnnouncedState(emulator, holder, to);
  return true;
}

/**
 * Tells the product of each person and team that gets or loses the app, once, as soon as the product answers. The store
 * remembers what the product was told, so that a restart of the emulator does not repeat it.
 *
 * @returns a function that stops this
 */
export function announceInstallations(emulator: Emulator): () => void {
  let isRequested = false;
  let isRunning = false;
  const announcePending = async () => {
    while (isRequested) {
      isRequested = false;
      for (const announcement of pendingAnnouncements(emulator))
        if (!(await announce(emulator, announcement))) break;
    }
  };
  const begin = () => {
    isRequested = true;
    if (isRunning) return;
    isRunning = true;
    // When the emulator stops, its store throws. The next start continues with what is still pending.
    announcePending()
      .catch(() => undefined)
      .finally(() => {
        isRunning = false;
      });
  };
  const timer = setInterval(begin, retryMs);
  timer.unref();
  const isHolder = (id?: string) => id !== undefined && !id.includes(':');
  const stopListening = emulator.events.on(({ kind, id }) => {
    if (kind === 'conversation' && isHolder(id)) begin();
  });
  return () => {
    clearInterval(timer);
    stopListening();
  };
}
