import { definedOnly } from '../../core/domain/base/defined';
import * as v from 'valibot';
import {
  guid,
  teamsAppId,
  readEnvironment,
  required,
  siteUrl,
  tenantId,
  type Environment,
} from './environment';
import { StartRefused } from './start-refused';

/** The server's settings, read from environment variables. @see docs/architecture.md, "Settings" */
export interface ServerSettings {
  readonly port: number;
  readonly bind: string;
  readonly tenantId: string;
  readonly clientId: string;
  /** When absent, the server signs in with the managed identity of its host. */
  readonly clientSecret?: string;
  readonly siteUrl: string;
  readonly graphUrl: string;
  readonly loginUrl: string;
  readonly botIssuer: string;
  readonly botKeysUrl: string;
  readonly serviceUrlHosts: readonly string[];
  readonly hostOrigins: readonly string[];
  readonly clockUrl?: string;
  /** Host name under which Teams reaches the server, with the port when it is not 443. */
  readonly appDomain: string;
  readonly teamsAppId: string;
  readonly firstProcessLeaders: readonly string[];
}

/** Addresses of Microsoft's public cloud. A setting that differs from them must be a loopback address. */
const microsoft = {
  GRAPH_URL: 'https://graph.microsoft.com',
  LOGIN_URL: 'https://login.microsoftonline.com',
  BOT_ISSUER: 'https://api.botframework.com',
  BOT_KEYS_URL: 'https://login.botframework.com/v1/.well-known/keys',
  SERVICE_URL_HOSTS: 'smba.trafficmanager.net',
} as const;

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);
const shortestSecret = 32;

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
  v.optional(
    v.pipe(v.string(), v.url(`${name} is not an address such as ${microsoft[name]}.`)),
    microsoft[name],
  );

const noPort = 'PORT is not a port number. Set it to a number from 0 to 65535.';
const leaders = 'object ids of people (GUIDs), separated by commas';

const environment = v.object({
  PORT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,5}$/, noPort),
      v.transform(Number),
      v.maxValue(65_535, noPort),
    ),
    '3978',
  ),
  BIND: v.optional(v.string(), '0.0.0.0'),
  TENANT_ID: tenantId,
  CLIENT_ID: guid('CLIENT_ID', 'the application id of the app registration (a GUID)'),
  CLIENT_SECRET: v.optional(
    v.pipe(
      v.string(),
      v.minLength(
        shortestSecret,
        `CLIENT_SECRET is shorter than ${String(shortestSecret)} characters; use a managed identity or one that Entra has made.`,
      ),
    ),
  ),
  SITE_URL: siteUrl,
  GRAPH_URL: address('GRAPH_URL'),
  LOGIN_URL: address('LOGIN_URL'),
  BOT_ISSUER: address('BOT_ISSUER'),
  BOT_KEYS_URL: address('BOT_KEYS_URL'),
  SERVICE_URL_HOSTS: list,
  HOST_ORIGINS: list,
  CLOCK_URL: v.optional(
    v.pipe(
      v.string(),
      v.url('CLOCK_URL is not an address such as http://localhost:3979/_emulator/clock.'),
    ),
  ),
  APP_DOMAIN: v.pipe(
    required('APP_DOMAIN', 'the host name under which Teams reaches the server'),
    v.regex(
      /^[a-z0-9.-]+(?::\d{1,5})?$/,
      'APP_DOMAIN must be a host name in lower case, without https://.',
    ),
  ),
  TEAMS_APP_ID: teamsAppId,
  FIRST_PROCESS_LEADERS: v.pipe(list, v.array(guid('FIRST_PROCESS_LEADERS', leaders))),
});
type Read = v.InferOutput<typeof environment>;

function isLoopback(url: string): boolean {
  return URL.canParse(url) && loopbackNames.has(new URL(url).hostname);
}

/** Returns the settings that name another address than Microsoft's. */
function foreignAddresses(env: Read): { readonly name: string; readonly url: string }[] {
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

function refuseForeignAddresses(env: Read): void {
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
 * Refuses variables that switch off security checks. Some bot libraries obey the first one; the product does not, and
 * an administrator who sets it must know. Node itself obeys the second one.
 */
function refuseUnsafeSwitches(env: Environment): void {
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
 * Reads the server's settings. No other code of the server reads environment variables.
 *
 * @throws {StartRefused} with one line for each setting that is missing or wrong
 */
export function readSettings(env: Environment): ServerSettings {
  refuseUnsafeSwitches(env);
  const read = readEnvironment(environment, env);
  refuseForeignAddresses(read);
  return settingsOf(read);
}

function settingsOf(env: Read): ServerSettings {
  return definedOnly<ServerSettings>({
    port: env.PORT,
    bind: env.BIND,
    tenantId: env.TENANT_ID,
    clientId: env.CLIENT_ID,
    clientSecret: env.CLIENT_SECRET,
    siteUrl: env.SITE_URL,
    graphUrl: env.GRAPH_URL,
    loginUrl: env.LOGIN_URL,
    botIssuer: env.BOT_ISSUER,
    botKeysUrl: env.BOT_KEYS_URL,
    serviceUrlHosts:
      env.SERVICE_URL_HOSTS.length === 0 ? [microsoft.SERVICE_URL_HOSTS] : env.SERVICE_URL_HOSTS,
    hostOrigins: env.HOST_ORIGINS,
    clockUrl: env.CLOCK_URL,
    appDomain: env.APP_DOMAIN,
    teamsAppId: env.TEAMS_APP_ID,
    firstProcessLeaders: env.FIRST_PROCESS_LEADERS,
  });
}
