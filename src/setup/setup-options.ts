import * as v from 'valibot';
import { definedOnly } from '../core/domain/base/defined';
import type { GraphSettings } from '../graph/client/graph-settings';
import {
  guid,
  managedIdentityId,
  readEnvironment,
  siteUrl,
  teamsAppId,
  tenantId,
  unsafeSwitches,
  type Environment,
} from '../server/base/environment';
import { isLoopback, secret } from '../server/base/setting-shapes';
import { StartRefused } from '../server/base/start-refused';

/** Options of `npm run setup`, with the identity that signs in to Graph. */
export interface SetupOptions {
  readonly graph: GraphSettings;
  /** True to print what would be changed, and change nothing. */
  readonly planOnly: boolean;
  readonly sample: boolean;
  readonly sampleFolder: string;
  readonly printSiteScript: boolean;
  readonly teamsAppId?: string;
}

const flags = ['--plan', '--sample', '--print-site-script'] as const;

const microsoftGraph = 'https://graph.microsoft.com';
const microsoftLogin = 'https://login.microsoftonline.com';

/** Schema of an address that gets the secret. It must be Microsoft's, or loopback. */
const origin = (name: string, microsoft: string) =>
  v.pipe(
    v.optional(v.string(), microsoft),
    v.check((url) => URL.canParse(url), `${name} is not an address such as ${microsoft}.`),
    v.transform((url) => new URL(url).origin),
    v.check(
      (url) => url === microsoft || isLoopback(url),
      `${name} must be Microsoft's address, or loopback.`,
    ),
  );

const identity = 'the application id of the identity with full control of the site (a GUID)';

const environment = {
  TENANT_ID: tenantId,
  SETUP_CLIENT_ID: guid('SETUP_CLIENT_ID', identity),
  MANAGED_IDENTITY_CLIENT_ID: managedIdentityId,
  SITE_URL: siteUrl,
  GRAPH_URL: origin('GRAPH_URL', microsoftGraph),
  LOGIN_URL: origin('LOGIN_URL', microsoftLogin),
  SAMPLE_FOLDER: v.optional(v.string(), 'run/sample'),
  TEAMS_APP_ID: v.optional(teamsAppId),
} as const;

/** Returns the schema of the variables. A secret that is wrong is named as the administrator has set it. */
function schemaFor(env: Environment) {
  const name = env['SETUP_CLIENT_ID'] ? 'SETUP_CLIENT_SECRET' : 'CLIENT_SECRET';
  return v.object({ ...environment, SETUP_CLIENT_SECRET: secret(name) });
}

/**
 * Uses the server's identity when no own identity is set for set-up. That identity then needs full control of the site.
 */
function withIdentity(env: Environment): Environment {
  if (env['SETUP_CLIENT_ID']) return { ...env, MANAGED_IDENTITY_CLIENT_ID: undefined };
  return { ...env, SETUP_CLIENT_ID: env['CLIENT_ID'], SETUP_CLIENT_SECRET: env['CLIENT_SECRET'] };
}

function refuseUnknown(args: readonly string[]): void {
  const unknown = args.find((arg) => !flags.some((flag) => flag === arg));
  if (unknown !== undefined) {
    throw new StartRefused(`Unknown option ${unknown}. Known: ${flags.join(', ')}.`);
  }
}

/**
 * Reads the arguments and environment variables of set-up. docs/architecture.md, "Settings", lists the variables.
 *
 * @param execArgv the switches of the command that started Node
 * @throws {StartRefused} with one line for each setting that is missing or wrong
 */
export function readSetupOptions(
  args: readonly string[],
  env: Environment,
  execArgv: readonly string[] = [],
): SetupOptions {
  refuseUnknown(args);
  const wrong = unsafeSwitches(env, execArgv);
  const read = readEnvironment(schemaFor(env), withIdentity(env), wrong);
  return {
    planOnly: args.includes('--plan'),
    sample: args.includes('--sample'),
    sampleFolder: read.SAMPLE_FOLDER,
    printSiteScript: args.includes('--print-site-script'),
    ...definedOnly({ teamsAppId: read.TEAMS_APP_ID }),
    graph: {
      tenantId: read.TENANT_ID,
      siteUrl: read.SITE_URL,
      graphUrl: read.GRAPH_URL,
      loginUrl: read.LOGIN_URL,
      clientId: read.SETUP_CLIENT_ID,
      ...definedOnly({
        clientSecret: read.SETUP_CLIENT_SECRET,
        managedIdentityClientId: read.MANAGED_IDENTITY_CLIENT_ID,
      }),
    },
  };
}
