import { Hono } from 'hono';
import * as v from 'valibot';
import type { Emulator, TenantUser } from '../state/emulator';
import { findPerson, personalChatId, type Place } from './addresses';
import { refusal } from './connector-error';
import { mustFindPlace, postActivity, readActivity } from './incoming';
import { canOpenChat, mustBeWritable } from './installations';
import type { Throttle } from './limits';

const idOf = v.looseObject({ id: v.string() });
const conversationParameters = v.looseObject({
  members: v.nullish(v.array(idOf), []),
  tenantId: v.nullish(v.string()),
  activity: v.nullish(v.unknown(), undefined),
  channelData: v.nullish(v.looseObject({ channel: v.nullish(idOf), tenant: v.nullish(idOf) }), {}),
});
type ConversationParameters = v.InferOutput<typeof conversationParameters>;

/**
 * Finds the person whom the bot wants to open a chat with.
 *
 * @throws {HTTPException} 400 for no member, several members, or a person of another tenant; 403 when the person lacks the app
 */
function mustFindRecipient(
  emulator: Emulator,
  members: ConversationParameters['members'],
): TenantUser {
  const [member, other] = members;
  if (member === undefined || other !== undefined)
    throw refusal('BadArgument', 'Bots can create a chat with exactly one member.');
  const user = findPerson(emulator.tenant, member.id);
  if (user === undefined || user.kind === 'outsider')
    throw refusal('BadArgument', 'Failed to decrypt pairwise id');
  if (canOpenChat(emulator, user)) return user;
  throw refusal(
    'ForbiddenOperationException',
    "The bot is not installed in the user's personal scope.",
  );
}

/** Finds the channel or the person's chat that the parameters name. A bot can create neither group chats nor channels. */
function placeFor(emulator: Emulator, parameters: ConversationParameters): Place {
  const { channel, tenant } = parameters.channelData;
  if (channel) return mustFindPlace(emulator, channel.id);
  if ((tenant?.id ?? parameters.tenantId) !== emulator.tenant.tenantId)
    throw refusal('BadArgument', 'Incorrect conversation creation parameters: tenant id.');
  const user = mustFindRecipient(emulator, parameters.members);
  return { kind: 'personal', id: personalChatId(emulator.tenant, user.id), user };
}

function startConversation(emulator: Emulator, place: Place, parameters: ConversationParameters) {
  const { activity } = parameters;
  if (place.kind === 'channel' && activity === undefined)
    throw refusal('BadArgument', 'A new thread needs an activity.');
  if (activity === undefined) return { id: place.id };
  const message = postActivity(emulator, place, readActivity(emulator, activity));
  if (message === undefined) return { id: place.id };
  const id = place.kind === 'personal' ? place.id : `${place.id};messageid=${message.threadId}`;
  return { id, activityId: message.id };
}

/**
 * Answers `POST /v3/conversations`, by which the bot opens a person's chat or starts a new thread in a channel.
 *
 * @see "Send proactive messages", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export function conversationRoutes(emulator: Emulator, throttle: Throttle): Hono {
  const routes = new Hono();
  routes.post('/v3/conversations', async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const parsed = v.safeParse(conversationParameters, body);
    if (!parsed.success) throw refusal('BadSyntax', 'Conversation parameters are malformed.');
    const place = placeFor(emulator, parsed.output);
    throttle.count('send', place.id);
    mustBeWritable(emulator, place);
    return c.json(startConversation(emulator, place, parsed.output), 201);
  });
  return routes;
}
