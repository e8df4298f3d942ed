import { Hono } from 'hono';
import type { Emulator } from '../state/emulator';
import {
  mustFindOwnMessage,
  mustFindPlace,
  postActivity,
  readActivity,
  updateActivity,
} from './incoming';
import { mustBeWritable } from './installations';
import type { Throttle } from './limits';
import { changeMessage } from './messages';

/**
 * Lets the bot send, reply, update and delete messages in a conversation.
 *
 * @see "Conversation operations", https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 */
export function activityRoutes(emulator: Emulator, throttle: Throttle): Hono {
  const routes = new Hono();
  const all = '/v3/conversations/:conversation/activities';
  const one = `${all}/:activity`;

  const open = (conversation: string) => {
    const place = mustFindPlace(emulator, conversation);
    throttle.count('send', place.id);
    mustBeWritable(emulator, place);
    return place;
  };

  const post = async (conversation: string, body: Promise<unknown>, replyToId?: string) => {
    const place = open(conversation);
    const activity = readActivity(emulator, await body.catch(() => undefined));
    const sent = replyToId === undefined ? activity : { ...activity, replyToId };
    const message = postActivity(emulator, place, sent);
    return message === undefined ? {} : { id: message.id };
  };

  routes.post(all, async (c) => c.json(await post(c.req.param('conversation'), c.req.json()), 201));
  routes.post(one, async (c) =>
    c.json(await post(c.req.param('conversation'), c.req.json(), c.req.param('activity')), 201),
  );
  routes.put(one, async (c) => {
    const place = open(c.req.param('conversation'));
    const message = mustFindOwnMessage(emulator, place, c.req.param('activity'));
    const activity = readActivity(emulator, await c.req.json().catch(() => undefined));
    return c.json({ id: updateActivity(emulator, message, activity).id });
  });
  routes.delete(one, (c) => {
    const place = open(c.req.param('conversation'));
    const message = mustFindOwnMessage(emulator, place, c.req.param('activity'));
    changeMessage(emulator, message, { deletedAt: emulator.clock.now() });
    return c.json({});
  });
  return routes;
}
