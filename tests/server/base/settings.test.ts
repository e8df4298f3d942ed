import { readSettings } from '../../../src/server/base/settings';
import { aSecret, inTenant, withSecret } from '../../support/server/good-settings';

const local = {
  ...withSecret,
  BIND: '127.0.0.1',
  GRAPH_URL: 'https://localhost:3980',
  LOGIN_URL: 'https://localhost:3980',
  BOT_KEYS_URL: 'http://localhost:3979/botframework/v1/.well-known/keys',
  SERVICE_URL_HOSTS: 'localhost:3979',
  HOST_ORIGINS: 'http://localhost:3979',
  CLOCK_URL: 'http://localhost:3979/_emulator/clock',
};

test('in a tenant everything but ids, site and name is Microsoft’s own', () => {
  expect(readSettings(inTenant)).toEqual({
    port: 3978,
    bind: '0.0.0.0',
    tenantId: inTenant.TENANT_ID,
    clientId: inTenant.CLIENT_ID,
    managedIdentityClientId: inTenant.MANAGED_IDENTITY_CLIENT_ID,
    siteUrl: inTenant.SITE_URL,
    graphUrl: 'https://graph.microsoft.com',
    loginUrl: 'https://login.microsoftonline.com',
    botIssuer: 'https://api.botframework.com',
    botKeysUrl: 'https://login.botframework.com/v1/.well-known/keys',
    serviceUrlHosts: ['smba.trafficmanager.net'],
    hostOrigins: [],
    appDomain: 'jamna.granforsa.example',
    teamsAppId: inTenant.TEAMS_APP_ID,
    firstProcessLeaders: [],
  });
});

test('beside the emulator every address is loopback, and so is the server', () => {
  expect(readSettings(local)).toMatchObject({
    bind: '127.0.0.1',
    graphUrl: 'https://localhost:3980',
    serviceUrlHosts: ['localhost:3979'],
    hostOrigins: ['http://localhost:3979'],
    clockUrl: 'http://localhost:3979/_emulator/clock',
  });
});

test('an empty variable is as one that is not set', () => {
  expect(readSettings({ ...inTenant, GRAPH_URL: '', CLIENT_SECRET: '' })).toEqual(
    readSettings(inTenant),
  );
});

test('several first process leaders are separated by commas', () => {
  const ids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
  const read = readSettings({ ...inTenant, FIRST_PROCESS_LEADERS: ids.join(', ') });
  expect(read.firstProcessLeaders).toEqual(ids);
});

const refusals: readonly (readonly [string, Record<string, string | undefined>, RegExp])[] = [
  ['Graph is somewhere else', { ...local, GRAPH_URL: 'https://graph.evil.example' }, /GRAPH_URL/],
  [
    'Graph only begins like Microsoft’s',
    { ...inTenant, GRAPH_URL: 'https://graph.microsoft.com.evil.example' },
    /GRAPH_URL/,
  ],
  ['sign-in is somewhere else', { ...local, LOGIN_URL: 'https://login.evil.example' }, /LOGIN_URL/],
  [
    'the bot’s issuer is somebody else',
    { ...local, BOT_ISSUER: 'https://evil.example' },
    /BOT_ISSUER/,
  ],
  [
    'the bot’s keys lie somewhere else',
    { ...local, BOT_KEYS_URL: 'https://evil.example/keys' },
    /BOT_KEYS_URL/,
  ],
  [
    'a foreign page may frame the tab',
    { ...local, HOST_ORIGINS: 'https://evil.example' },
    /HOST_ORIGINS/,
  ],
  [
    'the bot may write to a foreign host',
    { ...local, SERVICE_URL_HOSTS: 'evil.example' },
    /SERVICE_URL_HOSTS/,
  ],
  [
    'the clock is somewhere else',
    { ...local, CLOCK_URL: 'https://clock.evil.example' },
    /CLOCK_URL/,
  ],
  [
    'an address hides its host behind a user',
    { ...local, GRAPH_URL: 'https://localhost@evil.example' },
    /GRAPH_URL/,
  ],
  ['a loopback Graph serves the whole network', { ...local, BIND: '0.0.0.0' }, /BIND/],
  ['a moved clock serves the whole network', { ...inTenant, CLOCK_URL: local.CLOCK_URL }, /BIND/],
  [
    'a host after a space is loopback',
    { ...inTenant, SERVICE_URL_HOSTS: ' localhost:3979' },
    /SERVICE_URL_HOSTS is loopback, so BIND/,
  ],
  [
    'the second host is loopback',
    { ...inTenant, SERVICE_URL_HOSTS: 'smba.trafficmanager.net, localhost:3979' },
    /SERVICE_URL_HOSTS is loopback, so BIND/,
  ],
  [
    'an origin after an empty part is loopback',
    { ...inTenant, HOST_ORIGINS: ' , http://[::1]:3979' },
    /HOST_ORIGINS is loopback, so BIND/,
  ],
  ['the secret is short', { ...withSecret, CLIENT_SECRET: 'Gf1~3eff' }, /CLIENT_SECRET is shorter/],
  ['the tenant is missing', { ...inTenant, TENANT_ID: undefined }, /TENANT_ID is missing/],
  ['the tenant is a name', { ...inTenant, TENANT_ID: 'common' }, /TENANT_ID is not a GUID/],
  ['the site is missing', { ...inTenant, SITE_URL: undefined }, /SITE_URL is missing/],
  [
    'the site is not SharePoint’s',
    { ...inTenant, SITE_URL: 'https://evil.example/sites/x' },
    /SITE_URL/,
  ],
  [
    'the name has a scheme',
    { ...inTenant, APP_DOMAIN: 'https://jamna.granforsa.example' },
    /APP_DOMAIN/,
  ],
  ['the port is no number', { ...inTenant, PORT: 'http' }, /PORT/],
  ['the port is too large', { ...inTenant, PORT: '70000' }, /PORT/],
  [
    'a first process leader is a mail address',
    { ...inTenant, FIRST_PROCESS_LEADERS: 'a@b.example' },
    /FIRST_PROCESS_LEADERS/,
  ],
  [
    'the bot’s checks are switched off',
    { ...local, DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS: 'true' },
    /DANGEROUSLY/,
  ],
  [
    'the bot’s checks are switched off in another spelling',
    { ...local, dangerouslyAllowUnauthenticatedRequests: 'false' },
    /dangerously/,
  ],
  ['certificates are not checked', { ...local, NODE_TLS_REJECT_UNAUTHORIZED: '0' }, /NODE_TLS/],
];

/** Returns the message that the administrator gets when the server refuses to start. */
function refusalOf(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    readSettings(env);
  } catch (refusal) {
    return (refusal as Error).message.split('\n');
  }
  return [];
}

const zero = '00000000-0000-0000-0000-000000000000';
const odd: readonly (readonly [string, Record<string, string | undefined>, RegExp])[] = [
  ['the tenant is all zeros', { ...inTenant, TENANT_ID: zero }, /TENANT_ID is all zeros/],
  ['the app is all zeros', { ...inTenant, CLIENT_ID: zero }, /CLIENT_ID is all zeros/],
  [
    'tenant and app are the same',
    { ...inTenant, TENANT_ID: inTenant.CLIENT_ID.toUpperCase() },
    /TENANT_ID and CLIENT_ID are the same/,
  ],
  [
    'the managed identity is the app',
    { ...inTenant, MANAGED_IDENTITY_CLIENT_ID: inTenant.CLIENT_ID },
    /MANAGED_IDENTITY_CLIENT_ID and CLIENT_ID are the same/,
  ],
  ['there is no way to sign in', { ...inTenant, MANAGED_IDENTITY_CLIENT_ID: '' }, /are missing/],
  ['there are two ways to sign in', { ...inTenant, CLIENT_SECRET: aSecret }, /both set/],
  ...[
    '<the client secret of the app registration>',
    'changeme-changeme-changeme-changeme',
    'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'Gf1~xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    '************************************',
    '${CLIENT_SECRET_FROM_THE_KEY_VAULT_HERE}',
    'your-client-secret-goes-here-and-nowhere-else',
  ].map((CLIENT_SECRET): readonly [string, Record<string, string>, RegExp] => [
    `the secret is the placeholder ${CLIENT_SECRET.slice(0, 12)}`,
    { ...withSecret, CLIENT_SECRET },
    /CLIENT_SECRET is a placeholder/,
  ]),
  ...['\n', ' ', '\r\n', '\t'].map((space): readonly [string, Record<string, string>, RegExp] => [
    `the secret has ${JSON.stringify(space)} in it`,
    { ...withSecret, CLIENT_SECRET: `${aSecret}${space}` },
    /CLIENT_SECRET has a space or a line break/,
  ]),
  [
    'the secret is the secret’s id',
    { ...withSecret, CLIENT_SECRET: '7f0c2a9e-5b1d-4e68-8c37-2e94d6a0f513' },
    /CLIENT_SECRET is a GUID/,
  ],
  ['any port serves the network', { ...inTenant, PORT: '0' }, /PORT is 0/],
  ['any port serves the network, in five zeros', { ...inTenant, PORT: '00000' }, /PORT is 0/],
  ...[
    'http://localhost:3979; script-src *',
    'http://localhost:3979/',
    'http://localhost:3979/tab',
    'http://me:secret@localhost:3979',
    'http://localhost:3979?x',
    'http://localhost:3979 *',
    'http://LOCALHOST:3979',
    'localhost:3979',
    "'unsafe-inline'",
    '*',
    'data:',
  ].map((HOST_ORIGINS): readonly [string, Record<string, string>, RegExp] => [
    `the origin of a host is ${HOST_ORIGINS}`,
    { ...local, HOST_ORIGINS },
    /HOST_ORIGINS holds something else/,
  ]),
  ...[
    'localhost:3979/x',
    'me:secret@localhost:3979',
    '*.trafficmanager.net',
    'http://localhost',
    ' x y',
  ].map((SERVICE_URL_HOSTS): readonly [string, Record<string, string>, RegExp] => [
    `the connector’s host is ${SERVICE_URL_HOSTS}`,
    { ...local, SERVICE_URL_HOSTS },
    /SERVICE_URL_HOSTS/,
  ]),
  ...(['GRAPH_URL', 'LOGIN_URL', 'BOT_ISSUER', 'BOT_KEYS_URL', 'CLOCK_URL'] as const).flatMap(
    (name) =>
      [
        'http://me:secret@localhost:3979',
        'http://localhost:3979/x?y=1',
        'http://localhost/#x',
        'file:///x',
      ].map((url): readonly [string, Record<string, string>, RegExp] => [
        `${name} is ${url}`,
        { ...local, [name]: url },
        new RegExp(`${name} is not an address`),
      ]),
  ),
  ['the site leads up', { ...inTenant, SITE_URL: 'https://x.sharepoint.com/sites/..' }, /SITE_URL/],
  ['the name has a path', { ...inTenant, APP_DOMAIN: 'jamna.example/x' }, /APP_DOMAIN must be/],
  ['the name has a user', { ...inTenant, APP_DOMAIN: 'me@jamna.example' }, /APP_DOMAIN must be/],
  [
    'the name has no port that exists',
    { ...inTenant, APP_DOMAIN: 'jamna.example:99999' },
    /APP_DOMAIN/,
  ],
  ['the server listens to a sentence', { ...inTenant, BIND: 'all of them' }, /BIND is not/],
];

test.each(odd)(
  'the server does not start when %s, and the refusal shows no value',
  (_, env, sentence) => {
    const message = refusalOf(env).join('\n');
    expect(message).toMatch(sentence);
    // The values of `local` stand as examples in the sentences.
    const own = Object.values(env).filter((value = '') => !Object.values(local).includes(value));
    expect(own.filter((value = '-') => value.length > 3 && message.includes(value))).toEqual([]);
  },
);

test.each(refusals)('the server does not start when %s', (_, env, sentence) => {
  expect(() => readSettings(env)).toThrow(sentence);
});

test('no refusal shows a secret', () => {
  const secret = 'kort-hemlighet';
  expect(() => readSettings({ ...withSecret, CLIENT_SECRET: secret })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining(secret) as string }) as Error,
  );
});

test('every missing setting is named at once, each with what to set it to', () => {
  expect(refusalOf({})).toEqual([
    'TENANT_ID is missing. Set it to the id of the Entra tenant (a GUID).',
    'CLIENT_ID is missing. Set it to the application id of the app registration (a GUID).',
    'SITE_URL is missing. Set it to the address of the site, https://{name}.sharepoint.com/sites/{site}.',
    'APP_DOMAIN is missing. Set it to the host name under which Teams reaches the server.',
    'TEAMS_APP_ID is missing. Set it to the id in the Teams manifest (a GUID).',
    'MANAGED_IDENTITY_CLIENT_ID and CLIENT_SECRET are missing. Set the first to the client id of the managed identity that the app registration trusts, or the second.',
    'docs/architecture.md, "Settings", says what each setting is.',
  ]);
});

test('wrong settings are named beside missing ones', () => {
  const wrong = {
    ...inTenant,
    TENANT_ID: '',
    PORT: 'http',
    FIRST_PROCESS_LEADERS: 'a@b.example, c@d.example',
  };
  expect(refusalOf(wrong)).toEqual([
    'PORT is not a port number. Set it to a number from 0 to 65535.',
    'TENANT_ID is missing. Set it to the id of the Entra tenant (a GUID).',
    'FIRST_PROCESS_LEADERS is not a GUID. Set it to object ids of people (GUIDs), separated by commas.',
    'docs/architecture.md, "Settings", says what each setting is.',
  ]);
});

test('settings that are wrong beside others, and switches, are named together with all the rest', () => {
  const wrong = {
    ...local,
    BIND: '0.0.0.0',
    TENANT_ID: zero,
    GRAPH_URL: 'https://evil.example',
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    CLIENT_SECRET: 'kort',
  };
  const named = refusalOf(wrong).map((line) => /^[A-Z_]+/.exec(line)?.[0]);
  expect(named).toEqual(
    expect.arrayContaining([
      'TENANT_ID',
      'CLIENT_SECRET',
      'GRAPH_URL',
      'NODE_TLS_REJECT_UNAUTHORIZED',
      'LOGIN_URL',
      'HOST_ORIGINS',
      'CLOCK_URL',
      'SERVICE_URL_HOSTS',
    ]),
  );
});
