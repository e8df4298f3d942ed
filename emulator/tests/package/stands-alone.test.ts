import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const folder = resolve(__dirname, '..', '..');
/** The node_modules folder with the emulator's packages. */
const packages = dirname(dirname(require.resolve('typescript/package.json')));
const cruiser = join(packages, 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');

interface Result {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

/** Checks the imports in a folder that is laid out like the emulator. */
function cruise(at: string, parts: readonly string[]): Result {
  const args = [cruiser, ...parts, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: at,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Result;
}

const breaches = ({ summary }: Result) =>
  summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`).sort();

let copy: string;
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'stands-alone-'));
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

test('sources, tools and tests import nothing outside the folder but the packages that it names', () => {
  const result = cruise(folder, ['src', 'start', 'run', 'tests']);
  expect(breaches(result)).toEqual([]);
  const own = result.modules.filter(({ source }) => source.startsWith('src/'));
  expect(own.length).toBeGreaterThan(100);
});

test('an import across a border is found, also one of types alone', () => {
  const at = join(copy, 'emulator');
  const files = {
    '../src/goal.ts': `export interface Goal { readonly of: string }\n`,
    'src/rows.ts': `import type { Goal } from '../../src/goal';\nexport const rows: Goal[] = [];\n`,
    'src/store.ts': `import fc from 'fast-check';\nexport const store = fc;\n`,
    'src/react.ts': `import react from 'react';\nexport const page = react;\n`,
    'start/start.mjs': `import { rows } from '../src/rows.ts';\nexport const start = rows;\n`,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(at, path)), { recursive: true });
    writeFileSync(join(at, path), text);
  }
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
    cpSync(join(folder, file), join(at, file));
  }
  symlinkSync(packages, join(copy, 'node_modules'), 'junction');
  expect(breaches(cruise(at, ['src', 'start']))).toEqual([
    expect.stringMatching(/^src\/react\.ts → .*react.*: own-packages$/),
    'src/rows.ts → ../src/goal.ts: stands-alone',
    expect.stringMatching(/^src\/store\.ts → .*fast-check.*: programs-need-dependencies$/),
    'start/start.mjs → src/rows.ts: start-knows-no-source',
  ]);
});

test('a copy of the folder, with nothing of the product beside it, builds, starts and answers', () => {
  const at = join(copy, 'emulator');
  mkdirSync(at);
  for (const part of ['src', 'start', 'run', 'schemas', 'package.json']) {
    cpSync(join(folder, part), join(at, part), { recursive: true });
  }
  symlinkSync(packages, join(at, 'node_modules'), 'junction');
  execFileSync(process.execPath, ['run/build.mjs'], { cwd: at });
  const program = `
    import { startEmulator } from './start/start-emulator.mjs';
    const emulator = await startEmulator({ seed: 'empty', checkAnswers: true });
    const { clientId, clientSecret } = emulator.info.clients[0];
    const body = new URLSearchParams({
      grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret,
      scope: 'https://graph.microsoft.com/.default',
    });
    const signIn = await fetch(\`\${emulator.http}/\${emulator.info.tenantId}/oauth2/v2.0/token\`, { method: 'POST', body });
    const { access_token } = await signIn.json();
    const site = await fetch(\`\${emulator.http}/v1.0/sites/\${emulator.info.siteId}\`, {
      headers: { authorization: \`Bearer \${access_token}\` },
    });
    const page = await fetch(emulator.http);
    process.stdout.write(JSON.stringify([signIn.status, site.status, page.status]));
    await emulator.stop();`;
  const args = ['--input-type=module', '-e', program];
  expect(execFileSync(process.execPath, args, { cwd: at, encoding: 'utf8' })).toBe('[200,200,200]');
}, 120_000);
