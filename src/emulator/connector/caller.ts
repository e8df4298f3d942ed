import type { Emulator } from '../emulator';
import { refusal } from './connector-error';

const audiences = ['https://api.botframework.com', 'https://api.botframework.com/'];
/** Tenant of the older multi-tenant token endpoint of the Bot Framework. */
const botFrameworkTenant = 'd6d49420-f39b-4df7-a1dc-d59a935871db';

/**
 * Believes a caller only with the bot's own app-only token for the Bot Framework, from its tenant.
 *
 * @throws 401 `Unauthorized`
 * @see "Bot Connector authentication", learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export async function mustBeTheBot(
  emulator: Emulator,
  authorization: string | undefined,
): Promise<void> {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw no('Authorization has been denied for this request.');
  const claims =
    (await emulator.entra(emulator.tenant.tenantId).check(token)) ??
    (await emulator.entra(botFrameworkTenant).check(token));
  if (claims === undefined) throw no('Authorization has been denied for this request.');
  const audience = claims['aud'];
  const caller = claims['azp'] ?? claims['appid'];
  const isForUs = typeof audience === 'string' && audiences.includes(audience);
  if (!isForUs) throw no('Invalid audience.');
  if (caller !== emulator.tenant.productClientId) throw no('No registration found for this bot.');
}

function no(message: string) {
  return refusal('Unauthorized', message);
}
