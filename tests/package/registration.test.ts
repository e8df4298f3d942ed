import Ajv from 'ajv';
import { existsSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { envFile, folder, filled, placeholders, projectJson, readProject } from './project';

const toolkitFiles = ['teamsapp.yml', 'teamsapp.local.yml'];
interface Step {
  readonly uses: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly writeToEnvironmentFile?: Readonly<Record<string, string>>;
}
const steps = (file: string) => {
  const {
    provision = [],
    deploy = [],
    publish = [],
  } = parse(readProject(file).toString('utf8')) as Record<string, Step[]>;
  return [...provision, ...deploy, ...publish];
};

test.each(toolkitFiles)('%s is valid in the toolkit’s schema v1.11', (file) => {
  const ajv = new Ajv({ strict: false });
  const validate = ajv.compile(
    projectJson('tests/schemas/teams-toolkit/yaml.schema.json') as object,
  );
  const read = parse(readProject(file).toString('utf8')) as object;
  validate(read);
  expect(validate.errors ?? []).toEqual([]);
  expect(validate({ ...read, provision: [{ uses: 'no/such', with: {} }] })).toBe(false);
});

test.each(toolkitFiles)('%s reads only files that are there', (file) => {
  const paths = steps(file).flatMap(({ with: given }) =>
    Object.entries(given ?? {}).flatMap(([name, value]) =>
      name === 'manifestPath' ? [String(value)] : [],
    ),
  );
  expect(paths.length).toBeGreaterThan(1);
  expect(paths.filter((path) => !existsSync(folder(path)))).toEqual([]);
});

test.each(toolkitFiles)(
  '%s uses only values that the env file or an earlier step gives',
  (file) => {
    const known = new Set([...Object.keys(envFile('env/.env.dev')), 'SITE_URL']);
    for (const step of steps(file)) {
      const missing = placeholders(JSON.stringify(step.with)).filter((name) => !known.has(name));
      expect({ step: step.uses, missing }).toEqual({ step: step.uses, missing: [] });
      for (const name of Object.values(step.writeToEnvironmentFile ?? {})) known.add(name);
    }
  },
);

test('no m365agents.yml stands beside teamsapp.yml: it would win', () => {
  expect(readdirSync(folder('.')).filter((name) => name.startsWith('m365agents'))).toEqual([]);
});

interface EntraApp {
  readonly signInAudience: string;
  readonly api: {
    readonly requestedAccessTokenVersion: number;
    readonly oauth2PermissionScopes: readonly { readonly value: string }[];
  };
  readonly optionalClaims: { readonly accessToken: readonly { readonly name: string }[] };
  readonly requiredResourceAccess: readonly {
    readonly resourceAppId: string;
    readonly resourceAccess: readonly { readonly id: string; readonly type: 'Role' | 'Scope' }[];
  }[];
}
const entraApp = () => filled('aad.manifest.json') as EntraApp;

test('the app asks for the reviewed permissions and for no other', () => {
  const known = projectJson('tests/schemas/graph/permissions.json') as Record<
    string,
    readonly { value: string; id: string }[]
  >;
  const asked = entraApp().requiredResourceAccess.flatMap(({ resourceAppId, resourceAccess }) =>
    resourceAccess.map(({ id, type }) => {
      const list = type === 'Role' ? 'applicationScopesList' : 'delegatedScopesList';
      const name = known[list]!.find((permission) => permission.id === id)?.value;
      return { resourceAppId, type, name };
    }),
  );
  const graph = '00000003-0000-0000-c000-000000000000';
  expect(asked).toEqual([
    { resourceAppId: graph, type: 'Role', name: 'Sites.Selected' },
    { resourceAppId: graph, type: 'Role', name: 'User.ReadBasic.All' },
  ]);
});

test('docs/permissions.md names every permission that is asked for', () => {
  const page = readProject('docs/permissions.md').toString('utf8');
  for (const name of ['Sites.Selected', 'User.ReadBasic.All', 'access_as_user']) {
    expect(page).toContain(`\`${name}\``);
  }
});

test('tokens are of version 2, for one tenant, and say whether a person is a guest', () => {
  const { signInAudience, api, optionalClaims } = entraApp();
  expect(signInAudience).toBe('AzureADMyOrg');
  expect(api.requestedAccessTokenVersion).toBe(2);
  expect(api.oauth2PermissionScopes.map(({ value }) => value)).toEqual(['access_as_user']);
  expect(optionalClaims.accessToken.map(({ name }) => name)).toEqual(['idtyp', 'acct']);
});

test('no committed env file holds a secret', () => {
  const files = readdirSync(folder('env')).filter((name) => !/\.local$|\.user$/.test(name));
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) {
    for (const [name, value] of Object.entries(envFile(`env/${file}`))) {
      expect(name).not.toMatch(/SECRET|PASSWORD|KEY$/);
      // Client secrets of Entra contain a tilde and have about 40 characters, unlike ids and domains.
      expect(value).not.toMatch(/^[\w.~-]*~[\w.~-]{20,}$/);
    }
  }
});

test('both env files name the same values', () => {
  expect(Object.keys(envFile('env/.env.dev')).sort()).toEqual(
    Object.keys(envFile('env/.env.ci')).sort(),
  );
});

test('every package of the lock file has its content’s hash, and no host is named', () => {
  const { packages } = projectJson('package-lock.json') as {
    packages: Record<string, { integrity?: string; resolved?: string; link?: boolean }>;
  };
  // A workspace lies in the repository; npm only links to it.
  const others = Object.entries(packages).filter(
    ([name, { link }]) => name.includes('node_modules/') && link !== true,
  );
  expect(others.length).toBeGreaterThan(300);
  expect(
    others.filter(([, { integrity }]) => integrity === undefined).map(([name]) => name),
  ).toEqual([]);
  expect(others.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name)).toEqual(
    [],
  );
});
