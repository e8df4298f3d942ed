import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..', '..');
const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');

interface Result {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

/** Breaches of the direction of imports in a folder that is laid out like the project. */
function cruise(folder: string): Result {
  const args = [
    cruiser,
    'src',
    'emulator/src',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
  ];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Result;
}

const RULES = [
  'emulator-stands-alone',
  'nothing-imports-the-emulator',
  'server-never-tab-or-emulator',
];
const breaches = ({ summary }: Result) =>
  summary.violations
    .filter(({ rule }) => RULES.includes(rule.name))
    .map(({ from, rule }) => `${from}: ${rule.name}`)
    .sort();

test('the emulator imports nothing of the product, and nothing of the product imports it', () => {
  const result = cruise(root);
  expect(breaches(result)).toEqual([]);
  const ofEmulator = result.modules.filter(({ source }) => source.startsWith('emulator/src/'));
  expect(ofEmulator.length).toBeGreaterThan(100);
});

test('an import across that border is found, also one of types alone', () => {
  const copy = mkdtempSync(join(tmpdir(), 'border-'));
  const files = {
    'src/core/domain/goals/goal.ts': `import type { Store } from '../../../../emulator/src/store';\nexport const goal = (store: Store) => store;\n`,
    'emulator/src/store.ts': `export interface Store { readonly of: string }\n`,
    'emulator/src/graph/rows.ts': `import { goal } from '../../../src/core/domain/goals/goal';\nexport const rows = [goal];\n`,
    'src/tab/page.ts': `import '../../emulator/src/graph/rows';\n`,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
    cpSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  const found = breaches(cruise(copy));
  rmSync(copy, { recursive: true, force: true });
  expect(found).toEqual([
    'emulator/src/graph/rows.ts: emulator-stands-alone',
    'src/core/domain/goals/goal.ts: nothing-imports-the-emulator',
    'src/core/domain/goals/goal.ts: server-never-tab-or-emulator',
    'src/tab/page.ts: nothing-imports-the-emulator',
  ]);
});
