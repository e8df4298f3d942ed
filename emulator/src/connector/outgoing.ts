import { randomUUID } from 'node:crypto';
import { NotDelivered, sendWithFaults } from '../control/send-with-faults';
import { readSwitches } from '../control/switches';
import type { Emulator, TenantUser } from '../state/emulator';
import { botId, botName, personMri, serviceUrl, teamConversationId, type Place } from './addresses';

/** How the product answered an activity. */
export interface Delivered {
  /** `undefined` when the product gave no answer, or none within the time limit. */
  readonly status: number | undefined;
  /** Parsed JSON, or `undefined` when the body is empty or not JSON. */
  readonly body: unknown;
}

/** An activity as JSON, with the property names of the Bot Framework's activity schema. */
export type Activity = Readonly<Record<string, unknown>>;

/** The person who causes an activity and the conversation that it happens in. */
export interface Origin {
  readonly user: TenantUser;
  readonly place: Place;
  /** The language of the person's client. Without it, the activity has the person's preferred language. */
  readonly locale?: string;
  /** Id of the first message of a channel's thread. */
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
 * Makes the properties that every activity from Teams has.
 *
 * @see "Conversation events", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
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

/** Parses an answer's body; `undefined` when it is empty or not JSON. */
async function parseBody(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return undefined;
  }
}

/**
 * The activity as Teams sends it a second time. For a pressed button Teams sends a new id and timestamp, for a message the same
 * ones.
 *
 * @see https://github.com/MicrosoftDocs/msteams-docs/issues/6084 for messages, https://github.com/MicrosoftDocs/msteams-docs/issues/5668 for buttons
 */
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
  const answer = await sendWithFaults(emulator, {
    url: new URL(`${emulator.addresses.product}/api/messages`),
    kind: String(activity['type']),
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(activity),
    secondBody: () => JSON.stringify(secondCopy(emulator, activity)),
    timeoutMs: readSwitches(emulator.store).answerLimitMs,
  });
  return { status: answer.status, body: await parseBody(answer) };
}

/** Whether the switches make Teams send an activity again that got no answer in time. */
function isSentAgain(emulator: Emulator, activity: Activity, error: NotDelivered): boolean {
  const { slowMessages, slowInvokes } = readSwitches(emulator.store);
  const position = activity['type'] === 'invoke' ? slowInvokes : slowMessages;
  return error.mayHaveArrived && position === 'redelivered';
}

/**
 * Sends an activity to the product's messaging endpoint with a token that the emulated Bot Framework signs. Sends it once more
 * when no answer comes in time, if the switches `slowMessages` and `slowInvokes` say so.
 */
export async function deliver(emulator: Emulator, activity: Activity): Promise<Delivered> {
  const noAnswer = { status: undefined, body: undefined };
  try {
    return await deliverOnce(emulator, activity);
  } catch (error) {
    if (!(error instanceof NotDelivered)) throw error;
    if (!isSentAgain(emulator, activity, error)) return noAnswer;
    return deliverOnce(emulator, secondCopy(emulator, activity)).catch(() => noAnswer);
  }
}

/** Sends an activity without waiting for the bot's answer, as Teams sends events. */
export function deliverInBackground(emulator: Emulator, activity: Activity): void {
  deliver(emulator, activity).catch(() => {
    // When the emulator stops meanwhile, its store throws and the event is lost. Teams can lose events too.
  });
}
