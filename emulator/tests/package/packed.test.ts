import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';

const folder = resolve(__dirname, '..', '..');
/** The node_modules folder with the emulator's packages. */
const packages = dirname(dirname(require.resolve('typescript/package.json')));
const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
  readonly name: string;
  readonly dependencies: Readonly<Record<string, string>>;
};
const readme = readFileSync(join(folder, 'README.md'), 'utf8');
/** The first block of code of README. */
const example = /```js\n(.*?)```/s.exec(readme)?.[1] ?? '';

const temporary = mkdtempSync(join(tmpdir(), 'packed-'));
/** A project that has installed the package and nothing else. */
const project = join(temporary, 'project');
const installed = join(project, 'node_modules', about.name);
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const node = (args: readonly string[]) =>
  execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' });

/** Runs `npm pack` in a copy of the folder, since it writes declarations there for a moment. */
function pack(): string {
  const copy = join(temporary, 'emulator');
  cpSync(folder, copy, {
    recursive: true,
    filter: (path) => !/[\\/](node_modules|\.jest-cache|\.local)$/.test(path),
  });
  symlinkSync(packages, join(copy, 'node_modules'), 'junction');
  const args = ['pack', '--offline', '--pack-destination', '..'];
  execFileSync('npm', args, {
    cwd: copy,
    stdio: 'pipe',
    shell: process.platform === 'win32',
  });
  return readdirSync(temporary).find((name) => name.endsWith('.tgz')) ?? 'no package';
}

/** Unpacks the package into the project, beside the packages that it depends on. */
function install(file: string): void {
  mkdirSync(dirname(installed), { recursive: true });
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  execFileSync('tar', ['-xzf', file], { cwd: temporary });
  cpSync(join(temporary, 'package'), installed, { recursive: true });
  for (const name of Object.keys(about.dependencies)) {
    const link = join(project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(packages, name), link, 'junction');
  }
}

beforeAll(() => install(pack()), 60_000);

test('the package has the built programs, documents, licences and declarations, and no sources or tests', () => {
  const paths = readdirSync(installed, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(installed.length + 1))
    .map((path) => path.replaceAll(sep, '/'));
  expect(paths).toEqual(
    expect.arrayContaining([
      'LICENSE',
      'README.md',
      'dist/check-answers.js',
      'dist/host/index.html',
      'dist/host/third-party-licenses.md',
      'dist/main.js',
      'docs/usage.md',
      'run/build.d.mts',
      'run/build.mjs',
      'run/start.d.mts',
      'run/start.mjs',
      'schemas/LICENSE-microsoft-graph.txt',
      'start/start-emulator.d.mts',
      'start/start-emulator.mjs',
    ]),
  );
  const parts = new Set(paths.map((path) => path.split('/')[0]));
  expect([...parts].sort()).toEqual(
    ['LICENSE', 'README.md', 'dist', 'docs', 'package.json', 'run', 'schemas', 'start'].sort(),
  );
});

test('what only the build of the page needs is no dependency of the package', () => {
  const page = JSON.parse(
    readFileSync(join(folder, 'src', 'host', 'page', 'package.json'), 'utf8'),
  ) as typeof about;
  const forPage = Object.keys(page.dependencies);
  expect(forPage).toContain('vite');
  expect(Object.keys(about.dependencies).filter((name) => forPage.includes(name))).toEqual([]);
});

test("README's example runs in a project that has installed the package, and prints what README says", () => {
  writeFileSync(join(project, 'example.mjs'), example);
  const said = [...example.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text);
  expect(said.length).toBeGreaterThan(0);
  expect(node(['example.mjs']).trim().split('\n')).toEqual(said);
});

test('in the package there is nothing to build', () => {
  const program = `
    import { buildEmulator } from 'm365-list-emulator/build';
    process.stdout.write(JSON.stringify(await buildEmulator()));`;
  expect(node(['--input-type=module', '-e', program])).toBe('[]');
});

test("README's example is strict TypeScript, also without the types of Node", () => {
  writeFileSync(join(project, 'example.mts'), example);
  writeFileSync(
    join(project, 'wrong.mts'),
    `import { startEmulator, type Emulator, type EmulatorOptions } from 'm365-list-emulator';
import { buildEmulator } from 'm365-list-emulator/build';
import 'm365-list-emulator/run';
const options: EmulatorOptions = { seed: 'empty', checkAnswers: true };
export const emulator: Emulator = await startEmulator(options);
export const built: string[] = await buildEmulator();
// @ts-expect-error -- a port is a number
await startEmulator({ httpPort: '80' });
// @ts-expect-error -- an emulator has no such property
export const port = emulator.port;
`,
  );
  const tsc = join(packages, 'typescript', 'bin', 'tsc');
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipDefaultLibCheck: true, // TypeScript's own declarations; those of the package are checked.
    target: 'es2023',
    module: 'nodenext',
    types: [],
  };
  const files = ['example.mts', 'wrong.mts'];
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  expect(node([tsc, '-p', project])).toBe('');
}, 180_000);
