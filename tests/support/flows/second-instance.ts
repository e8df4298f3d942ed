import { freePorts, startProgram, waitFor, type Program, type Stack } from '../stack';

/** A second process of the product beside the first, as when two overlap while a server restarts. */
export interface Instance {
  readonly product: string;
  readonly program: Program;
}

/**
 * Starts `dist/server/main.js` with the stack's emulator and settings, and waits until it answers.
 *
 * @param own variables of this instance, which replace those of the stack
 */
export async function startSecondInstance(
  stack: Stack,
  own: Readonly<Record<string, string>> = {},
): Promise<Instance> {
  const { host, https, info, state } = stack;
  const [port] = await freePorts(1);
  const client = info.clients.find(({ clientId }) => clientId === info.productClientId);
  const program = startProgram(['dist/server/main.js'], {
    PORT: String(port),
    BIND: '127.0.0.1',
    APP_DOMAIN: new URL(stack.product).host,
    TENANT_ID: info.tenantId,
    CLIENT_ID: info.productClientId,
    CLIENT_SECRET: client?.clientSecret ?? '',
    SITE_URL: `https://${info.siteHostname}/${info.sitePath.replace(/^\//, '')}`,
    GRAPH_URL: https,
    LOGIN_URL: https,
    BOT_KEYS_URL: `${host}/botframework/v1/.well-known/keys`,
    SERVICE_URL_HOSTS: new URL(host).host,
    HOST_ORIGINS: host,
    CLOCK_URL: `${host}/_emulator/clock`,
    TEAMS_APP_ID: info.productClientId,
    NODE_EXTRA_CA_CERTS: `${state}/authority.pem`,
    ...own,
  });
  const product = `http://localhost:${String(port)}`;
  await waitFor(`${product}/healthz`, program);
  return { product, program };
}
