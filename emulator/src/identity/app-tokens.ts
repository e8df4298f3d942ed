import type { Emulator, TenantClient } from '../state/emulator';

/** Seconds a token of an application lives: `expires_in` 3599 at Entra. */
const APP_LIFETIME = 3599;

/** A token that an application got for itself. */
export interface AppToken {
  readonly accessToken: string;
  readonly expiresIn: number;
}

/** Application permissions in a client's Graph token; `Sites.Selected` opens nothing by itself. @see graph.md §13 */
const rolesOf = (client: TenantClient): readonly string[] => [
  ...new Set([...client.roles, 'Sites.Selected']),
];

/** Signs an application in to Graph for itself (`idtyp: app`, `roles`). */
export async function issueAppToken(
  emulator: Emulator,
  client: TenantClient,
  audience = 'https://graph.microsoft.com',
): Promise<AppToken> {
  const tid = emulator.tenant.tenantId;
  const isGraph = audience === 'https://graph.microsoft.com';
  const accessToken = await emulator.entra(tid).sign(
    {
      aud: audience,
      tid,
      appid: client.clientId,
      azp: client.clientId,
      app_displayname: client.displayName,
      idtyp: 'app',
      oid: client.clientId,
      sub: client.clientId,
      ver: '2.0',
      ...(isGraph ? { roles: rolesOf(client) } : {}),
    },
    APP_LIFETIME,
  );
  return { accessToken, expiresIn: APP_LIFETIME };
}

/**
 * Signs a bot in to the connector: audience `https://api.botframework.com`, `appid` the bot.
 * @see bot.md §3-4
 */
export const issueConnectorToken = (emulator: Emulator, client: TenantClient): Promise<AppToken> =>
  issueAppToken(emulator, client, 'https://api.botframework.com');
