// `npm run check`: format, lint, types, direction, dead code, then every test. Stops at the first failure and says how
// to mend it.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { installWhenNeeded } from './install.mjs';
import { root } from './programs.mjs';

await installWhenNeeded();
const require = createRequire(import.meta.url);

/** The JavaScript behind a package's command, so that no shell is needed. */
function commandOf(packageName, command) {
  const file = join(root, 'node_modules', packageName, 'package.json');
  const { bin } = require(file);
  return join(dirname(file), typeof bin === 'string' ? bin : bin[command]);
}

const checks = [
  {
    name: 'format',
    run: [commandOf('prettier', 'prettier'), '--check', '--log-level=warn', '.'],
    fix: 'npx prettier --write .',
  },
  {
    name: 'lint',
    run: [commandOf('eslint', 'eslint'), '.'],
    fix: 'mend what is named; npx eslint . --fix mends some',
  },
  { name: 'types', run: [commandOf('typescript', 'tsc')], fix: 'mend what is named' },
  {
    name: 'direction of imports',
    run: [
      commandOf('dependency-cruiser', 'depcruise'),
      'src',
      'emulator/src',
      '--config',
      '.dependency-cruiser.cjs',
    ],
    fix: 'move the code or pass it in; docs/architecture.md says who may import whom',
  },
  {
    name: 'dead code',
    run: [commandOf('knip', 'knip'), '--no-progress'],
    fix: 'remove what nobody uses, or list the new entry in knip.json',
  },
  { name: 'tests', run: [join(root, 'run', 'test.mjs')], fix: 'npm test -- <file> runs one file' },
];

for (const { name, run, fix } of checks) {
  process.stdout.write(`${name} …\n`);
  const { status } = spawnSync(process.execPath, run, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    process.stderr.write(`\n${name} failed. To mend it: ${fix}\n`);
    // The tests have said their own closing line; it stays the last one on stdout.
    if (name !== 'tests') process.stdout.write('0 passed, 1 failed\n');
    process.exit(1);
  }
}
