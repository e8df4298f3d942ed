import { readSetupOptions } from '../../src/setup/setup-options';

const env = {
  TENANT_ID: '5cda5cc5-ee01-4b08-af01-45b108dafa63',
  CLIENT_ID: 'e55b9f18-7a19-4487-910a-3bbb8885893e',
  CLIENT_SECRET: 'Gf1~3effeb53ba846bea59625122f2596af0dd32',
  SITE_URL: 'https://granforsa.sharepoint.com/sites/jamstalldhet/',
};
const second = {
  SETUP_CLIENT_ID: '33333333-3333-4333-8333-333333333333',
  SETUP_CLIENT_SECRET: 'Gf1~6dc47e24fcbcd2d61f745d94d7308642105f',
};

/** What the administrator reads when set-up refuses to start. */
function refusalOf(wrong: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    readSetupOptions([], wrong);
  } catch (refusal) {
    return (refusal as Error).message.split('\n');
  }
  return [];
}

test('everything but ids and site is Microsoft’s own', () => {
  expect(readSetupOptions([], env)).toEqual({
    planOnly: false,
    sample: false,
    sampleFolder: 'run/sample',
    printSiteScript: false,
    graph: {
      tenantId: env.TENANT_ID,
      siteUrl: 'https://granforsa.sharepoint.com/sites/jamstalldhet',
      graphUrl: 'https://graph.microsoft.com',
      loginUrl: 'https://login.microsoftonline.com',
      clientId: env.CLIENT_ID,
      clientSecret: env.CLIENT_SECRET,
    },
  });
});

test('a second identity signs in with its own secret, never with the product’s', () => {
  expect(readSetupOptions([], { ...env, ...second }).graph).toMatchObject({
    clientId: second.SETUP_CLIENT_ID,
    clientSecret: second.SETUP_CLIENT_SECRET,
  });
  const { graph } = readSetupOptions([], { ...env, ...second, SETUP_CLIENT_SECRET: '' });
  expect(graph).not.toHaveProperty('clientSecret');
});

test('set-up with the server’s identity signs in as the server does, and an own identity as itself', () => {
  const id = 'b3b1f2c4-0a57-4d0e-9a43-6d1f5c8e7b21';
  const secretless = { ...env, CLIENT_SECRET: '', MANAGED_IDENTITY_CLIENT_ID: id };
  expect(readSetupOptions([], secretless).graph).toMatchObject({
    clientId: env.CLIENT_ID,
    managedIdentityClientId: id,
  });
  const { graph } = readSetupOptions([], { ...secretless, ...second });
  expect(graph).not.toHaveProperty('managedIdentityClientId');
});

test('every missing setting is named at once, each with what to set it to', () => {
  expect(refusalOf({})).toEqual([
    'TENANT_ID is missing. Set it to the id of the Entra tenant (a GUID).',
    'SETUP_CLIENT_ID is missing. Set it to the application id of the identity with full control of the site (a GUID).',
    'SITE_URL is missing. Set it to the address of the site, https://{name}.sharepoint.com/sites/{site}.',
    'docs/architecture.md, "Settings", says what each setting is.',
  ]);
});

test.each([
  ['TENANT_ID', 'common', /TENANT_ID is not a GUID/],
  ['TEAMS_APP_ID', 'jamna', /TEAMS_APP_ID is not a GUID\. Set it to the id in the Teams manifest/],
  ['SITE_URL', 'granforsa', /SITE_URL must be https:/],
  ['GRAPH_URL', 'graph', /GRAPH_URL is not an address such as https:\/\/graph\.microsoft\.com/],
  ['LOGIN_URL', 'https://login.evil.example', /LOGIN_URL must be Microsoft's address, or loopback/],
])('set-up does not start when %s is %s', (name, value, line) => {
  expect(refusalOf({ ...env, [name]: value })[0]).toMatch(line);
});

test.each([
  ['CLIENT_SECRET', env],
  ['SETUP_CLIENT_SECRET', { ...env, ...second }],
])(
  'set-up does not start when %s is a reference to a key vault, and shows no value',
  (name, set) => {
    const value = '@Microsoft.KeyVault(VaultName=granforsa;SecretName=jamna)';
    const lines = refusalOf({ ...set, [name]: value });
    expect(lines[0]).toMatch(new RegExp(`^${name} is a reference to a key vault`));
    expect(lines.join()).not.toContain(value);
  },
);

test('set-up does not start when Node serves debuggers on the network, or writes keys', () => {
  expect(refusalOf({ ...env, NODE_OPTIONS: '--inspect=0.0.0.0 --tls-keylog=x' })).toEqual([
    expect.stringContaining('NODE_OPTIONS has --inspect on') as string,
    expect.stringContaining('NODE_OPTIONS has --tls-keylog') as string,
    expect.stringContaining('docs/architecture.md') as string,
  ]);
  expect(() => readSetupOptions([], env, ['--tls-keylog=x'])).toThrow(
    /The command of Node has --tls-keylog/,
  );
});

test('an option that set-up does not know is named', () => {
  expect(() => readSetupOptions(['--emtpy'], env)).toThrow('Unknown option --emtpy.');
});

test.each(['NODE_TLS_REJECT_UNAUTHORIZED', 'dangerouslyAllowUnauthenticatedRequests'])(
  'set-up does not start while %s switches a check off, as the server does not',
  (name) => {
    expect(refusalOf({ ...env, [name]: '0' })).toContainEqual(
      expect.stringContaining(name) as string,
    );
  },
);
