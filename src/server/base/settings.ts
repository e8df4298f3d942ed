import { definedOnly } from '../../core/domain/base/defined';
import * as v from 'valibot';
import {
  guid,
  managedIdentityId,
  teamsAppId,
  readEnvironment,
  required,
  siteUrl,
  tenantId,
  unsafeSwitches,
  type Environment,
} from './environment';
import {
  address,
  bind,
  clockUrl,
  hostName,
  hostOrigins,
  isLoopback,
  isLoopbackName,
  list,
  partsOf,
  secret,
  serviceUrlHosts,
} from './setting-shapes';

/** The server's settings, read from environment variables. @see docs/architecture.md, "Settings" */
export interface ServerSettings {
  readonly port: number;
  readonly bind: string;
  readonly tenantId: string;
  readonly clientId: string;
  /** Either the secret of the app registration, or the managed identity that it trusts, is there. */
  readonly clientSecret?: string;
  readonly managedIdentityClientId?: string;
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
  BIND: bind,
  TENANT_ID: tenantId,
  CLIENT_ID: guid('CLIENT_ID', 'the application id of the app registration (a GUID)'),
  CLIENT_SECRET: secret('CLIENT_SECRET'),
  MANAGED_IDENTITY_CLIENT_ID: managedIdentityId,
  SITE_URL: siteUrl,
  GRAPH_URL: address('GRAPH_URL', microsoft.GRAPH_URL, 'origin'),
  LOGIN_URL: address('LOGIN_URL', microsoft.LOGIN_URL, 'origin'),
  BOT_ISSUER: address('BOT_ISSUER', microsoft.BOT_ISSUER, 'origin'),
  BOT_KEYS_URL: address('BOT_KEYS_URL', microsoft.BOT_KEYS_URL, 'with a path'),
  SERVICE_URL_HOSTS: serviceUrlHosts(microsoft.SERVICE_URL_HOSTS),
  HOST_ORIGINS: hostOrigins,
  CLOCK_URL: clockUrl,
  APP_DOMAIN: v.pipe(
    required('APP_DOMAIN', 'the host name under which Teams reaches the server'),
    hostName,
  ),
  TEAMS_APP_ID: teamsAppId,
  FIRST_PROCESS_LEADERS: v.pipe(list, v.array(guid('FIRST_PROCESS_LEADERS', leaders))),
});
type Read = v.InferOutput<typeof environment>;

/** The settings that name loopback addresses beside the emulator, each with what makes an address of one of its values. */
const addresses = {
  GRAPH_URL: '',
  LOGIN_URL: '',
  BOT_ISSUER: '',
  BOT_KEYS_URL: '',
  HOST_ORIGINS: '',
  CLOCK_URL: '',
  SERVICE_URL_HOSTS: 'http://',
} as const;

/** Returns a line for each setting that only a server on loopback may have. */
function needLoopback(env: Environment): readonly string[] {
  if (isLoopbackName(env['BIND'] ?? '')) return [];
  const named = Object.entries(addresses).filter(([name, prefix]) =>
    partsOf(env[name] ?? '').some((part) => isLoopback(`${prefix}${part}`)),
  );
  return [
    ...named.map(([name]) => `${name} is loopback, so BIND must be 127.0.0.1.`),
    ...(/^0+$/.test(env['PORT'] ?? '')
      ? [
          'PORT is 0, which means any free port. Set it to the port that Teams reaches, such as 3978.',
        ]
      : []),
  ];
}

/** Returns a line for each pair of ids that are the same, although they name different things in Entra. */
function sameIds(env: Environment): readonly string[] {
  const lower = (name: string) => env[name]?.toLowerCase();
  const isSame = (one: string, other: string) => env[one] && lower(one) === lower(other);
  return [
    isSame('TENANT_ID', 'CLIENT_ID')
      ? 'TENANT_ID and CLIENT_ID are the same. One is the tenant, the other the app registration.'
      : '',
    isSame('MANAGED_IDENTITY_CLIENT_ID', 'CLIENT_ID')
      ? 'MANAGED_IDENTITY_CLIENT_ID and CLIENT_ID are the same. One is the managed identity, the other the app registration that trusts it.'
      : '',
  ].filter((line) => line !== '');
}

/** Returns a line when not exactly one way to sign in is set: a forgotten secret would win over the managed identity. */
function signInWays(env: Environment): readonly string[] {
  const set = ['CLIENT_SECRET', 'MANAGED_IDENTITY_CLIENT_ID'].filter((name) => env[name]);
  if (set.length === 1) return [];
  return [
    set.length === 0
      ? 'MANAGED_IDENTITY_CLIENT_ID and CLIENT_SECRET are missing. Set the first to the client id of the managed identity that the app registration trusts, or the second.'
      : 'MANAGED_IDENTITY_CLIENT_ID and CLIENT_SECRET are both set. Leave one of them out.',
  ];
}

/**
 * Reads the server's settings. No other code of the server reads environment variables.
 *
 * @param execArgv the switches of the command that started Node
 * @throws {StartRefused} with one line for each setting that is missing or wrong; none shows a value
 */
export function readSettings(env: Environment, execArgv: readonly string[] = []): ServerSettings {
  const together = [signInWays, sameIds, needLoopback].flatMap((check) => check(env));
  const wrong = [...unsafeSwitches(env, execArgv), ...together];
  return settingsOf(readEnvironment(environment, env, wrong));
}

function settingsOf(env: Read): ServerSettings {
  return definedOnly<ServerSettings>({
    port: env.PORT,
    bind: env.BIND,
    tenantId: env.TENANT_ID,
    clientId: env.CLIENT_ID,
    clientSecret: env.CLIENT_SECRET,
    managedIdentityClientId: env.MANAGED_IDENTITY_CLIENT_ID,
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
