import { randomUUID } from 'node:crypto';
import type { Emulator, TenantTeam, TenantUser } from '../emulator';
import { botId, findPlace, personalChatId, teamConversationId } from './addresses';
import {
  installState,
  setToldState,
  teamHolder,
  toldState,
  userHolder,
  type Holder,
} from './installations';
import { deliver, envelope, type Origin } from './outgoing';

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

/**
 * `conversationUpdate` with the bot among the members, then `installationUpdate`, as Teams sends them.
 *
 * @see "Installation update event", learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
async function tell(emulator: Emulator, { holder, origin, to }: Announcement): Promise<boolean> {
  const bot = { id: botId(emulator.tenant) };
  const base = envelope(emulator, origin);
  const changed = to === 'installed' ? { membersAdded: [bot] } : { membersRemoved: [bot] };
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
  let isBusy = false;
  const round = async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      for (const announcement of owed(emulator)) if (!(await tell(emulator, announcement))) break;
    } finally {
      isBusy = false;
    }
  };
  const timer = setInterval(() => {
    // The store refuses once the stand-in stops; the next start goes on where this one was.
    round().catch(() => undefined);
  }, everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
