import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');
const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');

interface Result {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

/** Looks at the imports of a folder that is laid out like the project. */
function cruise(folder: string): Result {
  const args = [cruiser, 'src', 'run', 'tests', '--config', '.dependency-cruiser.cjs'];
  const { stdout, stderr } = spawnSync(process.execPath, [...args, '--output-type', 'json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Result;
}

const RULES = ['product-knows-no-emulator', 'emulator-by-its-exports', 'tests-start-the-emulator'];
const breaches = ({ summary }: Result) =>
  summary.violations
    .filter(({ rule }) => RULES.includes(rule.name))
    .map(({ from, rule }) => `${from}: ${rule.name}`)
    .sort();

test('the product knows nothing of the emulator; launchers and tests know its published function', () => {
  const result = cruise(root);
  expect(breaches(result)).toEqual([]);
  const starters = result.modules
    .filter(({ dependencies }) =>
      dependencies.some(({ resolved }) => resolved === 'emulator/start/start-emulator.mjs'),
    )
    .map(({ source }) => source);
  expect(starters).toContain('run/stack.mjs');
  expect(starters).toContain('tests/support/graph/site.ts');
});

test('an import across that border is found, also one of types alone', () => {
  const copy = mkdtempSync(join(tmpdir(), 'border-'));
  const start = `import { startEmulator } from 'm365-list-emulator';\nexport const start = startEmulator;\n`;
  const files = {
    'emulator/package.json': JSON.stringify({
      name: 'm365-list-emulator',
      exports: { '.': './start/start-emulator.mjs' },
    }),
    'emulator/start/start-emulator.mjs': 'export const startEmulator = () => undefined;\n',
    'emulator/start/program.mjs': 'export const program = 1;\n',
    'emulator/src/store.ts': 'export interface Store { readonly of: string }\n',
    'emulator/tests/support/emulator.ts': 'export const emulator = 1;\n',
    'src/core/goal.ts': `import type { Store } from '../../emulator/src/store';\nexport const goal = (store: Store) => store;\n`,
    'src/server/main.ts': start,
    'run/bench.mjs': `import { program } from '../emulator/start/program.mjs';\nexport const bench = program;\n`,
    'run/stack.mjs': start,
    'tests/good.test.ts': start,
    'tests/flows/story.test.ts': `import { emulator } from '../../emulator/tests/support/emulator';\nexport const story = emulator;\n`,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'package.json']) {
    cpSync(join(root, file), join(copy, file));
  }
  mkdirSync(join(copy, 'node_modules'));
  symlinkSync(join(copy, 'emulator'), join(copy, 'node_modules', 'm365-list-emulator'), 'junction');
  symlinkSync(
    join(root, 'node_modules', 'typescript'),
    join(copy, 'node_modules', 'typescript'),
    'junction',
  );
  const found = breaches(cruise(copy));
  rmSync(copy, { recursive: true, force: true });
  expect(found).toEqual([
    'run/bench.mjs: emulator-by-its-exports',
    'src/core/goal.ts: product-knows-no-emulator',
    'src/server/main.ts: product-knows-no-emulator',
    'tests/flows/story.test.ts: tests-start-the-emulator',
  ]);
});

test('every suite that starts the emulator has its answers held against Microsoft’s description', () => {
  const folder = join(root, 'tests');
  const starters = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== join('package', 'emulator-border.test.ts'))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))
    .filter(({ text }) => /\bstartEmulator\(|\['run\/start\.mjs'|'bench\.mjs'/.test(text));
  expect(starters.length).toBeGreaterThan(3);
  const checks = /checkAnswers: true|EMULATOR_CHECK_ANSWERS: 'on'|startProgram\(\['run/;
  expect(starters.filter(({ text }) => !checks.test(text)).map(({ file }) => file)).toEqual([]);
});
