import type { Emulator } from '../state/emulator';
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
  const claims = await claimsOf(emulator, token);
  if (claims === undefined) throw no('Authorization has been denied for this request.');
  if (!audiences.includes(String(claims['aud']))) throw no('Invalid audience.');
  if (claims['azp'] !== emulator.tenant.productClientId)
    throw no('No registration found for this bot.');
}

async function claimsOf(emulator: Emulator, token = '') {
  return (
    (await emulator.entra(emulator.tenant.tenantId).check(token)) ??
    (await emulator.entra(botFrameworkTenant).check(token))
  );
}

function no(message: string) {
  return refusal('Unauthorized', message);
}
