import * as v from 'valibot';
import { StartRefused } from './start-refused';

/** Everything that the server is told from outside. @see docs/architecture.md, Settings */
export interface ServerSettings {
  readonly port: number;
  readonly bind: string;
  readonly tenantId: string;
  readonly clientId: string;
  /** Absent: the host's managed identity signs in. */
  readonly clientSecret?: string;
  readonly siteUrl: string;
  readonly graphUrl: string;
  readonly loginUrl: string;
  readonly botIssuer: string;
  readonly botKeysUrl: string;
  readonly serviceUrlHosts: readonly string[];
  readonly hostOrigins: readonly string[];
  readonly clockUrl?: string;
  /** Name, with port where it is not the usual one, under which people's Teams reach the server. */
  readonly appDomain: string;
  readonly teamsAppId: string;
  readonly firstProcessLeaders: readonly string[];
}

/** Microsoft's public cloud; any other value must be loopback. */
const microsoft = {
  GRAPH_URL: 'https://graph.microsoft.com',
  LOGIN_URL: 'https://login.microsoftonline.com',
  BOT_ISSUER: 'https://api.botframework.com',
  BOT_KEYS_URL: 'https://login.botframework.com/v1/.well-known/keys',
  SERVICE_URL_HOSTS: 'smba.trafficmanager.net',
} as const;

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);
const shortestSecret = 32;

const guid = (name: string) =>
  v.pipe(
    v.string(`${name} is missing.`),
    v.regex(
      /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
      `${name} is not a GUID.`,
    ),
    v.toLowerCase(),
  );
const list = v.optional(
  v.pipe(
    v.string(),
    v.transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  ),
  '',
);
const address = (name: keyof typeof microsoft) =>
  v.optional(v.pipe(v.string(), v.url(`${name} is not an address.`)), microsoft[name]);

const environment = v.object({
  PORT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,5}$/, 'PORT is not a port number.'),
      v.transform(Number),
      v.maxValue(65_535, 'PORT is not a port number.'),
    ),
    '3978',
  ),
  BIND: v.optional(v.string(), '0.0.0.0'),
  TENANT_ID: guid('TENANT_ID'),
  CLIENT_ID: guid('CLIENT_ID'),
  CLIENT_SECRET: v.optional(
    v.pipe(
      v.string(),
      v.minLength(
        shortestSecret,
        `CLIENT_SECRET is shorter than ${String(shortestSecret)} characters; use a managed identity or one that Entra has made.`,
      ),
    ),
  ),
  SITE_URL: v.pipe(
    v.string('SITE_URL is missing.'),
    v.regex(
      /^https:\/\/[a-z0-9-]+\.sharepoint\.com\/(?:sites|teams)\/[^/?#\s]+\/?$/i,
      'SITE_URL must be https://{name}.sharepoint.com/sites/{site}.',
    ),
    v.transform((url) => url.replace(/\/$/, '')),
  ),
  GRAPH_URL: address('GRAPH_URL'),
  LOGIN_URL: address('LOGIN_URL'),
  BOT_ISSUER: address('BOT_ISSUER'),
  BOT_KEYS_URL: address('BOT_KEYS_URL'),
  SERVICE_URL_HOSTS: list,
  HOST_ORIGINS: list,
  CLOCK_URL: v.optional(v.pipe(v.string(), v.url('CLOCK_URL is not an address.'))),
  APP_DOMAIN: v.pipe(
    v.string('APP_DOMAIN is missing.'),
    v.regex(
      /^[a-z0-9.-]+(?::\d{1,5})?$/,
      'APP_DOMAIN must be a host name in lower case, without https://.',
    ),
  ),
  TEAMS_APP_ID: guid('TEAMS_APP_ID'),
  FIRST_PROCESS_LEADERS: v.pipe(list, v.array(guid('FIRST_PROCESS_LEADERS'))),
});
type Environment = v.InferOutput<typeof environment>;

function isLoopback(url: string): boolean {
  return URL.canParse(url) && loopbackNames.has(new URL(url).hostname);
}

/** Names of the settings that lead somewhere else than to Microsoft. */
function foreignAddresses(env: Environment): { readonly name: string; readonly url: string }[] {
  const fixed = (['GRAPH_URL', 'LOGIN_URL', 'BOT_ISSUER', 'BOT_KEYS_URL'] as const)
    .filter((name) => env[name] !== microsoft[name])
    .map((name) => ({ name, url: env[name] }));
  return [
    ...fixed,
    ...env.HOST_ORIGINS.map((url) => ({ name: 'HOST_ORIGINS', url })),
    ...env.SERVICE_URL_HOSTS.filter((host) => host !== microsoft.SERVICE_URL_HOSTS).map((host) => ({
      name: 'SERVICE_URL_HOSTS',
      url: `http://${host}`,
    })),
    ...(env.CLOCK_URL === undefined ? [] : [{ name: 'CLOCK_URL', url: env.CLOCK_URL }]),
  ];
}

function refuseForeignAddresses(env: Environment): void {
  const boundToLoopback = loopbackNames.has(env.BIND);
  for (const { name, url } of foreignAddresses(env)) {
    if (!isLoopback(url)) {
      throw new StartRefused(`${name} must be Microsoft's address, or loopback: ${url}`);
    }
    if (!boundToLoopback) {
      throw new StartRefused(`${name} is loopback, so BIND must be 127.0.0.1, not ${env.BIND}.`);
    }
  }
}

/**
 * Refuses variables by which an administrator may believe that a check is off: bot libraries know the first and this
 * product does not; Node obeys the second.
 */
function refuseUnsafeSwitches(env: Readonly<Record<string, string | undefined>>): void {
  const name = Object.keys(env).find((key) =>
    /^dangerously_?allow_?unauthenticated_?requests$/i.test(key),
  );
  if (name !== undefined)
    throw new StartRefused(`${name} is set: the bot checks every caller, always.`);
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    throw new StartRefused('NODE_TLS_REJECT_UNAUTHORIZED=0 is set: certificates are checked.');
  }
}

/**
 * Reads the environment; nothing else in the product does.
 *
 * @throws {StartRefused} with one sentence for the administrator
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): ServerSettings {
  refuseUnsafeSwitches(env);
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = v.safeParse(environment, given);
  if (!parsed.success) throw new StartRefused(parsed.issues.map((i) => i.message).join(' '));
  const read = parsed.output;
  refuseForeignAddresses(read);
  return settingsOf(read);
}

function settingsOf(env: Environment): ServerSettings {
  return {
    port: env.PORT,
    bind: env.BIND,
    tenantId: env.TENANT_ID,
    clientId: env.CLIENT_ID,
    ...(env.CLIENT_SECRET === undefined ? {} : { clientSecret: env.CLIENT_SECRET }),
    siteUrl: env.SITE_URL,
    graphUrl: env.GRAPH_URL,
    loginUrl: env.LOGIN_URL,
    botIssuer: env.BOT_ISSUER,
    botKeysUrl: env.BOT_KEYS_URL,
    serviceUrlHosts:
      env.SERVICE_URL_HOSTS.length === 0 ? [microsoft.SERVICE_URL_HOSTS] : env.SERVICE_URL_HOSTS,
    hostOrigins: env.HOST_ORIGINS,
    ...(env.CLOCK_URL === undefined ? {} : { clockUrl: env.CLOCK_URL }),
    appDomain: env.APP_DOMAIN,
    teamsAppId: env.TEAMS_APP_ID,
    firstProcessLeaders: env.FIRST_PROCESS_LEADERS,
  };
}
