import { Hono } from 'hono';
import * as v from 'valibot';
import type { Emulator, TenantUser } from '../state/emulator';
import { findPlace, personalChatId, type Place } from '../connector/addresses';
import {
  installState,
  setInstallState,
  teamHolder,
  userHolder,
  type Holder,
} from '../connector/installations';
import { countUnread, findMessage, markRead, messagesOf } from '../connector/messages';
import { execute, submit } from '../connector/press';
import { postUserMessage } from '../connector/user-messages';
import { mustFindUser, mustHave, mustRead } from './read-request';
import { tabsOf } from './channel-tabs';
import { removeTabsOf } from './tab-routes';

const newMessage = v.object({
  userId: v.string(),
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(28_000)),
  threadId: v.optional(v.string()),
  mentionsBot: v.optional(v.boolean(), false),
  locale: v.optional(v.string()),
});
const buttonPress = v.object({
  userId: v.string(),
  kind: v.picklist(['execute', 'submit']),
  trigger: v.optional(v.picklist(['manual', 'automatic']), 'manual'),
  verb: v.optional(v.string()),
  data: v.optional(v.unknown()),
  locale: v.optional(v.string()),
});
const installation = v.object({
  kind: v.picklist(['user', 'team']),
  id: v.string(),
  state: v.picklist(['installed', 'removed', 'blocked']),
});

/** Finds a conversation that a person can open: their own chat or a channel of their teams. @throws {HTTPException} 404 */
function mustOpen(emulator: Emulator, user: TenantUser, id: string): Place {
  const place = mustHave(findPlace(emulator.tenant, id), 'conversation');
  const isOpen =
    place.kind === 'personal' ? place.user.id === user.id : place.team.memberIds.includes(user.id);
  return mustHave(isOpen ? place : undefined, 'conversation');
}

const holderOf = (place: Place): Holder =>
  place.kind === 'personal' ? userHolder(place.user) : teamHolder(place.team);

function mustFindHolder(emulator: Emulator, named: { kind: 'user' | 'team'; id: string }): Holder {
  if (named.kind === 'user') return userHolder(mustFindUser(emulator, named.id));
  const team = emulator.tenant.teams.find((t) => t.id === named.id);
  return teamHolder(mustHave(team, 'team'));
}

/** The conversations that a person sees: the chat with the bot and the channels of the person's teams. */
function conversationsOf(emulator: Emulator, user: TenantUser) {
  const unread = (id: string) => countUnread(emulator, user.id, id);
  const chatId = personalChatId(emulator.tenant, user.id);
  return {
    chat: {
      id: chatId,
      unread: unread(chatId),
      installState: installState(emulator, userHolder(user)),
    },
    teams: emulator.tenant.teams
      .filter((team) => team.memberIds.includes(user.id))
      .map((team) => ({
        id: team.id,
        displayName: team.displayName,
        isArchived: team.isArchived === true,
        memberIds: team.memberIds,
        installState: installState(emulator, teamHolder(team)),
        channels: team.channels.map((channel) => ({
          ...channel,
          unread: unread(channel.id),
          tabs: tabsOf(emulator, channel.id),
        })),
      })),
  };
}

const one = '/host/conversations/:id';

/** Answers the host page's calls that read chats and channels. */
export function chatRoutes(emulator: Emulator): Hono {
  const routes = new Hono();
  routes.get('/host/conversations', (c) =>
    c.json(conversationsOf(emulator, mustFindUser(emulator, c.req.query('user')))),
  );
  routes.get(one, (c) => {
    const user = mustFindUser(emulator, c.req.query('user'));
    const place = mustOpen(emulator, user, c.req.param('id'));
    const messages = messagesOf(emulator, place.id).map(({ cardFor, ...message }) => ({
      ...message,
      ownCard: cardFor?.[user.id],
    }));
    return c.json({ messages, installState: installState(emulator, holderOf(place)) });
  });
  routes.post(`${one}/read`, async (c) => {
    const { userId } = await mustRead(c.req, v.object({ userId: v.string() }));
    const user = mustFindUser(emulator, userId);
    markRead(emulator, user.id, mustOpen(emulator, user, c.req.param('id')).id);
    return c.json({});
  });
  return routes;
}

/** An object with the field, or an empty one when the field has no value. */
const given = <K extends string, T>(name: K, value: T | undefined) =>
  (value === undefined ? {} : { [name]: value }) as Partial<Record<K, T>>;

/** Answers the host page's calls by which people send messages, press buttons, and install or remove the app. */
export function messageRoutes(emulator: Emulator): Hono {
  const routes = new Hono();
  routes.post(`${one}/messages`, async (c) => {
    const { userId, text, mentionsBot, threadId, locale } = await mustRead(c.req, newMessage);
    const user = mustFindUser(emulator, userId);
    const place = mustOpen(emulator, user, c.req.param('id'));
    const options = { ...given('threadId', threadId), ...given('locale', locale) };
    const message = postUserMessage(emulator, { user, place, text, mentionsBot, ...options });
    return c.json({ id: message.id }, 201);
  });
  routes.post(`${one}/messages/:message/press`, async (c) => {
    const press = await mustRead(c.req, buttonPress);
    const user = mustFindUser(emulator, press.userId);
    const place = mustOpen(emulator, user, c.req.param('id'));
    const message = mustHave(findMessage(emulator, place.id, c.req.param('message')), 'message');
    const { kind, trigger, verb, data } = press;
    const options = { trigger, verb, data, ...given('locale', press.locale) };
    const send = kind === 'execute' ? execute : submit;
    return c.json(await send(emulator, { user, place, message, ...options }));
  });
  routes.put('/host/installations', async (c) => {
    const wanted = await mustRead(c.req, installation);
    setInstallState(emulator, mustFindHolder(emulator, wanted), wanted.state);
    const team = emulator.tenant.teams.find(({ id }) => id === wanted.id);
    if (team !== undefined && wanted.state === 'removed') removeTabsOf(emulator, team);
    return c.json({});
  });
  return routes;
}
