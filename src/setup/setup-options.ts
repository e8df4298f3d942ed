import * as v from 'valibot';
import type { GraphSettings } from '../graph/client/graph-settings';
import { StartRefused } from '../server/base/start-refused';

/** What `npm run setup` was asked to do, and as whom. */
export interface SetupOptions {
  readonly graph: GraphSettings;
  /** Say what would be changed, and change nothing. */
  readonly planOnly: boolean;
  readonly sample: boolean;
  readonly sampleFolder: string;
  readonly printSiteScript: boolean;
  readonly teamsAppId?: string;
}

const flags = ['--plan', '--sample', '--print-site-script', '--site-script'] as const;
const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

const microsoftGraph = 'https://graph.microsoft.com';
const microsoftLogin = 'https://login.microsoftonline.com';

/** Microsoft's own, or loopback: a secret is sent there. */
const origin = (name: string, microsoft: string) =>
  v.pipe(
    v.optional(v.string(), microsoft),
    v.check((url) => URL.canParse(url), `${name} is not an address.`),
    v.transform((url) => new URL(url).origin),
    v.check(
      (url) => url === microsoft || loopbackNames.has(new URL(url).hostname),
      `${name} must be Microsoft's address, or loopback.`,
    ),
  );

const environment = v.object({
  TENANT_ID: v.pipe(v.string('TENANT_ID is missing.'), v.uuid('TENANT_ID is not a GUID.')),
  CLIENT_ID: v.optional(v.string()),
  CLIENT_SECRET: v.optional(v.string()),
  SETUP_CLIENT_ID: v.optional(v.string()),
  SETUP_CLIENT_SECRET: v.optional(v.string()),
  SITE_URL: v.pipe(
    v.string('SITE_URL is missing.'),
    v.check((url) => URL.canParse(url), 'SITE_URL is not an address.'),
    v.transform((url) => url.replace(/\/$/, '')),
  ),
  GRAPH_URL: origin('GRAPH_URL', microsoftGraph),
  LOGIN_URL: origin('LOGIN_URL', microsoftLogin),
  TEAMS_APP_ID: v.optional(v.string()),
});

/** The second identity, or the only one: whoever it is needs full control of the site. */
function clientOf(env: v.InferOutput<typeof environment>) {
  const clientId = env.SETUP_CLIENT_ID ?? env.CLIENT_ID;
  const secret = env.SETUP_CLIENT_ID === undefined ? env.CLIENT_SECRET : env.SETUP_CLIENT_SECRET;
  if (clientId === undefined) throw new StartRefused('SETUP_CLIENT_ID is missing.');
  return { clientId, ...(secret === undefined ? {} : { clientSecret: secret }) };
}

/**
 * Reads arguments and environment of set-up; the names are those of docs/architecture.md.
 *
 * @throws {StartRefused} with one sentence
 */
export function readSetupOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): SetupOptions {
  const unknown = args.find((arg) => !flags.some((flag) => flag === arg));
  if (unknown !== undefined) {
    throw new StartRefused(`Unknown option ${unknown}. Known: ${flags.join(', ')}.`);
  }
  const printSiteScript = args.includes('--print-site-script') || args.includes('--site-script');
  const teamsAppId = env['TEAMS_APP_ID'];
  const base = {
    planOnly: args.includes('--plan'),
    sample: args.includes('--sample'),
    sampleFolder: env['SAMPLE_FOLDER'] ?? 'run/sample',
    printSiteScript,
    ...(teamsAppId === undefined || teamsAppId === '' ? {} : { teamsAppId }),
  };
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = v.safeParse(environment, given);
  if (!parsed.success) throw new StartRefused(parsed.issues.map((i) => i.message).join(' '));
  const {
    TENANT_ID: tenantId,
    SITE_URL: siteUrl,
    GRAPH_URL: graphUrl,
    LOGIN_URL: loginUrl,
  } = parsed.output;
  return { ...base, graph: { tenantId, siteUrl, graphUrl, loginUrl, ...clientOf(parsed.output) } };
}
