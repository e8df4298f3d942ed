import { randomUUID } from 'node:crypto';
import { NotDelivered, sendOut } from '../control/send-out';
import { readSwitches } from '../control/switches';
import type { Emulator, TenantUser } from '../state/emulator';
import { botId, botName, personMri, serviceUrl, teamConversationId, type Place } from './addresses';

/** How the product answered an activity. `undefined` status: no answer within the limit, or none at all. */
export interface Delivered {
  readonly status: number | undefined;
  /** Parsed JSON, or `undefined` when the body is empty or not JSON. */
  readonly body: unknown;
}

/** What goes over the wire, by the names of the Bot Framework's schema. */
export type Activity = Readonly<Record<string, unknown>>;

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
export function envelope(emulator: Emulator, origin: Origin): Activity {
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

/** A second copy of a card's press bears an id and a time of its own; of words it is the same (bot.md §8 rows 1, 2). */
function secondCopy(emulator: Emulator, activity: Activity): Activity {
  const isPress = activity['type'] === 'invoke' || 'value' in activity;
  if (!isPress) return activity;
  const timestamp = emulator.clock.now();
  return { ...activity, id: `f:${randomUUID()}`, timestamp, localTimestamp: timestamp };
}

async function deliverOnce(emulator: Emulator, activity: Activity): Promise<Delivered> {
  const claims = {
    iss: 'https://api.botframework.com',
    aud: emulator.tenant.productClientId,
    serviceurl: activity['serviceUrl'],
  };
  const token = await emulator.botFramework.sign(claims, 3_600);
  const answer = await sendOut(emulator, {
    url: new URL(`${emulator.addresses.product}/api/messages`),
    kind: String(activity['type']),
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(activity),
    again: () => JSON.stringify(secondCopy(emulator, activity)),
    patienceMs: readSwitches(emulator.store).answerLimitMs,
  });
  return { status: answer.status, body: await read(answer) };
}

/** Is it sent once more when no answer came in time? */
function isSentAgain(emulator: Emulator, activity: Activity, error: NotDelivered): boolean {
  const { slowMessages, slowInvokes } = readSwitches(emulator.store);
  const position = activity['type'] === 'invoke' ? slowInvokes : slowMessages;
  return error.mayHaveArrived && position === 'redelivered';
}

/**
 * Sends an activity to the product's messaging endpoint, signed as the Bot Framework signs it. What got no answer in time
 * is sent once more. Never throws.
 */
export async function deliver(emulator: Emulator, activity: Activity): Promise<Delivered> {
  const nothing = { status: undefined, body: undefined };
  try {
    return await deliverOnce(emulator, activity);
  } catch (error) {
    if (!(error instanceof NotDelivered)) throw error;
    if (!isSentAgain(emulator, activity, error)) return nothing;
    return deliverOnce(emulator, secondCopy(emulator, activity)).catch(() => nothing);
  }
}

/** Sends in the background, as events are sent: who acts does not wait for the bot. */
export function tell(emulator: Emulator, activity: Activity): void {
  deliver(emulator, activity).catch(() => {
    // The stand-in stops meanwhile: its store refuses, and the event is lost as it may be in the service.
  });
}
