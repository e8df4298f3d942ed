import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const launchers = resolve(__dirname, '..', '..', 'run');

/** One package of a lock file, or of npm's record of node_modules. */
interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly link?: boolean;
}
type Packages = Readonly<Record<string, Locked>>;

const lock: Packages = {
  '': {},
  emulator: { version: '1.0.0' },
  'node_modules/emulator': { link: true },
  'node_modules/hono': { version: '4.0.0' },
  'node_modules/jest': { version: '30.0.0', dev: true },
  'node_modules/for-another-platform': { version: '1.0.0', optional: true },
};
const toRun = ['emulator', 'node_modules/emulator', 'node_modules/hono'];
const everything = [...toRun, 'node_modules/jest'];
const only = (places: readonly string[]): Packages =>
  Object.fromEntries(places.map((place) => [place, lock[place]!]));

/** A project with this lock file and, unless nothing has been installed, npm's record of node_modules. */
function aProject(installed?: Packages, node = '>=20'): string {
  const folder = mkdtempSync(join(tmpdir(), 'jamna-install-'));
  mkdirSync(join(folder, 'run'));
  for (const name of ['install.mjs', 'progress.mjs'])
    copyFileSync(join(launchers, name), join(folder, 'run', name));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ engines: { node } }));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: lock }));
  if (installed !== undefined) {
    mkdirSync(join(folder, 'node_modules'));
    const record = join(folder, 'node_modules', '.package-lock.json');
    writeFileSync(record, JSON.stringify({ packages: installed }));
  }
  // In place of npm: writes down what it was asked.
  const npm = "require('fs').writeFileSync('asked.json', JSON.stringify(process.argv.slice(2)))";
  writeFileSync(join(folder, 'npm.js'), npm);
  return folder;
}

/** Installs as a launcher does. @returns the arguments that npm was given, or undefined when it was not called */
function install(folder: string, options: object, env: NodeJS.ProcessEnv = {}) {
  const file = JSON.stringify(join(folder, 'run', 'install.mjs'));
  const program = `import { pathToFileURL } from 'node:url';
    const { installWhenNeeded } = await import(pathToFileURL(${file}).href);
    await installWhenNeeded(${JSON.stringify(options)});`;
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', program],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        JEST_WORKER_ID: undefined,
        npm_execpath: join(folder, 'npm.js'),
        ...env,
      },
    },
  );
  const asked = join(folder, 'asked.json');
  const args = existsSync(asked)
    ? (JSON.parse(readFileSync(asked, 'utf8')) as string[])
    : undefined;
  return { args, status, output: stdout + stderr };
}

test('a fresh clone is given everything, or only what runs', () => {
  const all = install(aProject(), {});
  expect(all.args?.[0]).toBe('ci');
  expect(all.args).not.toContain('--omit=dev');
  expect(all.output).toContain('Installing 3 packages');
  const some = install(aProject(), { onlyToRun: true });
  expect(some.args?.[0]).toBe('ci');
  expect(some.args).toContain('--omit=dev');
  expect(some.output).toContain('Installing 2 packages');
});

test('what npm itself has installed is left alone; packages for other platforms may be absent', () => {
  expect(install(aProject(only(everything)), {}).args).toBeUndefined();
  expect(install(aProject(only(toRun)), { onlyToRun: true }).args).toBeUndefined();
});

test('what is missing is added to what another command has installed', () => {
  const { args } = install(aProject(only(toRun)), {});
  expect(args?.slice(0, 2)).toEqual(['install', '--no-save']);
  expect(args).not.toContain('--omit=dev');
});

test('another version is installed, and the packages of tests stay', () => {
  const older = { ...only(everything), 'node_modules/hono': { version: '3.9.0' } };
  const { args } = install(aProject(older), { onlyToRun: true });
  expect(args?.[0]).toBe('install');
  expect(args).not.toContain('--omit=dev');
});

test('a program that a test has started never installs', () => {
  expect(install(aProject(), {}, { JEST_WORKER_ID: '1' })).toMatchObject({ status: 0 });
  expect(install(aProject(), {}, { JEST_WORKER_ID: '1' }).args).toBeUndefined();
});

test.each(['^20.19 || ^22.13 || >=24', `^${process.versions.node}`, '>=18.4'])(
  'this Node is taken where the project wants %s',
  (range) => {
    expect(install(aProject(only(everything), range), {}).status).toBe(0);
  },
);

test.each(['>=98', '^18.20', `^${process.versions.node.split('.')[0]!}.99`])(
  'another Node is asked for where the project wants %s',
  (range) => {
    const { status, output } = install(aProject(only(everything), range), {});
    expect(status).toBe(1);
    expect(output).toContain(`Jämna needs Node ${range}; this is v`);
  },
);
