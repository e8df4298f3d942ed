import * as v from 'valibot';
import { unsafeNodeSwitches } from './node-switches';
import { StartRefused } from './start-refused';

/** Environment variables, of the form of `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const sitePattern =
  /^https:\/\/[a-z0-9-]+\.sharepoint\.com\/(?:sites|teams)\/(?!\.{1,2}\/?$)[^/?#@\\\s]+\/?$/i;

/** Schema of a setting without a default. `what` completes the sentence "Set it to …" in the error message. */
export const required = (name: string, what: string) =>
  v.string(`${name} is missing. Set it to ${what}.`);

/** Schema of a setting that holds an id of Entra or Teams. The value is put into lower case. */
export const guid = (name: string, what: string) =>
  v.pipe(
    required(name, what),
    v.regex(guidPattern, `${name} is not a GUID. Set it to ${what}.`),
    v.check((id) => !/^[0-]+$/.test(id), `${name} is all zeros. Set it to ${what}.`),
    v.check(
      (id) => !/^([1-9a-f])(?:\1|-)*$/i.test(id),
      `${name} is one digit again and again, as in an example. Set it to ${what}.`,
    ),
    v.toLowerCase(),
  );

/** Schema of the setting `TENANT_ID`: the Entra tenant whose people sign in. */
export const tenantId = guid('TENANT_ID', 'the id of the Entra tenant (a GUID)');

/** Schema of the setting `MANAGED_IDENTITY_CLIENT_ID`: the user-assigned managed identity that the app registration trusts. */
export const managedIdentityId = v.optional(
  guid('MANAGED_IDENTITY_CLIENT_ID', 'the client id of a user-assigned managed identity (a GUID)'),
);

/** Schema of the setting `TEAMS_APP_ID`: the app to which links into the tab lead. */
export const teamsAppId = guid('TEAMS_APP_ID', 'the id in the Teams manifest (a GUID)');

/** Schema of the setting `SITE_URL`: the SharePoint site that holds the lists. A slash at the end is removed. */
export const siteUrl = v.pipe(
  required('SITE_URL', 'the address of the site, https://{name}.sharepoint.com/sites/{site}'),
  v.regex(sitePattern, 'SITE_URL must be https://{name}.sharepoint.com/sites/{site}.'),
  v.transform((url) => url.replace(/\/$/, '')),
);

/**
 * Refuses variables that switch off security checks, and switches of Node that open the process to others. Some bot
 * libraries obey the first variable; the product does not, and an administrator who sets it must know. Node itself obeys
 * the others.
 *
 * @param execArgv the switches of the command that started Node
 */
export function unsafeSwitches(env: Environment, execArgv: readonly string[]): readonly string[] {
  const name = Object.keys(env).find((key) =>
    /^dangerously_?allow_?unauthenticated_?requests$/i.test(key),
  );
  return [
    ...(name === undefined ? [] : [`${name} is set: the bot checks every caller, always.`]),
    ...(env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0'
      ? ['NODE_TLS_REJECT_UNAUTHORIZED=0 is set: certificates are checked.']
      : []),
    ...unsafeNodeSwitches(env['NODE_OPTIONS'], execArgv),
  ];
}

/**
 * Reads the settings that the schema names. An empty variable counts as one that is not set.
 *
 * @param more lines about settings that are right by themselves, but not beside the others
 * @throws {StartRefused} with one line for each setting that is missing or wrong
 */
export function readEnvironment<const Schema extends v.ObjectSchema<v.ObjectEntries, undefined>>(
  schema: Schema,
  env: Environment,
  more: readonly string[] = [],
): v.InferOutput<Schema> {
  // Absent variables become `undefined` keys: for a missing key valibot's message would not name the setting.
  const given = Object.keys(schema.entries).map((name) => [
    name,
    env[name] === '' ? undefined : env[name],
  ]);
  const parsed = v.safeParse(schema, Object.fromEntries(given));
  if (parsed.success && more.length === 0) return parsed.output;
  const wrong = parsed.success ? [] : parsed.issues.map(({ message }) => message);
  const lines = new Set([...wrong, ...more]);
  const where = 'docs/architecture.md, "Settings", says what each setting is.';
  throw new StartRefused([...lines, where].join('\n'));
}
