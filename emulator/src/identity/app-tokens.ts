import type { Emulator, TenantClient } from '../state/emulator';

/** Lifetime of an application's token in seconds, as Entra ID returns it in `expires_in`. */
const APP_LIFETIME = 3599;

/** The application or managed identity that a token stands for. */
export interface Principal extends Pick<TenantClient, 'clientId' | 'displayName' | 'roles'> {
  /** Its object id in the directory; the client id when it is left out. */
  readonly objectId?: string;
}

/** A token that an application gets for itself, without a person. */
export interface AppToken {
  readonly accessToken: string;
  readonly expiresIn: number;
}

/**
 * The application permissions (`roles`) in a client's token for Graph. Every client has `Sites.Selected`, which opens no site
 * without a grant.
 *
 * @see https://learn.microsoft.com/graph/permissions-selected-overview
 */
const rolesOf = (client: Principal): readonly string[] => [
  ...new Set([...client.roles, 'Sites.Selected']),
];

/** Issues an app-only token as Entra ID does (`idtyp: app`), with `roles` when it is for Graph. */
export async function issueAppToken(
  emulator: Emulator,
  client: Principal,
  audience = 'https://graph.microsoft.com',
): Promise<AppToken> {
  const tid = emulator.tenant.tenantId;
  const isGraph = audience === 'https://graph.microsoft.com';
  const { objectId = client.clientId } = client;
  const accessToken = await emulator.entra(tid).sign(
    {
      aud: audience,
      tid,
      appid: client.clientId,
      azp: client.clientId,
      app_displayname: client.displayName,
      idtyp: 'app',
      oid: objectId,
      sub: objectId,
      ver: '2.0',
      ...(isGraph ? { roles: rolesOf(client) } : {}),
    },
    APP_LIFETIME,
  );
  return { accessToken, expiresIn: APP_LIFETIME };
}

/**
 * Issues the app-only token that a bot sends to the Bot connector: audience `https://api.botframework.com`, `appid` the bot.
 *
 * @see https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export const issueConnectorToken = (emulator: Emulator, client: TenantClient): Promise<AppToken> =>
  issueAppToken(emulator, client, 'https://api.botframework.com');
