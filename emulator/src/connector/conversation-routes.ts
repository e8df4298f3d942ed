import { Hono } from 'hono';
import * as v from 'valibot';
import type { Emulator, TenantUser } from '../state/emulator';
import { findPerson, personalChatId, type Place } from './addresses';
import { refusal } from './connector-error';
import { mustFindPlace, postActivity, readActivity } from './incoming';
import { canMeet, mustBeWritable } from './installations';
import type { Throttle } from './limits';

const idOf = v.looseObject({ id: v.string() });
const wanted = v.looseObject({
  members: v.nullish(v.array(idOf), []),
  tenantId: v.nullish(v.string()),
  activity: v.nullish(v.unknown(), undefined),
  channelData: v.nullish(v.looseObject({ channel: v.nullish(idOf), tenant: v.nullish(idOf) }), {}),
});
type Wanted = v.InferOutput<typeof wanted>;

/** The person behind the one member. @throws 400 for nobody, several, or somebody of elsewhere; 403 without the app */
function mustMeet(emulator: Emulator, members: Wanted['members']): TenantUser {
  const [member, other] = members;
  if (member === undefined || other !== undefined)
    throw refusal('BadArgument', 'Bots can create a chat with exactly one member.');
  const user = findPerson(emulator.tenant, member.id);
  if (user === undefined || user.kind === 'outsider')
    throw refusal('BadArgument', 'Failed to decrypt pairwise id');
  if (canMeet(emulator, user)) return user;
  throw refusal(
    'ForbiddenOperationException',
    "The bot is not installed in the user's personal scope.",
  );
}

/** A new thread of a channel, or a person's chat. Neither a group chat nor a channel can be made by a bot. */
function placeFor(emulator: Emulator, asked: Wanted): Place {
  const { channel, tenant } = asked.channelData;
  if (channel) return mustFindPlace(emulator, channel.id);
  if ((tenant?.id ?? asked.tenantId) !== emulator.tenant.tenantId)
    throw refusal('BadArgument', 'Incorrect conversation creation parameters: tenant id.');
  const user = mustMeet(emulator, asked.members);
  return { kind: 'personal', id: personalChatId(emulator.tenant, user.id), user };
}

function start(emulator: Emulator, place: Place, asked: Wanted) {
  const { activity } = asked;
  if (place.kind === 'channel' && activity === undefined)
    throw refusal('BadArgument', 'A new thread needs an activity.');
  if (activity === undefined) return { id: place.id };
  const message = postActivity(emulator, place, readActivity(emulator, activity));
  if (message === undefined) return { id: place.id };
  const id = place.kind === 'personal' ? place.id : `${place.id};messageid=${message.threadId}`;
  return { id, activityId: message.id };
}

/**
 * `POST /v3/conversations`: a chat with a person, or a new thread in a channel.
 *
 * @see "Send proactive messages", learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export function conversationRoutes(emulator: Emulator, throttle: Throttle): Hono {
  const routes = new Hono();
  routes.post('/v3/conversations', async (c) => {
    const parsed = v.safeParse(wanted, await c.req.json().catch(() => undefined));
    if (!parsed.success) throw refusal('BadSyntax', 'Conversation parameters are malformed.');
    const place = placeFor(emulator, parsed.output);
    throttle.count('send', place.id);
    mustBeWritable(emulator, place);
    return c.json(start(emulator, place, parsed.output), 201);
  });
  return routes;
}
