import { randomUUID } from 'node:crypto';
import type { Emulator, TenantTeam, TenantUser } from '../state/emulator';
import { botId, findPlace, personalChatId, personMri, teamConversationId } from './addresses';
import {
  installState,
  setToldState,
  teamHolder,
  toldState,
  userHolder,
  type Holder,
} from './installations';
import { deliver, envelope, type Origin } from './outgoing';

/** How often a product that did not answer is tried again. */
const everyMs = 2_000;

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

/** Everything that the product has not been told yet. Blocking is never told. */
function owed(emulator: Emulator): readonly Announcement[] {
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
    if (origin === undefined || toldState(emulator, holder) === to) return [];
    return [{ holder, origin, to } as const];
  });
}

/** Who came or went: in a chat the person with the bot, in a team the bot alone. */
function membersOf(emulator: Emulator, { user, place }: Origin): readonly object[] {
  const bot = { id: botId(emulator.tenant) };
  if (place.kind === 'channel') return [bot];
  return [bot, { id: personMri(emulator.tenant, user.id), aadObjectId: user.id }];
}

/** In a team the event says for which channel the app was chosen. */
function channelDataOf({ origin, to }: Announcement, given: unknown): object {
  const { place } = origin;
  if (place.kind === 'personal') return { ...(given as object) };
  const eventType = to === 'installed' ? 'teamMemberAdded' : 'teamMemberRemoved';
  return { ...(given as object), eventType, settings: { selectedChannel: { id: place.id } } };
}

/**
 * `conversationUpdate` with the bot among the members, then `installationUpdate`, as Teams sends them.
 *
 * @see "Installation update event", learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
async function tell(emulator: Emulator, announcement: Announcement): Promise<boolean> {
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
  setToldState(emulator, holder, to);
  return true;
}

/**
 * Tells the product of each person and team that got or lost the app: once, when it first answers. What has been told
 * is kept, so that a restart does not tell it again.
 *
 * @returns the way to stop
 */
export function announceInstallations(emulator: Emulator): () => void {
  let isAsked = false;
  let isRunning = false;
  const rounds = async () => {
    while (isAsked) {
      isAsked = false;
      for (const announcement of owed(emulator)) if (!(await tell(emulator, announcement))) break;
    }
  };
  const begin = () => {
    isAsked = true;
    if (isRunning) return;
    isRunning = true;
    // The store refuses once the stand-in stops; the next start goes on where this one was.
    rounds()
      .catch(() => undefined)
      .finally(() => {
        isRunning = false;
      });
  };
  const timer = setInterval(begin, everyMs);
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
