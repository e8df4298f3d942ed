import { existsSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { folder, projectJson, readProject } from './project';

const text = (path: string) => readProject(path).toString('utf8');
const yaml = (path: string) => parse(text(path)) as unknown;

interface PackageFile {
  readonly license: string;
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
}
const { license, engines, scripts } = projectJson('package.json') as PackageFile;

/** The Node lines of `engines`: `^20.19 || ^22.13 || >=24` is 20, 22 and 24. */
const nodeLines = [...engines.node.matchAll(/(?:\^|>=)(\d+)/g)].map(([, line]) => Number(line));

describe('VS Code', () => {
  interface Tasks {
    readonly tasks: readonly { readonly label: string; readonly script: string }[];
  }
  interface Launch {
    readonly configurations: readonly {
      readonly program?: string;
      readonly runtimeArgs?: readonly [string];
      readonly preLaunchTask?: string;
    }[];
  }
  const { tasks } = projectJson('.vscode/tasks.json') as Tasks;
  const { configurations } = projectJson('.vscode/launch.json') as Launch;

  it('has tasks and launches that are scripts of the project', () => {
    const started = configurations.flatMap(({ runtimeArgs = [] }) => runtimeArgs);
    const named = [...tasks.map(({ script }) => script), ...started];
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  it('launches programs that exist, after tasks that exist', () => {
    const programs = configurations.flatMap(({ program = [] }) => program);
    const paths = programs.map((program) => program.replace('${workspaceFolder}/', ''));
    expect(paths).not.toEqual([]);
    expect(paths.filter((path) => !existsSync(folder(path)))).toEqual([]);
    const before = configurations.flatMap(({ preLaunchTask = [] }) => preLaunchTask);
    expect(tasks.map(({ label }) => label)).toEqual(expect.arrayContaining(before));
  });

  it('recommends extensions by their id and sets no path outside the project', () => {
    const { recommendations } = projectJson('.vscode/extensions.json') as {
      readonly recommendations: readonly string[];
    };
    expect(recommendations.filter((id) => !/^[a-z-]+\.[a-z-]+$/.test(id))).toEqual([]);
    const settings = projectJson('.vscode/settings.json') as Readonly<Record<string, unknown>>;
    expect(existsSync(folder(String(settings['js/ts.tsdk.path'])))).toBe(true);
  });
});

describe('the public CI', () => {
  interface Workflow {
    readonly permissions: Readonly<Record<string, string>>;
    readonly jobs: {
      readonly check: {
        readonly strategy: { readonly matrix: { readonly node: readonly number[] } };
        readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
      };
    };
  }
  const { permissions, jobs } = yaml('.github/workflows/ci.yml') as Workflow;
  const { strategy, steps } = jobs.check;

  it('runs the check on every Node line of engines, and nothing else', () => {
    expect(nodeLines.length).toBeGreaterThan(1);
    expect(strategy.matrix.node).toEqual(nodeLines);
    expect(nodeLines).toContain(Number(text('.nvmrc').trim()));
    expect(steps.flatMap(({ run = [] }) => run)).toEqual(['bash .ci/run']);
  });

  it('may only read, and uses actions by the hash of their commit', () => {
    expect(permissions).toEqual({ contents: 'read' });
    const actions = steps.flatMap(({ uses = [] }) => uses);
    expect(actions.filter((uses) => !/@[0-9a-f]{40}$/.test(uses))).toEqual([]);
  });
});

it('Dependabot looks at every folder that has a lock file, and holds back only our packages', () => {
  const { updates } = yaml('.github/dependabot.yml') as {
    readonly updates: readonly {
      readonly 'package-ecosystem': string;
      readonly directory: string;
      readonly ignore?: readonly { readonly 'dependency-name': string }[];
    }[];
  };
  const [npm, ...others] = updates.filter((one) => one['package-ecosystem'] === 'npm');
  expect(others).toEqual([]);
  expect(npm?.directory).toBe('/');
  expect(existsSync(folder('package-lock.json'))).toBe(true);
  expect(existsSync(folder('emulator/package-lock.json'))).toBe(false);
  const held = (npm?.ignore ?? []).map((one) => one['dependency-name']);
  const packages = text('package.json');
  expect(held.filter((name) => !packages.includes(`"${name}":`))).toEqual([]);
});

/** @see https://github.com/publiccodeyml/publiccode.yml/blob/main/docs/standard/schema.core.rst */
describe('publiccode.yml', () => {
  interface Description {
    readonly shortDescription: string;
    readonly longDescription: string;
    readonly features: readonly string[];
    readonly screenshots?: readonly string[];
  }
  const code = yaml('publiccode.yml') as Readonly<Record<string, unknown>> & {
    readonly legal: { readonly license: string };
    readonly localisation: { readonly availableLanguages: readonly string[] };
    readonly maintenance: { readonly type: string; readonly contacts: readonly unknown[] };
    readonly description: Readonly<Record<string, Description>>;
    readonly url: string;
  };

  it('has the keys that the standard makes mandatory', () => {
    const mandatory = [
      ...['publiccodeYmlVersion', 'name', 'url', 'platforms', 'developmentStatus', 'softwareType'],
      ...['description', 'legal', 'maintenance', 'localisation'],
    ];
    expect(Object.keys(code)).toEqual(expect.arrayContaining(mandatory));
    expect(URL.canParse(code.url)).toBe(true);
    expect(code.maintenance.contacts).not.toEqual([]);
  });

  it('describes the product within the standard’s limits, and shows pictures that exist', () => {
    for (const { shortDescription, longDescription, features, ...rest } of Object.values(
      code.description,
    )) {
      expect(shortDescription.length).toBeLessThanOrEqual(150);
      expect(longDescription.length).toBeGreaterThanOrEqual(150);
      expect(longDescription.length).toBeLessThanOrEqual(10_000);
      expect(features).not.toEqual([]);
      expect((rest.screenshots ?? []).filter((path) => !existsSync(folder(path)))).toEqual([]);
    }
  });

  it('says the licence and the languages that the product has', () => {
    expect(code.legal.license).toBe(license);
    const languages = readdirSync(folder('src/core/text/error')).map((name) =>
      name.replace('.ts', ''),
    );
    expect([...code.localisation.availableLanguages].sort()).toEqual(
      languages.filter((name) => name.length === 2).sort(),
    );
  });
});
