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
import { say } from '../connector/say';
import { mustFindUser, mustHave, mustRead } from './asked';
import { tabsOf } from './channel-tabs';
import { removeTabsOf } from './tab-routes';

const words = v.object({
  userId: v.string(),
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(28_000)),
  threadId: v.optional(v.string()),
  mentionsBot: v.optional(v.boolean(), false),
  locale: v.optional(v.string()),
});
const press = v.object({
  userId: v.string(),
  kind: v.picklist(['execute', 'submit']),
  trigger: v.optional(v.picklist(['manual', 'automatic']), 'manual'),
  verb: v.optional(v.string()),
  data: v.optional(v.unknown()),
  locale: v.optional(v.string()),
});
const installWish = v.object({
  kind: v.picklist(['user', 'team']),
  id: v.string(),
  state: v.picklist(['installed', 'removed', 'blocked']),
});

/** The place, if this person can open it: their own chat, or a channel of a team that they are in. */
function mustOpen(emulator: Emulator, user: TenantUser, id: string): Place {
  const place = mustHave(findPlace(emulator.tenant, id), 'conversation');
  const isOpen =
    place.kind === 'personal' ? place.user.id === user.id : place.team.memberIds.includes(user.id);
  return mustHave(isOpen ? place : undefined, 'conversation');
}

const holderOf = (place: Place): Holder =>
  place.kind === 'personal' ? userHolder(place.user) : teamHolder(place.team);

function mustFindHolder(emulator: Emulator, wish: { kind: 'user' | 'team'; id: string }): Holder {
  if (wish.kind === 'user') return userHolder(mustFindUser(emulator, wish.id));
  const team = emulator.tenant.teams.find((t) => t.id === wish.id);
  return teamHolder(mustHave(team, 'team'));
}

/** The chat with the bot and the channels, as one person has them. */
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

/** Chats and channels as people read them. */
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

/** A field that is there only when it has a value. */
const given = <K extends string, T>(name: K, value: T | undefined) =>
  (value === undefined ? {} : { [name]: value }) as Partial<Record<K, T>>;

/** What people write and press, and who has the app. */
export function talkRoutes(emulator: Emulator): Hono {
  const routes = new Hono();
  routes.post(`${one}/messages`, async (c) => {
    const { userId, text, mentionsBot, threadId, locale } = await mustRead(c.req, words);
    const user = mustFindUser(emulator, userId);
    const place = mustOpen(emulator, user, c.req.param('id'));
    const how = { ...given('threadId', threadId), ...given('locale', locale) };
    const message = say(emulator, { user, place, text, mentionsBot, ...how });
    return c.json({ id: message.id }, 201);
  });
  routes.post(`${one}/messages/:message/press`, async (c) => {
    const wish = await mustRead(c.req, press);
    const user = mustFindUser(emulator, wish.userId);
    const place = mustOpen(emulator, user, c.req.param('id'));
    const message = mustHave(findMessage(emulator, place.id, c.req.param('message')), 'message');
    const { kind, trigger, verb, data } = wish;
    const how = { trigger, verb, data, ...given('locale', wish.locale) };
    const send = kind === 'execute' ? execute : submit;
    return c.json(await send(emulator, { user, place, message, ...how }));
  });
  routes.put('/host/installations', async (c) => {
    const wish = await mustRead(c.req, installWish);
    setInstallState(emulator, mustFindHolder(emulator, wish), wish.state);
    const team = emulator.tenant.teams.find(({ id }) => id === wish.id);
    if (team !== undefined && wish.state === 'removed') removeTabsOf(emulator, team);
    return c.json({});
  });
  return routes;
}
