import { createHash } from 'node:crypto';
import type { Emulator, Tenant, TenantTeam, TenantUser } from '../state/emulator';

function opaque(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url');
}

/** The bot's own id in activities. */
export function botId(tenant: Tenant): string {
  return `28:${tenant.productClientId}`;
}

/** The name that people see: that of the bot's app registration. */
export function botName(tenant: Tenant): string {
  return tenant.clients.find((c) => c.clientId === tenant.productClientId)?.displayName ?? 'Bot';
}

/** A person's id towards this bot (MRI): opaque, and another one for another bot. */
export function personMri(tenant: Tenant, userId: string): string {
  return `29:1${opaque('person', tenant.productClientId, userId)}`;
}

/** The id of a person's chat with the bot. */
export function personalChatId(tenant: Tenant, userId: string): string {
  return `a:1${opaque('chat', tenant.productClientId, userId)}`;
}

/** The same chat as Graph names it; the connector takes both. @see graph.md §14.2 */
export function userChatId(tenant: Tenant, userId: string): string {
  return `19:${userId}_${tenant.productClientId}@unq.gbl.spaces`;
}

/** Finds a person by MRI or by Entra object id; both are accepted when a conversation is created. */
export function findPerson(tenant: Tenant, id: string): TenantUser | undefined {
  const bare = id.startsWith('8:orgid:') ? id.slice('8:orgid:'.length) : id;
  return tenant.users.find((user) => user.id === bare || personMri(tenant, user.id) === id);
}

/** A place where messages are: a person's chat with the bot, or a channel, or one thread in it. */
export type Place =
  | { readonly kind: 'personal'; readonly id: string; readonly user: TenantUser }
  | {
      readonly kind: 'channel';
      /** The bare channel id. */
      readonly id: string;
      readonly team: TenantTeam;
      readonly channel: TenantTeam['channels'][number];
      /** The first message of the thread, when the conversation id names one. */
      readonly threadId?: string;
    };

/** Reads a conversation id, also `19:…@thread.tacv2;messageid=…`. `undefined` when there is no such place. */
export function findPlace(tenant: Tenant, conversationId: string): Place | undefined {
  const user = tenant.users.find((u) =>
    [personalChatId(tenant, u.id), userChatId(tenant, u.id)].includes(conversationId),
  );
  if (user !== undefined) return { kind: 'personal', id: personalChatId(tenant, user.id), user };
  const [id = '', thread] = conversationId.split(';messageid=');
  for (const team of tenant.teams) {
    const channel = team.channels.find((c) => c.id === id);
    if (channel === undefined) continue;
    const place = { kind: 'channel', id, team, channel } as const;
    return thread === undefined ? place : { ...place, threadId: thread };
  }
  return undefined;
}

/** The conversation id of the team itself: that of its first channel, General. */
export function teamConversationId(team: TenantTeam): string {
  return team.channels[0]?.id ?? team.id;
}

/** Where the bot finds this connector; ends with a slash as Teams' own do. */
export function serviceUrl(emulator: Emulator): string {
  return `${emulator.addresses.http}/connector/`;
}
