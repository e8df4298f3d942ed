import { NotDelivered, sendOut } from '../control/send-out';
import type { Emulator, TenantUser } from '../emulator';
import { botId, botName, personMri, serviceUrl, teamConversationId, type Place } from './addresses';

/** How the product answered an activity. `undefined` status: no answer within the limit, or none at all. */
export interface Delivered {
  readonly status: number | undefined;
  /** Parsed JSON, or `undefined` when the body is empty or not JSON. */
  readonly body: unknown;
}

/** Real milliseconds that Teams waits for an answer (bot.md §7, "time to answer"). */
export const answerLimitMs = 15_000;

/** The sender and the place of an activity. */
export interface Origin {
  readonly user: TenantUser;
  readonly place: Place;
  /** The language that the person's client is set to; the person's own without it. */
  readonly locale?: string;
  /** The thread in a channel. */
  readonly threadId?: string;
}

function conversationOf(emulator: Emulator, { place, threadId }: Origin) {
  const { tenantId } = emulator.tenant;
  if (place.kind === 'personal') return { conversationType: 'personal', tenantId, id: place.id };
  const thread = threadId ?? place.threadId;
  return {
    isGroup: true,
    conversationType: 'channel',
    tenantId,
    id: thread === undefined ? place.id : `${place.id};messageid=${thread}`,
  };
}

function channelDataOf(emulator: Emulator, place: Place) {
  const tenant = { id: emulator.tenant.tenantId };
  if (place.kind === 'personal') return { tenant };
  const teamId = teamConversationId(place.team);
  return {
    tenant,
    team: { id: teamId, aadGroupId: place.team.id, name: place.team.displayName },
    channel: { id: place.id },
    teamsTeamId: teamId,
    teamsChannelId: place.id,
  };
}

/**
 * The parts that every activity from Teams has.
 *
 * @see bot.md §8; "Conversation events", learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
export function envelope(emulator: Emulator, origin: Origin): Readonly<Record<string, unknown>> {
  const { tenant, clock } = emulator;
  const locale = origin.locale ?? origin.user.preferredLanguage;
  const timestamp = clock.now();
  return {
    timestamp,
    localTimestamp: timestamp,
    localTimezone: tenant.timeZone,
    channelId: 'msteams',
    serviceUrl: serviceUrl(emulator),
    from: {
      id: personMri(tenant, origin.user.id),
      name: origin.user.displayName,
      aadObjectId: origin.user.id,
    },
    conversation: conversationOf(emulator, origin),
    recipient: { id: botId(tenant), name: botName(tenant) },
    channelData: channelDataOf(emulator, origin.place),
    locale,
    entities: [
      {
        type: 'clientInfo',
        locale,
        country: locale.split('-')[1] ?? 'SE',
        platform: 'Web',
        timezone: tenant.timeZone,
      },
    ],
  };
}

/** Parsed JSON, or `undefined` when the body is empty or not JSON. */
async function read(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return undefined;
  }
}

/** Sends an activity to the product's messaging endpoint, signed as the Bot Framework signs it. Never throws. */
export async function deliver(
  emulator: Emulator,
  activity: Readonly<Record<string, unknown>>,
): Promise<Delivered> {
  const claims = {
    iss: 'https://api.botframework.com',
    aud: emulator.tenant.productClientId,
    serviceurl: activity['serviceUrl'],
  };
  const token = await emulator.botFramework.sign(claims, 3_600);
  try {
    const answer = await sendOut(emulator, {
      url: new URL(`${emulator.addresses.product}/api/messages`),
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(activity),
      patienceMs: answerLimitMs,
    });
    return { status: answer.status, body: await read(answer) };
  } catch (error) {
    if (error instanceof NotDelivered) return { status: undefined, body: undefined };
    throw error;
  }
}
