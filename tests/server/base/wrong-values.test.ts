import { readSettings } from '../../../src/server/base/settings';
import { aSecret, inTenant, withSecret } from '../../support/server/good-settings';

const zero = '00000000-0000-0000-0000-000000000000';

/** What is wrong, the variables, and the sentence that says so. */
type Row = readonly [string, Readonly<Record<string, string>>, RegExp];

const wrong: readonly Row[] = [
  ...[
    'TODO-ask-the-operations-team-for-the-value-1',
    'CHANGE_BEFORE_THE_FIRST_START_OF_THE_SERVER',
    'Replace-with-the-value-from-Entra-0123456789',
    'ange-vardet-fran-entra-innan-servern-startar',
  ].map((CLIENT_SECRET): Row => [
    `the secret is the placeholder ${CLIENT_SECRET.slice(0, 12)}`,
    { ...withSecret, CLIENT_SECRET },
    /CLIENT_SECRET is a placeholder/,
  ]),
  ...[
    '@Microsoft.KeyVault(SecretUri=https://granforsa.vault.azure.net/secrets/jamna/)',
    '@microsoft.keyvault(VaultName=granforsa;SecretName=jamna)',
  ].map((CLIENT_SECRET): Row => [
    `the secret is the reference ${CLIENT_SECRET}`,
    { ...withSecret, CLIENT_SECRET },
    /CLIENT_SECRET is a reference to a key vault/,
  ]),
  ...[`"${aSecret}"`, `'${aSecret}'`, `${aSecret}"`, `”${aSecret}”`, `\`${aSecret}\``].map(
    (CLIENT_SECRET): Row => [
      `the secret has a quote: ${CLIENT_SECRET.slice(0, 1)}`,
      { ...withSecret, CLIENT_SECRET },
      /CLIENT_SECRET has a quote around it/,
    ],
  ),
  ...['\u200b', 'å', '\u0000', '\u007f', '\u2060'].map((odd): Row => [
    `the secret has ${JSON.stringify(odd)} in it`,
    { ...withSecret, CLIENT_SECRET: `${aSecret}${odd}` },
    /CLIENT_SECRET has a character that no secret of Entra has/,
  ]),
  ...['TENANT_ID', 'CLIENT_ID', 'TEAMS_APP_ID', 'MANAGED_IDENTITY_CLIENT_ID'].flatMap((name) =>
    ['1', 'f', 'F'].map((digit): Row => [
      `${name} is ${digit} again and again`,
      { ...inTenant, [name]: zero.replaceAll('0', digit) },
      new RegExp(`${name} is one digit again and again`),
    ]),
  ),
  ...(
    [
      ['*', /APP_DOMAIN has a wildcard/],
      ['*.granforsa.example', /APP_DOMAIN has a wildcard/],
      ['192.0.2.17', /APP_DOMAIN is an IP address/],
      ['192.0.2.17:8443', /APP_DOMAIN is an IP address/],
      ['127.0.0.1', /APP_DOMAIN is an IP address/],
      ['[2001:db8::17]', /APP_DOMAIN is an IP address/],
      ['2001:db8::17', /APP_DOMAIN is an IP address/],
      ['jamna', /APP_DOMAIN has no dot/],
      ['jamna:8443', /APP_DOMAIN has no dot/],
      ['jamna.granforsa.example.', /APP_DOMAIN ends with a dot/],
      ['localhost.', /APP_DOMAIN ends with a dot/],
      ['jamna..granforsa.example', /APP_DOMAIN must be/],
      ['-jamna.granforsa.example', /APP_DOMAIN must be/],
      ['jamna_test.granforsa.example', /APP_DOMAIN must be/],
    ] as const
  ).map(([APP_DOMAIN, sentence]): Row => [
    `the name is ${APP_DOMAIN}`,
    { ...inTenant, APP_DOMAIN },
    sentence,
  ]),
  ...[
    '--inspect=0.0.0.0:9229',
    '--inspect=0.0.0.0',
    '--inspect-brk=jamna.granforsa.example:0',
    '--inspect_wait=[::]:9229',
    '--max-old-space-size=512  "--inspect=192.0.2.17:9229"',
    '--inspect --inspect-port=0.0.0.0:9229',
    '--inspect --inspect-port 0.0.0.0:9229',
    '--debug-port=0.0.0.0',
  ].map((NODE_OPTIONS): Row => [
    `Node has the options ${NODE_OPTIONS}`,
    { ...inTenant, NODE_OPTIONS },
    /NODE_OPTIONS has --(?:inspect|debug)[a-z-]* on an address that is not loopback/,
  ]),
  ...['--tls-keylog=/tmp/keys', '--tls_keylog /tmp/keys'].map((NODE_OPTIONS): Row => [
    `Node has the options ${NODE_OPTIONS}`,
    { ...inTenant, NODE_OPTIONS },
    /NODE_OPTIONS has --tls-keylog/,
  ]),
];

test.each(wrong)(
  'the server does not start when %s, and shows no value',
  (_what, env, sentence) => {
    const refusal = (() => {
      try {
        readSettings(env);
      } catch (cause) {
        return (cause as Error).message;
      }
      return '';
    })();
    expect(refusal).toMatch(sentence);
    const values = Object.values(env).filter((value) => value.length > 5);
    expect(values.filter((value) => refusal.includes(value))).toEqual([]);
  },
);

test.each([
  ['localhost'],
  ['localhost:3978'],
  ['jamna.granforsa.example:8443'],
  ['xn--jmna-loa.granforsa.example'],
  ['3.granforsa.example'],
])('the server starts under the name %s', (APP_DOMAIN) => {
  expect(readSettings({ ...inTenant, APP_DOMAIN }).appDomain).toBe(APP_DOMAIN);
});

test.each([
  '--inspect',
  '--inspect=9229',
  '--inspect=127.0.0.1:9229',
  '--inspect-brk=localhost',
  '--inspect=[::1]:9229',
  '--inspect-port 9229',
  '--max-old-space-size=512 --enable-source-maps',
])('the server starts when a debugger of this machine alone may reach it: %s', (NODE_OPTIONS) => {
  expect(readSettings({ ...inTenant, NODE_OPTIONS })).toEqual(readSettings(inTenant));
});

test('switches of the command of Node are refused as those of NODE_OPTIONS, beside the rest', () => {
  const command = ['--inspect-port', '0.0.0.0:9229', '--tls-keylog', '/tmp/keys'];
  expect(() => readSettings({ ...inTenant, PORT: 'http' }, command)).toThrow(
    /PORT is not .*\nThe command of Node has --inspect-port on .*\nThe command of Node has --tls-keylog/,
  );
});
