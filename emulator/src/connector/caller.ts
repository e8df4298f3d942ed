import type { Emulator } from '../state/emulator';
import { refusal } from './connector-error';

const audiences = ['https://api.botframework.com', 'https://api.botframework.com/'];
/** Tenant id in tokens of the Bot Framework's older token endpoint, `login.microsoftonline.com/botframework.com`. */
const botFrameworkTenant = 'd6d49420-f39b-4df7-a1dc-d59a935871db';

/**
 * Lets a request to the connector pass only with an app-only token that Entra ID issued to the bot for the Bot Framework.
 *
 * @throws {HTTPException} 401 `Unauthorized`
 * @see "Bot Connector authentication", https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export async function mustBeTheBot(
  emulator: Emulator,
  authorization: string | undefined,
): Promise<void> {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  const claims = await claimsOf(emulator, token);
  if (claims === undefined) throw unauthorized('Authorization has been denied for this request.');
  if (!audiences.includes(String(claims['aud']))) throw unauthorized('Invalid audience.');
  if (claims['azp'] !== emulator.tenant.productClientId)
    throw unauthorized('No registration found for this bot.');
}

async function claimsOf(emulator: Emulator, token = '') {
  return (
    (await emulator.entra(emulator.tenant.tenantId).check(token)) ??
    (await emulator.entra(botFrameworkTenant).check(token))
  );
}

function unauthorized(message: string) {
  return refusal('Unauthorized', message);
}
