import { Hono } from 'hono';
import type { Emulator, TenantTeam, TenantUser } from '../state/emulator';
import { findPerson, personMri, teamConversationId, type Place } from './addresses';
import { refusal } from './connector-error';
import { mustFindPlace } from './incoming';
import { installState, mustBeInConversation, teamHolder } from './installations';
import type { Throttle } from './limits';

/**
 * A person as the connector returns a member of a conversation.
 *
 * @see "Get Teams specific context for your bot", https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
 */
function member(emulator: Emulator, user: TenantUser) {
  const [givenName = '', ...surname] = user.displayName.split(' ');
  return {
    id: personMri(emulator.tenant, user.id),
    name: user.displayName,
    objectId: user.id,
    givenName,
    surname: surname.join(' '),
    email: user.mail ?? undefined,
    userPrincipalName: user.userPrincipalName,
    tenantId: user.tenantId,
    userRole: user.kind === 'guest' ? 'guest' : 'user',
  };
}

function peopleOf(emulator: Emulator, place: Place): readonly TenantUser[] {
  if (place.kind === 'personal') return [place.user];
  return emulator.tenant.users.filter((user) => place.team.memberIds.includes(user.id));
}

function mustFindTeam(emulator: Emulator, id: string): TenantTeam {
  const team = emulator.tenant.teams.find((t) => t.id === id || teamConversationId(t) === id);
  if (team === undefined) throw refusal('ConversationNotFound', 'Conversation not found.');
  if (installState(emulator, teamHolder(team)) !== 'installed')
    throw refusal('BotNotInConversationRoster', 'The bot is not part of the conversation roster.');
  return team;
}

function findMember(emulator: Emulator, people: readonly TenantUser[], id: string): TenantUser {
  const user = findPerson(emulator.tenant, id);
  if (user === undefined || !people.includes(user))
    throw refusal('MemberNotFoundInConversation', 'The member was not found.');
  return user;
}

/** One page of members: 200 unless `pageSize` asks for another number, which Teams keeps between 50 and 500. */
function pageOf<T>(members: readonly T[], query: (name: string) => string | undefined) {
  const from = Number(query('continuationToken') ?? 0);
  const size = Math.min(500, Math.max(50, Number(query('pageSize') ?? 200)));
  const next = from + size < members.length ? { continuationToken: String(from + size) } : {};
  return { members: members.slice(from, from + size), ...next };
}

/** Answers the calls by which the bot reads a conversation and its members. */
export function memberRoutes(emulator: Emulator, throttle: Throttle): Hono {
  const routes = new Hono();
  const conversation = '/v3/conversations/:conversation';
  const open = (id: string) => {
    const place = mustFindPlace(emulator, id);
    throttle.count('read', place.id);
    mustBeInConversation(emulator, place);
    return place;
  };
  const membersOf = (id: string) =>
    peopleOf(emulator, open(id)).map((user) => member(emulator, user));

  routes.get(conversation, (c) => {
    const place = open(c.req.param('conversation'));
    return c.json({
      id: place.id,
      tenantId: emulator.tenant.tenantId,
      conversationType: place.kind,
      isGroup: place.kind === 'channel',
    });
  });
  routes.get(`${conversation}/members`, (c) => c.json(membersOf(c.req.param('conversation'))));
  // Teams documents `pagedMembers`; older clients call `pagedmembers`.
  for (const name of ['pagedMembers', 'pagedmembers'])
    routes.get(`${conversation}/${name}`, (c) =>
      c.json(pageOf(membersOf(c.req.param('conversation')), (key) => c.req.query(key))),
    );
  routes.get(`${conversation}/members/:member`, (c) => {
    const people = peopleOf(emulator, open(c.req.param('conversation')));
    return c.json(member(emulator, findMember(emulator, people, c.req.param('member'))));
  });
  return routes;
}

/** Answers the calls by which the bot reads a team's name and its channels. */
export function teamRoutes(emulator: Emulator, throttle: Throttle): Hono {
  const routes = new Hono();
  const open = (id: string) => {
    const team = mustFindTeam(emulator, id);
    throttle.count('read', teamConversationId(team));
    return team;
  };
  routes.get('/v3/teams/:team', (c) => {
    const team = open(c.req.param('team'));
    return c.json({ id: teamConversationId(team), name: team.displayName, aadGroupId: team.id });
  });
  routes.get('/v3/teams/:team/conversations', (c) => {
    const team = open(c.req.param('team'));
    // Teams returns the General channel without a name.
    const conversations = team.channels.map((channel, at) =>
      at === 0 ? { id: channel.id } : { id: channel.id, name: channel.displayName },
    );
    return c.json({ conversations });
  });
  return routes;
}
