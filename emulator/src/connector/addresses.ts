import { createHash } from 'node:crypto';
import type { Emulator, Tenant, TenantTeam, TenantUser } from '../state/emulator';

function opaque(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url');
}

/** The bot's id in activities: `28:` and its client id. */
export function botId(tenant: Tenant): string {
  return `28:${tenant.productClientId}`;
}

/** The bot's name as people see it: the display name of its app registration. */
export function botName(tenant: Tenant): string {
  return tenant.clients.find((c) => c.clientId === tenant.productClientId)?.displayName ?? 'Bot';
}

/** A person's id in activities (MRI). Teams gives each bot another opaque id for the same person. */
export function personMri(tenant: Tenant, userId: string): string {
  return `29:1${opaque('person', tenant.productClientId, userId)}`;
}

/** The conversation id of a person's chat with the bot, as activities name it. */
export function personalChatId(tenant: Tenant, userId: string): string {
  return `a:1${opaque('chat', tenant.productClientId, userId)}`;
}

/**
 * The id that Graph gives the person's chat with the bot. The connector accepts it as well as {@link personalChatId}.
 *
 * @see https://learn.microsoft.com/graph/api/userscopeteamsappinstallation-get-chat
 */
export function userChatId(tenant: Tenant, userId: string): string {
  return `19:${userId}_${tenant.productClientId}@unq.gbl.spaces`;
}

/** Finds a person by MRI or by Entra object id. The connector accepts both when the bot creates a conversation. */
export function findPerson(tenant: Tenant, id: string): TenantUser | undefined {
  const bare = id.startsWith('8:orgid:') ? id.slice('8:orgid:'.length) : id;
  return tenant.users.find((user) => user.id === bare || personMri(tenant, user.id) === id);
}

/** A conversation that holds messages: a person's chat with the bot, a channel, or one thread of a channel. */
export type Place =
  | { readonly kind: 'personal'; readonly id: string; readonly user: TenantUser }
  | {
      readonly kind: 'channel';
      /** The channel's id, without `;messageid=`. */
      readonly id: string;
      readonly team: TenantTeam;
      readonly channel: TenantTeam['channels'][number];
      /** Id of the thread's first message, when the conversation id names a thread. */
      readonly threadId?: string;
    };

/**
 * Finds the chat, channel or thread (`19:…@thread.tacv2;messageid=…`) of a conversation id.
 *
 * @returns `undefined` when the tenant has no such conversation
 */
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

/** The conversation id of a team, which is the id of its first channel, General. */
export function teamConversationId(team: TenantTeam): string {
  return team.channels[0]?.id ?? team.id;
}

/** The address of the emulator's connector, sent to the bot in each activity. Ends with a slash, as Teams' service URLs do. */
export function serviceUrl(emulator: Emulator): string {
  return `${emulator.addresses.http}/connector/`;
}
